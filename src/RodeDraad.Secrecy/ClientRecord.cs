using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>One part of a record as the asker may see it: in full, as summary, or only that it is closed.</summary>
/// <param name="Level">None is a gap: the asker may know that the part exists, not what it says.</param>
public sealed record RecordPart(Cat Category, Level Level, IReadOnlyList<RecordEntry> Entries, IReadOnlyList<RecordSummary> Summaries);

/// <summary>Reads a whole record, part by part, each at the level that the policy gives to whoever asks.</summary>
public sealed class ClientRecord(IEnumerable<IRecordPart> rooms)
{
    /// <summary>The parts of a care file, in the order in which a person reads them.</summary>
    public static IReadOnlyList<Cat> Parts { get; } =
        [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Social, Cat.Jud, Cat.Meeting, Cat.Third, Cat.Consent];

    /// <summary>All parts of the record that the session is about. Every part that is given is named in the audit.</summary>
    /// <param name="session">The pass through the door, about this client.</param>
    public Task<IReadOnlyList<RecordPart>> Read(Session session, ClientKey client, CancellationToken cancel) => Read(session, client, Parts, cancel);

    /// <summary>Only these parts: the audit names no other.</summary>
    public async Task<IReadOnlyList<RecordPart>> Read(Session session, ClientKey client, IEnumerable<Cat> only, CancellationToken cancel)
    {
        var together = await LinkedRecords.Ids(session.Db, client).ToListAsync(cancel);
        var parts = new List<RecordPart>();
        foreach (var category in only)
        {
            parts.Add(session.MayRead(category) switch
            {
                Level.Full => new(category, Level.Full, await Entries(session, client.Organisation, together, category, cancel), []),
                Level.Summary => new(category, Level.Summary, [], await Summaries(session, client.Organisation, together, category, cancel)),
                Level.None => new(category, Level.None, [], []),
            });
        }

        return parts;
    }

    private async Task<IReadOnlyList<RecordEntry>> Entries(Session session, OrganisationId organisation, List<ClientId> clients, Cat category, CancellationToken cancel)
    {
        var entries = new List<RecordEntry>();
        foreach (var room in rooms)
        {
            entries.AddRange(await room.Full(session, organisation, clients, category, cancel));
        }

        var (from, until) = session.Days(category);
        return [.. entries.Where(e => Within(e.At.LocalDate(), from, until)).OrderBy(e => e.At)];
    }

    private async Task<IReadOnlyList<RecordSummary>> Summaries(Session session, OrganisationId organisation, List<ClientId> clients, Cat category, CancellationToken cancel)
    {
        var summaries = new List<RecordSummary>();
        foreach (var room in rooms)
        {
            summaries.AddRange(await room.Summary(session, organisation, clients, category, cancel));
        }

        return summaries;
    }

    private static bool Within(LocalDate day, LocalDate? from, LocalDate? until) => (from is null || day >= from) && (until is null || day <= until);
}
