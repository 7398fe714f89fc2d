using NodaTime;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>What the policy must know about one hat and one client, read in the snapshot of the data itself.</summary>
/// <param name="Relation">The care relation of the hat's team with the client.</param>
/// <param name="EndedAt">When the last relation ended, or null.</param>
public sealed record ClientFacts(Relation Relation, ConsentState Consent, bool OwnFile, bool Relative, Instant? EndedAt);

/// <summary>Reads the facts behind a decision. Declared here, kept by the room of secrecy.</summary>
public interface IAccessFacts
{
    /// <summary>The facts about one client. An unknown client gives the same facts as one without relation.</summary>
    Task<ClientFacts> Read(CircuitDb db, Hat hat, ClientKey client, Instant now, CancellationToken cancel);

    /// <summary>The clients of the hat's own organisation of whom a list may show that they are there: rule Q1 as a query, before paging and counting.</summary>
    IQueryable<ClientId> Listed(CircuitDb db, Hat hat, Instant now);
}
