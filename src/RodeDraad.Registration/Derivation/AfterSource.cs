using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Registration;

/// <summary>Whether a case manager went along, and whether somebody spoke with the client soon after the stay.</summary>
internal sealed class AfterSource(IEnumerable<CountedCase> cases, ILookup<ClientId, Instant> spoken, Func<ClientId, ClientId> personOf, Instant now) : ISource
{
    /// <summary>Local days after the day of discharge in which a contact is aftercare.</summary>
    private const int WithinDays = 7;

    private readonly ILookup<ClientId, CountedCase> cases = cases.ToLookup(one => personOf(one.Client));
    private readonly ILookup<ClientId, Instant> spoken = spoken.SelectMany(client => client.Select(at => (Client: client.Key, At: at))).ToLookup(pair => personOf(pair.Client), pair => pair.At);

    public IReadOnlyList<string> Begins { get; } = ["case", "follow-up"];

    public IReadOnlyList<string>? Told(string place, CountedStay stay) => place switch
    {
        "case" => Said.YesNo(cases[personOf(stay.Client)].Any(one => one.Stay == stay.Id || Runs(one, stay))),
        "follow-up/first-contact" => Said.YesNo(Reached(stay)),
        _ => null,
    };

    /// <summary>A case of the person ran on some day of the stay.</summary>
    private bool Runs(CountedCase one, CountedStay stay) => one.FromOn <= (stay.UntilAt ?? now).LocalDate() && !(one.UntilOn < stay.FromAt.LocalDate());

    /// <summary>Missing while the days still run and nobody was reached yet, and after a death.</summary>
    private bool? Reached(CountedStay stay)
    {
        if (stay.UntilAt is not { } left || stay.EndReason == "deceased")
        {
            return null;
        }

        var (from, until) = (LocalTimes.StartOf(left.LocalDate().PlusDays(1)), LocalTimes.StartOf(left.LocalDate().PlusDays(WithinDays + 1)));
        return stay.ReachedAt.Concat(spoken[personOf(stay.Client)]).Any(at => at >= from && at < until) ? true : now < until ? null : false;
    }
}
