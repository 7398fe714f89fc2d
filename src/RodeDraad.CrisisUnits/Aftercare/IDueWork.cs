using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>Kinds of work of another room, for whoever wears the hat or for the team.</summary>
public enum DueKind
{
    /// <summary>A referral of an own client, which the worker follows.</summary>
    Referral,

    /// <summary>A referral that came in to a service of the team.</summary>
    Received,

    /// <summary>Somebody who waits for a service of the team is to be called.</summary>
    Wait,

    /// <summary>Something that the worker took on at a consultation.</summary>
    AgreedTask,

    /// <summary>A consultation at which the worker is expected.</summary>
    Consultation,
}

/// <summary>Something of another room that is due.</summary>
/// <param name="Client">The own client, or null while nobody knows who it is or it is a client of another house.</param>
/// <param name="Step">Code of what is to be done, or empty.</param>
/// <param name="DueOn">The last local day on which it is in time, or the day of the consultation.</param>
/// <param name="Where">Name of a service, or empty.</param>
public sealed record DueWork(DueKind Kind, Guid Id, ClientId? Client, string Step, LocalDate DueOn, string Where)
{
    /// <summary>The time of a consultation.</summary>
    public Instant? At { get; init; }

    /// <summary>The consultation of a task, or as whom one was invited to that of another house.</summary>
    public Guid? Within { get; init; }

    /// <summary>The other house is to do it.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>What every room has to be done until a day.</summary>
    public static async Task<List<DueWork>> Of(IEnumerable<IDueWork> rooms, Session session, LocalDate until, CancellationToken cancel)
    {
        var due = new List<DueWork>();
        foreach (var room in rooms)
        {
            due.AddRange(await room.Until(session, until, cancel));
        }

        return due;
    }
}

/// <summary>Work of another room for the pages that tell what is due today. One query: these pages are opened all day.</summary>
public interface IDueWork
{
    /// <summary>What is due until a day, most pressing first.</summary>
    Task<IReadOnlyList<DueWork>> Until(Session session, LocalDate until, CancellationToken cancel);
}

/// <summary>Something due, with the client as far as the list may show who it is.</summary>
/// <param name="DaysLeft">Local days until it is overdue: 0 is today, negative is overdue.</param>
public sealed record DueLine(DueWork Work, ClientLine? Client, int DaysLeft)
{
    /// <summary>The lines of what is due; a client whom the list may not show gives none.</summary>
    public static IReadOnlyList<DueLine> Of(IEnumerable<DueWork> due, IReadOnlyDictionary<ClientId, ClientLine> clients, LocalDate today) =>
        [.. due.Where(work => work.Client is not { } client || clients.ContainsKey(client)).Select(work => new DueLine(work, work.Client is { } id ? clients[id] : null, Period.DaysBetween(today, work.DueOn)))];
}
