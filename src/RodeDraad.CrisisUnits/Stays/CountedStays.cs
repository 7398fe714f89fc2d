using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>A stay in codes and times, for counting: no text is opened.</summary>
public sealed record CountedStay
{
    public required StayId Id { get; init; }

    public required ClientId Client { get; init; }

    public required ServiceId Unit { get; init; }

    public required Instant FromAt { get; init; }

    public required Instant? UntilAt { get; init; }

    public required string OverstayReason { get; init; }

    public required string EndReason { get; init; }

    public required IReadOnlyList<string> Destinations { get; init; }

    public required string NoDestinationReason { get; init; }

    /// <summary>Codes of the presentation that led to it; all empty when there was none.</summary>
    public required string AskedBy { get; init; }

    public required string PrimaryProblem { get; init; }

    public required string SecondaryProblem { get; init; }

    public required IReadOnlyList<string> Precipitating { get; init; }

    public required string Advice { get; init; }

    /// <summary>The substances told at the presentation, the main one first.</summary>
    public IReadOnlyList<SubstanceForm> Substances { get; init; } = [];

    /// <summary>The three ratings of the presentation, the first ones given, or null.</summary>
    public (int Danger, int Support, int Cooperation)? Rating { get; init; }

    /// <summary>When somebody of the unit reached the client, or somebody close, afterwards.</summary>
    public IReadOnlyList<Instant> ReachedAt { get; init; } = [];

    /// <summary>The step of the contacts with others was closed, done or skipped.</summary>
    public bool NetworkClosed { get; init; }
}

/// <summary>When somebody was somewhere, without where or why.</summary>
public sealed record StayTime(ClientId Client, StayId Id, Instant FromAt, Instant? UntilAt);

/// <summary>The stays of a house for the registration, in few queries however many there are.</summary>
public static class CountedStays
{
    private static readonly string[] Reached = ["reached", "via-other"];

    /// <summary>The crisis units of all houses, the oldest first.</summary>
    public static async Task<IReadOnlyList<(OrganisationId House, ServiceId Unit)>> Units(CircuitDb db, CancellationToken cancel)
    {
        var units = await db.Set<UnitSettings>().Select(s => new { s.OrganisationId, s.ServiceId }).Distinct().ToListAsync(cancel);
        return [.. units.OrderBy(u => u.ServiceId.Value).Select(u => (u.OrganisationId, u.ServiceId))];
    }

    /// <summary>When everybody of a house was admitted, ever: for what came before and after.</summary>
    public static Task<List<StayTime>> Times(CircuitDb db, OrganisationId house, CancellationToken cancel) =>
        db.Set<Stay>().Where(s => s.OrganisationId == house).Select(s => new StayTime(s.ClientId, s.Id, s.FromAt, s.UntilAt)).ToListAsync(cancel);

    /// <summary>The clients whose stays began in a period, as a query of another room.</summary>
    public static IQueryable<ClientId> Clients(CircuitDb db, OrganisationId house, Instant from, Instant until) => Began(db, house, from, until).Select(s => s.ClientId).Distinct();

    /// <summary>The stays that began in a period.</summary>
    /// <param name="until">The instant after the period.</param>
    public static async Task<IReadOnlyList<CountedStay>> Of(CircuitDb db, OrganisationId house, Instant from, Instant until, CancellationToken cancel)
    {
        var began = Began(db, house, from, until);
        var stays = await (from s in began
                           join p in db.Set<Presentation>() on new { s.OrganisationId, s.PresentationId } equals new { p.OrganisationId, PresentationId = (PresentationId?)p.Id } into asked
                           from p in asked.DefaultIfEmpty()
                           select new CountedStay
                           {
                               Id = s.Id,
                               Client = s.ClientId,
                               Unit = s.ServiceId,
                               FromAt = s.FromAt,
                               UntilAt = s.UntilAt,
                               OverstayReason = s.OverstayReason,
                               EndReason = s.EndReason,
                               Destinations = s.Destinations,
                               NoDestinationReason = s.NoDestinationReason,
                               AskedBy = p.AskedBy ?? "",
                               PrimaryProblem = p.PrimaryProblem ?? "",
                               SecondaryProblem = p.SecondaryProblem ?? "",
                               Precipitating = p.PrecipitatingDomains ?? new List<string>(),
                               Advice = p.Advice ?? "",
                           }).ToListAsync(cancel);
        var (uses, ratings, reached) = (await Uses(db, began, cancel), await Ratings(db, began, cancel), await ReachedAfter(db, began, cancel));
        var closed = await (from s in began
                            join m in db.Set<ModuleStep>() on new { s.OrganisationId, s.Id } equals new { m.OrganisationId, Id = m.StayId }
                            where m.Step == "intervention-network"
                            select s.Id).ToHashSetAsync(cancel);
        return [.. stays.Select(s => s with
        {
            Substances = [.. uses[s.Id]],
            Rating = ratings.TryGetValue(s.Id, out var rated) ? rated : null,
            ReachedAt = [.. reached[s.Id]],
            NetworkClosed = closed.Contains(s.Id),
        })];
    }

    private static IQueryable<Stay> Began(CircuitDb db, OrganisationId house, Instant from, Instant until) =>
        db.Set<Stay>().AsNoTracking().Where(s => s.OrganisationId == house && s.FromAt >= from && s.FromAt < until);

    private static async Task<ILookup<StayId, SubstanceForm>> Uses(CircuitDb db, IQueryable<Stay> began, CancellationToken cancel)
    {
        var uses = await (from s in began
                          join u in db.Set<SubstanceUse>() on new { s.OrganisationId, s.PresentationId } equals new { u.OrganisationId, PresentationId = (PresentationId?)u.PresentationId }
                          orderby u.Position
                          select new { s.Id, Use = new SubstanceForm { Substance = u.Substance, Route = u.Route, Frequency = u.Frequency, LastUse = u.LastUse, FirstAge = u.FirstAge, RegularAge = u.RegularAge } }).ToListAsync(cancel);
        return uses.ToLookup(u => u.Id, u => u.Use);
    }

    private static async Task<Dictionary<StayId, (int, int, int)>> Ratings(CircuitDb db, IQueryable<Stay> began, CancellationToken cancel)
    {
        var ratings = await (from s in began
                             join r in db.Set<CtrsRating>() on new { s.OrganisationId, s.PresentationId } equals new { r.OrganisationId, r.PresentationId }
                             where s.PresentationId != null
                             orderby r.RatedAt
                             select new { s.Id, r.Danger, r.Support, r.Cooperation }).ToListAsync(cancel);
        return ratings.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => (r.Danger, r.Support, r.Cooperation));
    }

    private static async Task<ILookup<StayId, Instant>> ReachedAfter(CircuitDb db, IQueryable<Stay> began, CancellationToken cancel)
    {
        var reached = await (from s in began
                             join f in db.Set<FollowUp>() on new { s.OrganisationId, Id = (StayId?)s.Id } equals new { f.OrganisationId, Id = f.StayId }
                             where f.ClosedAt != null && Reached.Contains(f.Outcome)
                             select new { s.Id, At = f.ClosedAt!.Value }).ToListAsync(cancel);
        return reached.ToLookup(r => r.Id, r => r.At);
    }
}
