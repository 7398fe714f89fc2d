using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What was asked of services that do a module; a number from one to four is null.</summary>
/// <param name="Module">Code of <c>type-module</c>.</param>
/// <param name="Referrals">Referrals that houses of the region sent to such services, wherever they are.</param>
/// <param name="Refused">Of those, how many were refused.</param>
/// <param name="Unanswered">Of those, how many waited for an answer longer than is agreed.</param>
/// <param name="Waits">Waits that began for such services of the region.</param>
public sealed record ModuleDemand(string Module, int? Referrals, int? Refused, int? Unanswered, int? Waits);

/// <summary>The referrals that houses of the region sent; a number from one to four is null.</summary>
/// <param name="OutOfRegion">Of those sent, how many to a service of another region.</param>
/// <param name="Started">Of those sent, how many began.</param>
/// <param name="MedianKilometres">Between the municipality of the client and the service where it began, as the crow flies; null with fewer than five of which both are known.</param>
/// <param name="Measured">How many of those that began it is the middle of.</param>
public sealed record ReferralGap(int? Sent, int? Refused, int? Unanswered, int? OutOfRegion, int? Started, double? MedianKilometres, int? Measured);

/// <summary>A municipality on the map of the region.</summary>
/// <param name="At">The middle of the services there.</param>
/// <param name="Referred">Referrals of clients who live there; null from one to four.</param>
public sealed record GapPlace(string Municipality, Position At, int Services, int? Referred);

/// <summary>A referral as these numbers need it: no client.</summary>
/// <param name="Region">Where the service is that was asked.</param>
/// <param name="Municipality">Where the client lives, or empty.</param>
internal sealed record SentReferral(ServiceId Service, string Region, Instant SentAt, bool Answered, bool Refused, bool TakenBack, bool Started, string Municipality);

/// <summary>Counts what was asked beside what there is. The queries read rows of all houses of a region; nothing of a client leaves but numbers of five and more.</summary>
internal static class GapDemand
{
    /// <summary>Days after which a referral without an answer counts as unanswered: those of opening and of answering.</summary>
    public static readonly int AnswerDays = ReferralSteps.Next(ReferralState.Sent).Days + ReferralSteps.Next(ReferralState.Seen).Days;

    /// <summary>The referrals that these houses sent in a period.</summary>
    public static async Task<List<SentReferral>> Sent(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant begin, Instant end, CancellationToken cancel)
    {
        var rows = await (from r in db.Set<Referral>()
                          where houses.Contains(r.OrganisationId) && r.SentAt >= begin && r.SentAt < end
                          join s in ListedService.All(db) on r.ToService equals s.Id
                          join c in ClientPlace.All(db) on new { Organisation = r.OrganisationId, Client = r.ClientId } equals new { c.Organisation, c.Client } into lives
                          from c in lives.DefaultIfEmpty()
                          select new { r.ToService, s.Region, SentAt = r.SentAt!.Value, Answered = r.AnsweredAt != null, Refused = r.Refusal != "", r.State, Started = r.StartedOn != null, Municipality = c.Municipality ?? "" }).ToListAsync(cancel);
        return [.. rows.Select(r => new SentReferral(r.ToService, r.Region, r.SentAt, r.Answered, r.Refused, r.State == ReferralState.Withdrawn.Word(), r.Started, r.Municipality))];
    }

    /// <summary>For which services the waits of a period are, one for each wait.</summary>
    public static Task<List<ServiceId>> Waits(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant begin, Instant end, CancellationToken cancel) =>
        db.Set<ServiceWait>().Where(w => houses.Contains(w.OrganisationId) && w.FromAt >= begin && w.FromAt < end).Select(w => w.ServiceId).ToListAsync(cancel);

    public static ModuleDemand Of(string module, IReadOnlyDictionary<ServiceId, Offer> offers, IReadOnlyList<SentReferral> sent, IReadOnlyList<ServiceId> waits, Instant now)
    {
        bool Does(ServiceId service) => offers.TryGetValue(service, out var offer) && offer.Modules.Contains(module);
        var asked = sent.Where(r => Does(r.Service)).ToList();
        return new(module, FewPeople.Hide(asked.Count), FewPeople.Hide(asked.Count(r => r.Refused)), FewPeople.Hide(asked.Count(r => Late(r, now))), FewPeople.Hide(waits.Count(Does)));
    }

    public static ReferralGap Of(string region, IReadOnlyDictionary<ServiceId, Offer> offers, IReadOnlyList<SentReferral> sent, Instant now)
    {
        var towns = Towns(offers.Values);
        var kilometres = sent.Where(r => r.Started).Select(r => towns.TryGetValue(Spelling.Letters(r.Municipality), out var home) && offers.GetValueOrDefault(r.Service)?.Place.Position is { } there ? home.KilometresTo(there) : (double?)null).OfType<double>().Order().ToList();
        return new(
            FewPeople.Hide(sent.Count),
            FewPeople.Hide(sent.Count(r => r.Refused)),
            FewPeople.Hide(sent.Count(r => Late(r, now))),
            FewPeople.Hide(sent.Count(r => r.Region != region)),
            FewPeople.Hide(sent.Count(r => r.Started)),
            kilometres.Count < FewPeople.Enough ? null : (kilometres[(kilometres.Count - 1) / 2] + kilometres[kilometres.Count / 2]) / 2,
            FewPeople.Hide(kilometres.Count));
    }

    /// <summary>The municipalities in which a service of the region has told where it is, most services first.</summary>
    public static IReadOnlyList<GapPlace> Places(IReadOnlyList<Offer> offers, IReadOnlyList<SentReferral> sent)
    {
        var (towns, lives) = (Towns(offers), sent.ToLookup(r => Spelling.Letters(r.Municipality)));
        return
        [
            .. offers.Where(o => o.Place.Municipality.Length > 0).GroupBy(o => Spelling.Letters(o.Place.Municipality)).Where(town => towns.ContainsKey(town.Key))
                .Select(town => new GapPlace(town.First().Place.Municipality, towns[town.Key], town.Count(), FewPeople.Hide(lives[town.Key].Count())))
                .OrderByDescending(place => place.Services).ThenBy(place => place.Municipality, StringComparer.Ordinal),
        ];
    }

    private static bool Late(SentReferral sent, Instant now) => !sent.Answered && !sent.TakenBack && now - sent.SentAt > Duration.FromDays(AnswerDays);

    private static Dictionary<string, Position> Towns(IEnumerable<Offer> offers) => offers.Where(o => o.Place.Position is not null && o.Place.Municipality.Length > 0)
        .GroupBy(o => Spelling.Letters(o.Place.Municipality), o => o.Place.Position!.Value).ToDictionary(town => town.Key, town => new Position(town.Average(p => p.Latitude), town.Average(p => p.Longitude)));
}
