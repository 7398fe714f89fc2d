using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One opening of one client's record by a professional.</summary>
/// <param name="ByConsent">The client's consent opened it: the record of another house, for a reader whose own team cared for the person at that instant (rules Y0, Y8).</param>
internal sealed record Reading(Guid AuditId, Instant At, AccountId Account, ClientKey Client, bool ByConsent);

/// <summary>The readings of one organisation in one week, and how much each person read on the ninety days before.</summary>
internal sealed class Readings
{
    public static readonly string[] Events = ["read", "vread", "export"];

    private static readonly string[] Professional =
        [.. new[] { Role.Psychiatrist, Role.Psychologist, Role.CrisisNurse, Role.CaseManager, Role.SocialWorker, Role.OfficeAdmin }.Select(PolicyWords.Of)];

    public required OrganisationId Organisation { get; init; }

    public required Interval Week { get; init; }

    public required IReadOnlyList<Reading> OfWeek { get; init; }

    /// <summary>Readings per person and local day, on the ninety days before the week.</summary>
    public required ILookup<AccountId, int> Before { get; init; }

    /// <summary>Somebody and a client, with all openings.</summary>
    public IEnumerable<IGrouping<(AccountId Account, ClientKey Client), Reading>> Pairs => OfWeek.GroupBy(r => (r.Account, r.Client));

    /// <summary>All readings by professionals, whatever they led to.</summary>
    public static IQueryable<AuditRecord> In(CircuitDb db) => db.Set<AuditRecord>().AsNoTracking()
        .Where(a => a.Outcome == 0 && a.Client != null && a.Account != null && Events.Contains(a.Event) && Professional.Contains(a.Role));

    public static async Task<Readings> Of(CircuitDb db, OrganisationId organisation, LocalDate monday, CancellationToken cancel)
    {
        var week = new Interval(LocalTimes.StartOf(monday), LocalTimes.StartOf(monday.PlusDays(7)));
        var (since, from, until, house) = (LocalTimes.StartOf(monday.PlusDays(-90)), week.Start, week.End, organisation.Value);
        var ofWeek = await In(db).Where(a => a.Organisation == house && a.RecordedAt >= from && a.RecordedAt < until).OrderBy(a => a.Sequence)
            .Select(a => new { a.Id, a.RecordedAt, a.Account, a.ClientOrganisation, a.Client, ByConsent = a.Evidence.Contains("consent/") }).ToListAsync(cancel);
        var before = await In(db).Where(a => a.Organisation == house && a.RecordedAt >= since && a.RecordedAt < from).Select(a => new { a.Account, a.RecordedAt }).ToListAsync(cancel);
        return new()
        {
            Organisation = organisation,
            Week = week,
            OfWeek = ofWeek.ConvertAll(a => new Reading(a.Id, a.RecordedAt, new(a.Account!.Value), new(new(a.ClientOrganisation!.Value), new(a.Client!.Value)), a.ByConsent)),
            Before = before.GroupBy(a => (Account: new AccountId(a.Account!.Value), Day: a.RecordedAt.LocalDate())).ToLookup(day => day.Key.Account, day => day.Count()),
        };
    }
}
