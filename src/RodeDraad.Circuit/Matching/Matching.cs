using NodaTime;

namespace RodeDraad.Circuit;

/// <summary>Holds what somebody needs against what services offer, and says why. It never decides: the client chooses, the service answers.</summary>
public static class Matching
{
    /// <summary>Days of waiting from which it is said to be long.</summary>
    internal const int LongWait = 28;

    /// <summary>Days after which a number of free places says nothing any more.</summary>
    internal const int FreshDays = 7;

    /// <summary>Every offer with its reasons, in the order in which it is shown: fewest conditions in the way, fewest wishes unmet, fewest questions open, shortest wait, nearest, name.</summary>
    public static IReadOnlyList<Candidate> Rank(Need need, IEnumerable<Offer> offers, Instant now, LocalDate today) =>
    [
        .. offers.Select(offer => Weigh(need, offer, now, today))
            .OrderBy(c => c.Count(Weighs.Against))
            .ThenBy(c => c.Count(Weighs.Less))
            .ThenBy(c => c.Count(Weighs.Open))
            .ThenBy(c => c.Offer.WaitingDays?.Value ?? int.MaxValue)
            .ThenBy(c => c.Kilometres ?? double.MaxValue)
            .ThenBy(c => c.Offer.Name, StringComparer.Ordinal),
    ];

    /// <summary>One offer with its reasons.</summary>
    public static Candidate Weigh(Need need, Offer offer, Instant now, LocalDate today)
    {
        var reasons = new List<Reason>();
        var kilometres = need.From is { } from && offer.Place.Position is { } to ? from.KilometresTo(to) : (double?)null;
        Conditions(need, offer, reasons);
        reasons.AddRange(Circumstances(need, offer.Welcome));
        Wishes(need, offer, kilometres, reasons);
        reasons.AddRange(need.Earlier.Where(e => e.Service == offer.Service && e.Outcome is "refused" or "no-show").Select(e => new Reason("earlier", Weighs.Less, e.Outcome, e.On, e.Why)));
        reasons.AddRange(Places(offer, now, today));
        return new(offer, reasons, kilometres);
    }

    private static void Conditions(Need need, Offer offer, List<Reason> reasons)
    {
        var welcome = offer.Welcome;
        OneOf("module", need.Modules, offer.Modules, needed: true, reasons);
        if (welcome.AgeFrom is not null || welcome.AgeUntil is not null)
        {
            var weighs = need.Age is not { } age ? Weighs.Open : age < (welcome.AgeFrom ?? 0) || age > (welcome.AgeUntil ?? int.MaxValue) ? Weighs.Against : Weighs.For;
            reasons.Add(new("age", weighs, welcome.AgeFrom ?? 0, welcome.AgeUntil ?? 0));
        }

        if (welcome.Sex.Length > 0)
        {
            reasons.Add(new("sex", need.Sex is "" or "unknown" ? Weighs.Open : need.Sex == welcome.Sex ? Weighs.For : Weighs.Against, welcome.Sex));
        }

        if (welcome.Substances.Count > 0)
        {
            OneOf("substances", SubstanceFamilies.CoveredBy(need.Substances), welcome.Substances, needed: true, reasons);
        }

        if (welcome.Regions.Count > 0)
        {
            OneOf("region", need.Region.Length > 0 ? [need.Region] : [], welcome.Regions, needed: true, reasons, asked: true);
        }
    }

    private static IEnumerable<Reason> Circumstances(Need need, Welcome welcome)
    {
        foreach (var holds in need.Circumstances)
        {
            var said = welcome.Circumstances.GetValueOrDefault(holds, "");
            yield return new("circumstance", said switch { Welcome.No => Weighs.Against, "" => Weighs.Open, _ => Weighs.For }, holds, said);
        }

        foreach (var (only, _) in welcome.Circumstances.Where(c => c.Value == Welcome.Only && !need.Circumstances.Contains(c.Key)))
        {
            yield return new("circumstance", need.Not.Contains(only) ? Weighs.Against : Weighs.Open, only, Welcome.Only);
        }
    }

    private static void Wishes(Need need, Offer offer, double? kilometres, List<Reason> reasons)
    {
        OneOf("language", need.Languages, offer.Languages, needed: false, reasons);
        foreach (var needed in need.Accessibility)
        {
            reasons.Add(new("accessibility", offer.Place.Accessibility.Contains(needed) ? Weighs.For : offer.Place.Accessibility.Count == 0 ? Weighs.Open : Weighs.Against, needed));
        }

        void Hours(string code, bool wanted, Func<Opening, bool> then)
        {
            if (wanted)
            {
                reasons.Add(new(code, offer.Hours.Any(then) ? Weighs.For : offer.Hours.Count == 0 ? Weighs.Open : Weighs.Less));
            }
        }

        Hours("evening", need.Evening, hours => hours.InTheEvening);
        Hours("weekend", need.Weekend, hours => hours.InTheWeekend);
        if (need.Municipality.Length > 0 && offer.Travel.TryGetValue(Kernel.Spelling.Letters(need.Municipality), out var minutes))
        {
            reasons.Add(new("travel", Weighs.For, minutes)); // told, and not weighed: it orders nothing
        }

        if (kilometres is { } km)
        {
            reasons.Add(new("distance", km > need.TooFarKm ? Weighs.Less : Weighs.For, (int)Math.Round(km)));
        }
        else if (need.TooFarKm is not null)
        {
            reasons.Add(new("distance", Weighs.Open));
        }
    }

    private static IEnumerable<Reason> Places(Offer offer, Instant now, LocalDate today)
    {
        if (offer.Free is { } free)
        {
            var days = (int)(now - free.At).TotalDays;
            yield return new("places", days > FreshDays ? Weighs.Open : free.Value > 0 ? Weighs.For : Weighs.Less, free.Value, days);
        }

        if (offer.WaitingDays is { } wait)
        {
            yield return new("waiting", wait.Value >= LongWait ? Weighs.Less : Weighs.For, wait.Value);
        }

        if (offer.Stale(today))
        {
            yield return new("stale", Weighs.Open);
        }
    }

    /// <summary>One of what is wanted is offered. What nobody told is open, what is offered otherwise stands in the way, or is a wish unmet.</summary>
    private static void OneOf(string code, IReadOnlyList<string> wanted, IReadOnlyList<string> offered, bool needed, List<Reason> reasons, bool asked = false)
    {
        if (wanted.Count == 0)
        {
            if (asked)
            {
                reasons.Add(new(code, Weighs.Open, [.. offered]));
            }

            return;
        }

        var common = wanted.Intersect(offered).ToList();
        reasons.Add(common.Count > 0 ? new(code, Weighs.For, [.. common]) : new(code, offered.Count == 0 ? Weighs.Open : needed ? Weighs.Against : Weighs.Less, [.. wanted]));
    }
}
