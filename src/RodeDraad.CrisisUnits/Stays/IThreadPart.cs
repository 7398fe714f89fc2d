using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>What another room has to put on the red thread of a client. The room decides by the session what may be seen.</summary>
public interface IThreadPart
{
    /// <param name="clients">The records of one organisation that stand for the person.</param>
    Task<IReadOnlyList<ThreadItem>> Items(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, CancellationToken cancel);
}
