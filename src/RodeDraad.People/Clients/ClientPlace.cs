using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>In which municipality a client lives, and nothing else: for numbers of another room, which hides the small ones.</summary>
public sealed record ClientPlace
{
    public required OrganisationId Organisation { get; init; }

    public required ClientId Client { get; init; }

    /// <summary>As it was typed, or empty.</summary>
    public required string Municipality { get; init; }

    public static IQueryable<ClientPlace> All(CircuitDb db) => db.Set<Client>().Where(c => c.DestroyedAt == null).Select(c => new ClientPlace { Organisation = c.OrganisationId, Client = c.Id, Municipality = c.Municipality });
}
