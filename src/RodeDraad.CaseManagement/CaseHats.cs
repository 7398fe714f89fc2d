using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>The functions that do case management, and so talk with each other about how it is done.</summary>
public static class CaseHats
{
    public static bool Has(Hat? hat) => hat?.Role is Role.CaseManager or Role.Psychologist or Role.SocialWorker or Role.Psychiatrist;

    /// <summary>Refuses with <c>intervision.not-this-hat</c> whoever does no case management.</summary>
    internal static Task<Outcome<T>> Only<T>(Hat? hat, Func<Task<Outcome<T>>> act) =>
        Has(hat) ? act() : Task.FromResult<Outcome<T>>(new Refusal("intervision.not-this-hat"));
}
