using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Who may judge an item of the log review: nobody what is about oneself, nor about the record of oneself or of somebody close (rule G4).</summary>
internal static class Judging
{
    /// <summary>Why the hat may not, as it reads it: <c>audit.own-item</c>, <c>access.G4</c>; null for whoever may.</summary>
    public static async Task<Refusal?> WhyNot(Session session, ReviewItem item, CancellationToken cancel) =>
        item.AccountId == session.Hat.Account ? new Refusal("audit.own-item")
        : await Ties.Of(session.Db, session.Hat.Account, new(new(item.ClientOrganisation), new(item.Client)), cancel) is { Own: false, Relative: false } ? null
        : new Refusal("access.G4");

    /// <summary>The same for whoever tries: the log keeps the try.</summary>
    public static async Task<Refusal?> Refuse(Session session, ReviewItem item, CancellationToken cancel) =>
        await WhyNot(session, item, cancel) is { } refusal ? session.Denied(Rule.G4, refusal) : null;
}
