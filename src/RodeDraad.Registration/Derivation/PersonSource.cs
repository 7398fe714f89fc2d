using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.Registration;

/// <summary>What is known of the person: age and sex, and in which of three classes the judicial status falls.</summary>
internal sealed class PersonSource(ClientTraits traits, IEnumerable<CountedStatus> statuses) : ISource
{
    private readonly ILookup<ClientId, CountedStatus> statuses = statuses.ToLookup(status => traits.PersonOf(status.Client));

    public IReadOnlyList<string> Begins { get; } = ["client", "judicial-status"];

    public IReadOnlyList<string>? Told(string place, CountedStay stay) => place switch
    {
        "client/birth-date" => Said.Number(traits.AgeOn(stay.Client, stay.FromAt.LocalDate())),
        "client/sex" => traits.SexOf(stay.Client) is var sex && sex != "unknown" ? [sex] : null, // what stands there before anybody asked
        "judicial-status" => HeldOn(stay.Client, stay.FromAt.LocalDate()),
        _ => null,
    };

    /// <summary>The status that held on the day of admission, the one noted last.</summary>
    private IReadOnlyList<string>? HeldOn(ClientId client, LocalDate day) =>
        statuses[traits.PersonOf(client)].FirstOrDefault(status => !(status.FromOn > day) && !(status.UntilOn < day)) is { } held ? [held.Status] : null;
}
