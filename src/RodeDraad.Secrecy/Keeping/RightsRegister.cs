using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A request of a client, with its clock.</summary>
/// <param name="TargetOn">Five working days after it was asked: what the house aims at.</param>
/// <param name="LawOn">One month after it was asked: the last day by law (GDPR art. 12(3)).</param>
/// <param name="Answer">Code of <c>rights-answer</c>, or empty while it is open.</param>
/// <param name="Late"><c>law</c> past the month, <c>target</c> past the five days, empty in time.</param>
public sealed record RequestLine(Guid Id, string Kind, LocalDate AskedOn, string Said, LocalDate TargetOn, LocalDate LawOn, string Answer, string Reason, string AnsweredBy, Instant? AnsweredAt, string Late, int Version)
{
    /// <summary>Working days within which the house wants to answer.</summary>
    private const int TargetDays = 5;

    internal static RequestLine Of(RightsRequest r, ClientTexts texts, Names names, LocalDate today)
    {
        var (target, law) = (WorkingDays.After(r.AskedOn, TargetDays), r.AskedOn.PlusMonths(1));
        var on = r.AnsweredAt?.LocalDate() ?? today;
        return new(
            r.Id,
            r.Kind,
            r.AskedOn,
            texts.Open(Rights.Requests, r.Said),
            target,
            law,
            r.Answer,
            texts.Open(Rights.Requests, r.Reason),
            names.Account(r.AnsweredBy?.Value),
            r.AnsweredAt,
            on > law ? "law" : on > target ? "target" : "",
            r.Version);
    }
}

/// <summary>A part of a record that is closed.</summary>
/// <param name="Category">Code of <c>category</c>.</param>
public sealed record ClosedPart(Guid Id, string Category, string Reason, Instant FromAt, string ClosedBy);

/// <summary>What a client asked, said beside entries, and had closed.</summary>
public sealed record RightsPage(ClientLine Client, IReadOnlyList<RequestLine> Requests, IReadOnlyList<AddendumLine> Addenda, IReadOnlyList<ClosedPart> Closed);

/// <summary>Reads the register of one client.</summary>
public sealed class RightsRegister(Door door)
{
    public Task<Outcome<RightsPage>> Read(ClientKey client, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Consent, client) { Record = "rights" }, session => Page(session, client, cancel), cancel);

    private static async Task<RightsPage?> Page(Session session, ClientKey key, CancellationToken cancel)
    {
        var db = session.Db;
        if (await ClientLine.Of(db, key.Organisation).SingleOrDefaultAsync(c => c.Id == key.Client, cancel) is not { } client)
        {
            return null;
        }

        var requests = await db.Set<RightsRequest>().Where(r => r.OrganisationId == key.Organisation && r.ClientId == key.Client).OrderByDescending(r => r.AskedOn).ToListAsync(cancel);
        var closed = await db.Set<Restriction>().Where(r => r.OrganisationId == key.Organisation && r.ClientId == key.Client && r.UntilAt == null).OrderBy(r => r.FromAt).ToListAsync(cancel);
        var texts = await session.Texts(key, requests.Select(r => r.Said).Concat(closed.Select(c => c.Reason)), cancel);
        var names = await Names.OfAccounts(db, requests.Select(r => r.AnsweredBy).OfType<AccountId>().Concat(closed.Select(c => c.ClosedBy)), cancel);
        return new(
            client,
            [.. requests.Select(r => RequestLine.Of(r, texts, names, session.Now.LocalDate()))],
            await Addenda.Of(session, key, cancel),
            [.. closed.Select(c => new ClosedPart(c.Id, c.Category, texts.Open(Restrictions.Table, c.Reason), c.FromAt, names.Account(c.ClosedBy.Value)))]);
    }
}

/// <summary>What a client said beside an entry.</summary>
/// <param name="Entry">Kind and id of the entry.</param>
/// <param name="Reason">Why the entry stands, when it was not accepted as a correction.</param>
public sealed record AddendumLine(string Entry, string Said, bool Accepted, string Reason, string WrittenBy, Instant WrittenAt);

/// <summary>Reads what clients said beside entries, for the pages of those entries.</summary>
public static class Addenda
{
    internal const string Table = "addenda";

    /// <summary>The addenda of a client, or only those beside one entry; empty for who may not read what the client asked.</summary>
    public static async Task<IReadOnlyList<AddendumLine>> Of(Session session, ClientKey client, CancellationToken cancel, string? entry = null)
    {
        var addenda = await session.Db.Set<Addendum>()
            .Where(a => a.OrganisationId == client.Organisation && a.ClientId == client.Client && (entry == null || a.Entry == entry)).OrderBy(a => a.WrittenAt).ToListAsync(cancel);
        if (addenda.Count == 0 || session.MayRead(Cat.Consent) != Level.Full)
        {
            return [];
        }

        var texts = await session.Texts(client, cancel);
        var names = await Names.OfAccounts(session.Db, addenda.Select(a => a.WrittenBy), cancel);
        return [.. addenda.Select(a => new AddendumLine(a.Entry, texts.Open(Table, a.Said), a.Accepted, texts.Open(Table, a.Reason), names.Account(a.WrittenBy.Value), a.WrittenAt))];
    }
}

/// <summary>Which parts of a record the client had closed (GDPR art. 18).</summary>
public static class Restrictions
{
    internal const string Table = "restrictions";

    /// <summary>The parts that can be closed: content, not who the client is, whether he is here, or what he asked.</summary>
    public static IReadOnlyList<Cat> MayClose { get; } = [Cat.Plan, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Social, Cat.Jud, Cat.Meeting];

    /// <summary>The closed parts of a client's record at an instant, in the snapshot of the data: for the facts behind decisions.</summary>
    public static async Task<IReadOnlyList<Cat>> Closed(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel)
    {
        var words = await db.Set<Restriction>()
            .Where(r => r.OrganisationId == client.Organisation && r.ClientId == client.Client && r.FromAt <= now && (r.UntilAt == null || r.UntilAt > now))
            .Select(r => r.Category).ToListAsync(cancel);
        return [.. MayClose.Where(category => words.Contains(PolicyWords.Of(category)))];
    }
}
