using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>As much of a client as the keeping of records needs: no name.</summary>
public sealed record ClientHead
{
    public required ClientId Id { get; init; }

    public required string Reference { get; init; }

    /// <summary>The record that this one was merged into: the two are kept and let go together.</summary>
    public required ClientId? MergedInto { get; init; }

    public required LocalDate? BirthDate { get; init; }

    public required int? EstimatedBirthYear { get; init; }

    public required Instant RegisteredAt { get; init; }

    /// <summary>The clients of an organisation, without those whose record was destroyed.</summary>
    public static IQueryable<ClientHead> Of(CircuitDb db, OrganisationId organisation) =>
        db.Set<Client>().Where(c => c.OrganisationId == organisation && c.DestroyedAt == null).Select(c => new ClientHead
        {
            Id = c.Id,
            Reference = c.Reference,
            MergedInto = c.MergedInto,
            BirthDate = c.BirthDate,
            EstimatedBirthYear = c.EstimatedBirthYear,
            RegisteredAt = c.RegisteredAt,
        });
}
