using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A contact of a client with the house, as a room has it on record.</summary>
/// <param name="Care">Care was given: with it the record is a care file, not a mere referral.</param>
/// <param name="Running">It has not ended: the client is here, or waits for a place.</param>
public sealed record ClientContact(ClientId Client, Instant At, bool Care, bool Running);

/// <summary>What a room keeps about clients, and how it lets go of it. Each room with client data has one; the room of secrecy calls all of them.</summary>
public interface IClientRecords
{
    /// <summary>The contacts that this room knows of, of all clients of an organisation.</summary>
    Task<IReadOnlyList<ClientContact>> Contacts(CircuitDb db, OrganisationId organisation, CancellationToken cancel);

    /// <summary>Whether this room has an entry of this kind about the client: what an addendum can be put beside.</summary>
    Task<bool> Has(CircuitDb db, ClientKey client, string kind, Guid id, CancellationToken cancel);

    /// <summary>Takes away what is written about a client and everything by which the client is found, in the running act. What is counted stays bare.</summary>
    Task Forget(CircuitDb db, ClientKey client, Instant now, CancellationToken cancel);

    /// <summary>Takes away the bare rows too, once the figures of the period have closed.</summary>
    Task Drop(CircuitDb db, ClientKey client, CancellationToken cancel);
}
