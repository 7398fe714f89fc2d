using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;

namespace RodeDraad.Registration;

/// <summary>What came before and after each stay of a person in the same house. Other houses are not looked at: a row would tell one house of another.</summary>
internal sealed class StayHistory
{
    private readonly Dictionary<ClientId, List<StayTime>> stays;
    private readonly Func<ClientId, ClientId> personOf;
    private readonly Instant now;

    /// <param name="times">All stays of the house.</param>
    /// <param name="personOf">The same for all records of one person.</param>
    /// <param name="now">The end of the observation.</param>
    public StayHistory(IEnumerable<StayTime> times, Func<ClientId, ClientId> personOf, Instant now)
    {
        (this.personOf, this.now) = (personOf, now);
        stays = times.GroupBy(time => personOf(time.Client)).ToDictionary(person => person.Key, person => person.OrderBy(time => time.FromAt).ToList());
    }

    /// <summary>Stays that ended before this one began.</summary>
    public int Earlier(CountedStay stay) => Of(stay).Count(other => other.UntilAt <= stay.FromAt);

    /// <summary>The last of those.</summary>
    public StayTime? Before(CountedStay stay) => Of(stay).LastOrDefault(other => other.UntilAt <= stay.FromAt);

    /// <summary>The first stay that began after this one ended.</summary>
    public StayTime? After(CountedStay stay) => Of(stay).FirstOrDefault(other => other.Id != stay.Id && other.FromAt >= stay.UntilAt);

    /// <summary>Whole days from the end of a stay until the next one, or until now; none after a death or while the stay runs.</summary>
    public int? DaysObserved(CountedStay stay) => stay.UntilAt is not { } left || stay.EndReason == "deceased" ? null : (int)Math.Max(0, Math.Floor(((After(stay)?.FromAt ?? now) - left).TotalDays));

    private List<StayTime> Of(CountedStay stay) => stays.GetValueOrDefault(personOf(stay.Client), []);
}
