using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class CircuitTables : ITables
{
    /// <summary>Two who change an entry at the same instant make one version.</summary>
    public static readonly DatabaseRule OneVersionPerNumber = new("PK_offers", "changed-meanwhile", "offers.organisation_id", "offers.service_id", "offers.number");

    public IReadOnlyList<DatabaseRule> Rules => [OneVersionPerNumber];

    public void Describe(ModelBuilder model)
    {
        var offer = model.Entity<OfferVersion>().ToTable("offers");
        offer.HasKey(o => new { o.OrganisationId, o.ServiceId, o.Number });
        offer.BelongsToService();
        offer.HasIndex(o => new { o.OrganisationId, o.ServiceId }).HasFilter("replaced_at IS NULL").HasDatabaseName("ix_offers_now");

        offer.HasIndex(o => o.ChangedAt);

        var places = model.Entity<SaidPlaces>().ToTable("offer_places");
        places.HasKey(p => new { p.OrganisationId, p.ServiceId, p.At });
        places.BelongsToService();
        places.HasIndex(p => p.At);
    }
}
