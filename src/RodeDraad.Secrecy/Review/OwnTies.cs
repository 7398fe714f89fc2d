using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A file that is closed to an account because the person said so, and what came of it when that was a mistake. Neither name nor reference: who the client is stays closed too (rule G4), and whoever said it knows it by kind and time.</summary>
/// <param name="Kind">Code of <c>tie-kind</c>, or empty once the tie was ended.</param>
/// <param name="DeclaredAt">As far as the log still says it.</param>
/// <param name="AskedAt">When the person said that it was a mistake.</param>
/// <param name="Outcome">Code of <c>tie-outcome</c>, or empty as long as the auditor did not answer.</param>
public sealed record OwnTie(ClientId Client, string Kind, Instant? DeclaredAt, Instant? AskedAt, LocalDate? DueOn, string Outcome, string Answer);

/// <summary>The ties of the account in the house where it works now, and for ninety days what the auditor answered. Shows nothing of anybody.</summary>
public sealed class OwnTies(IDatabase database, Caller caller, IClock clock)
{
    private static readonly Duration Told = Duration.FromDays(90);

    public Task<IReadOnlyList<OwnTie>> Read(CancellationToken cancel) => database.Read<IReadOnlyList<OwnTie>>(
        async db =>
        {
            if (caller.Hat is not { } hat)
            {
                return [];
            }

            var since = clock.GetCurrentInstant() - Told;
            var kinds = await Ties.Declared(db, hat.Account, hat.Organisation).ToDictionaryAsync(t => t.Client, t => t.Kind, cancel);
            var asked = (await Asked(db, hat).Where(i => i.ClosedAt == null || i.ClosedAt > since).OrderBy(i => i.LastAt).ToListAsync(cancel))
                .Where(i => i.Outcome != CloseReviewItem.TieEnded || !kinds.ContainsKey(new(i.Client))) // declared anew since
                .GroupBy(i => new ClientId(i.Client)).ToDictionary(items => items.Key, items => items.Last());
            var clients = kinds.Keys.Union(asked.Keys).ToList();
            var ids = clients.ConvertAll(c => (Guid?)c.Value);
            var days = (await Declarations(db, hat).Where(a => ids.Contains(a.Client)).OrderBy(a => a.Sequence).ToListAsync(cancel)).ToLookup(a => a.Client!.Value, a => (Instant?)a.RecordedAt);
            return [.. clients.Select(client =>
            {
                var ask = asked.GetValueOrDefault(client);
                return new OwnTie(client, kinds.GetValueOrDefault(client, ""), days[client.Value].LastOrDefault(), ask?.LastAt, ask?.DueOn, ask?.Outcome ?? "", ask?.ClosedAt is null ? "" : ask.Reason);
            }).OrderByDescending(tie => tie.DeclaredAt)];
        },
        cancel);

    /// <summary>Where the account said that a tie was a mistake.</summary>
    internal static IQueryable<ReviewItem> Asked(CircuitDb db, Hat hat) => db.Set<ReviewItem>().AsNoTracking()
        .Where(i => i.OrganisationId == hat.Organisation && i.Rule == ReviewItem.TieWrong && i.AccountId == hat.Account);

    /// <summary>The acts by which the account declared its ties.</summary>
    internal static IQueryable<AuditRecord> Declarations(CircuitDb db, Hat hat)
    {
        var (house, account) = (hat.Organisation.Value, hat.Account.Value);
        return db.Set<AuditRecord>().AsNoTracking().Where(a => a.ClientOrganisation == house && a.Account == account && a.Event == "create" && (a.Record == "tie/own" || a.Record == "tie/relative"));
    }
}
