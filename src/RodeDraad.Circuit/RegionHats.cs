using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Who does what with the work of a region that is about no client: signals, agreements, the platform, gaps.</summary>
public static class RegionHats
{
    /// <summary>Coordinates the network of the region.</summary>
    public static bool Coordinates(Hat? hat) => hat is { Role: Role.NetworkCoord };

    /// <summary>Cares for clients, or coordinates.</summary>
    public static bool Belongs(Hat? hat) => Coordinates(hat) || hat is { CorridorScreen: false, Role: Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker };

    /// <summary>Reads what the whole region said: who coordinates, and who leads a house.</summary>
    public static bool Oversees(Hat? hat) => Coordinates(hat) || (Belongs(hat) && hat!.Leads);

    /// <summary>Refuses with <c>circuit.not-this-hat</c> whoever may not.</summary>
    internal static Task<Outcome<T>> Only<T>(bool may, Func<Task<Outcome<T>>> act) =>
        may ? act() : Task.FromResult<Outcome<T>>(new Refusal("circuit.not-this-hat"));

    /// <summary>The region of the house of who asks; empty when it has none.</summary>
    internal static Task<string> RegionOf(Session session, CancellationToken cancel) => ListedService.RegionOf(session.Db, session.Hat.Organisation).SingleAsync(cancel);
}
