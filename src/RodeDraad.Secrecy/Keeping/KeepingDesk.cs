using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>A record that has been kept long enough.</summary>
public sealed record DueFile(ClientId Client, string Reference, string Kind, LocalDate LastContact, LocalDate KeepUntil, string Ground);

/// <summary>A destruction that waits for a second person.</summary>
/// <param name="Own">Proposed by whoever looks: somebody else must confirm.</param>
public sealed record OpenDestruction(Guid Id, string Reference, string Ground, string ProposedBy, Instant ProposedAt, bool Own);

/// <summary>A legal hold that stands, or waits for a second person.</summary>
/// <param name="Confirmed">A second person confirmed it.</param>
/// <param name="LiftReason">Why it should be lifted; empty when nobody asked.</param>
/// <param name="Overdue">The day of its review has passed.</param>
/// <param name="OwnLift">Whoever looks asked to lift it.</param>
public sealed record OpenHold(Guid Id, string Reference, string Reason, LocalDate ReviewOn, string AskedBy, bool Own, bool Confirmed, string LiftReason, bool OwnLift, bool Overdue);

/// <summary>What management keeps and lets go.</summary>
/// <param name="DueCount">How many are due; the list shows the oldest.</param>
/// <param name="ListNamed">There is a shred list: without one nothing can be destroyed.</param>
public sealed record KeepingPage(
    IReadOnlyList<DueFile> Due,
    int DueCount,
    IReadOnlyList<OpenDestruction> Proposals,
    IReadOnlyList<OpenHold> Holds,
    IReadOnlyList<RetentionTerm> Terms,
    bool ListNamed);

/// <summary>Reads which records are due, which destructions and holds wait for a second person. References and days, no names.</summary>
public sealed class KeepingDesk(Door door, IEnumerable<IClientRecords> rooms, ShredList list)
{
    /// <summary>Longest list that is shown.</summary>
    private const int Longest = 100;

    /// <summary>For hats that lead; others get <c>keeping.only-leads</c>.</summary>
    public async Task<Outcome<KeepingPage>> Read(CancellationToken cancel)
    {
        var outcome = await door.Read(Keeping.Asked("keeping"), async session => Tuple.Create(session.Hat.Leads ? await Page(session, cancel) : null), cancel);
        return outcome.Refusal is not null ? outcome.Refused<KeepingPage>() : outcome.Value.Item1 is { } page ? page : new Refusal("keeping.only-leads");
    }

    private async Task<KeepingPage> Page(Session session, CancellationToken cancel)
    {
        var (db, house, today) = (session.Db, session.Hat.Organisation, session.Now.LocalDate());
        var tied = Ties.Closed(db, session.Hat.Account, house);
        var proposed = await db.Set<Destruction>().Where(d => d.OrganisationId == house && d.CarriedOutAt == null && d.DeclinedAt == null && !tied.Any(own => own == d.ClientId)).OrderBy(d => d.ProposedAt).ToListAsync(cancel);
        var holds = await db.Set<LegalHold>().Where(h => h.OrganisationId == house && h.LiftedAt == null && !tied.Any(own => own == h.ClientId)).OrderBy(h => h.ReviewOn).ToListAsync(cancel);
        var files = await KeptFiles.Of(db, rooms, house, session.Now, cancel);
        var own = await tied.ToListAsync(cancel);
        var due = files.Where(f => f.DueOn(today) && !own.Exists(f.Together.Contains) && !proposed.Exists(d => d.ClientId == f.Client)).OrderBy(f => f.KeepUntil).ToList();
        var references = await ClientHead.Of(db, house).ToDictionaryAsync(c => c.Id, c => c.Reference, cancel);
        var names = await Names.OfAccounts(db, proposed.Select(d => d.ProposedBy).Concat(holds.Select(h => h.AskedBy)), cancel);
        var texts = await session.TextsOf(house, holds.Select(h => h.ClientId), cancel);
        foreach (var client in due.Take(Longest).Select(f => f.Client).Concat(proposed.Select(d => d.ClientId)).Concat(holds.Select(h => h.ClientId)))
        {
            session.Showed(new(house, client));
        }

        return new(
            [.. due.Take(Longest).Select(f => new DueFile(f.Client, f.Reference, f.Term.Kind, f.LastContact, f.KeepUntil, f.Term.Ground))],
            due.Count,
            [.. proposed.Select(d => new OpenDestruction(d.Id, references.GetValueOrDefault(d.ClientId, ""), d.Ground, names.Account(d.ProposedBy.Value), d.ProposedAt, d.ProposedBy == session.Hat.Account))],
            [.. holds.Select(h => Hold(h, session, (references.GetValueOrDefault(h.ClientId, ""), names.Account(h.AskedBy.Value)), texts.GetValueOrDefault(h.ClientId, ClientTexts.None)))],
            await Retention.At(db, house, today, cancel),
            list.Named);
    }

    private static OpenHold Hold(LegalHold hold, Session session, (string Reference, string AskedBy) said, ClientTexts texts) => new(
        hold.Id,
        said.Reference,
        texts.Open(LegalHoldActs.Table, hold.Reason),
        hold.ReviewOn,
        said.AskedBy,
        hold.AskedBy == session.Hat.Account,
        hold.ConfirmedAt is not null,
        texts.Open(LegalHoldActs.Table, hold.LiftReason),
        hold.LiftAskedBy == session.Hat.Account,
        hold.ReviewOn < session.Now.LocalDate());
}
