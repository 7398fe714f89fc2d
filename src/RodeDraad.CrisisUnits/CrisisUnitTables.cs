using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

internal sealed class CrisisUnitTables : ITables
{
    /// <summary>A bed holds one client at any instant, corrections included.</summary>
    public static readonly NoOverlap OneClientPerBed =
        new(new("ox_bed_places_bed", "beds.occupied"), "bed_places", "organisation_id", "bed_id");

    /// <summary>A client is in one bed at any instant.</summary>
    public static readonly NoOverlap OneBedPerStay =
        new(new("ox_bed_places_stay", "stays.two-beds"), "bed_places", "organisation_id", "stay_id");

    /// <summary>A client has one stay at any instant.</summary>
    public static readonly NoOverlap OneStayPerClient =
        new(new("ox_stays_client", "stays.client-already-here"), "stays", "organisation_id", "client_id");

    /// <summary>A client waits once for a unit.</summary>
    public static readonly DatabaseRule OneWaitingPerClient = new(
        "ux_waiting_entries_open", "waiting.already-waits", "waiting_entries.organisation_id", "waiting_entries.service_id", "waiting_entries.client_id");

    /// <summary>Two beds of a unit have different labels, apart from those that were taken away.</summary>
    public static readonly DatabaseRule OneBedPerLabel = new(
        "ux_beds_label", "beds.label-taken", "beds.organisation_id", "beds.service_id", "beds.label");

    /// <summary>A bed is promised to one client.</summary>
    public static readonly DatabaseRule OnePromisePerBed = new(
        "ux_bed_promises_open", "beds.already-promised", "bed_promises.organisation_id", "bed_promises.bed_id");

    /// <summary>The periods that may not overlap, for the migrations.</summary>
    public static IReadOnlyList<NoOverlap> Overlaps => [OneClientPerBed, OneBedPerStay, OneStayPerClient];

    public IReadOnlyList<DatabaseRule> Rules => [.. Overlaps.Select(o => o.Rule), OneWaitingPerClient, OnePromisePerBed, OneBedPerLabel];

    public void Describe(ModelBuilder model)
    {
        DescribePresentations(model);
        DescribeBeds(model);
        DescribeStays(model);
        DescribeWaiting(model);
    }

    private static void DescribePresentations(ModelBuilder model)
    {
        var settings = model.Entity<UnitSettings>().ToTable("unit_settings");
        settings.HasKey(s => new { s.OrganisationId, s.ServiceId, s.FromAt });
        settings.BelongsToService();

        var presentation = model.Entity<Presentation>().ToTable("presentations");
        presentation.HasKey(p => new { p.OrganisationId, p.Id });
        presentation.BelongsToClient();
        presentation.BelongsToService();
        presentation.HasIndex(p => new { p.OrganisationId, p.ClientId, p.ReceivedAt });
        presentation.HasIndex(p => new { p.OrganisationId, p.ServiceId, p.Decision, p.ReceivedAt });

        var substance = model.Entity<SubstanceUse>().ToTable("substance_uses");
        substance.HasKey(s => new { s.OrganisationId, s.PresentationId, s.Position });
        substance.HasOne<Presentation>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.PresentationId });

        var rating = model.Entity<CtrsRating>().ToTable("ctrs_ratings");
        rating.HasKey(r => new { r.OrganisationId, r.Id });
        rating.BelongsToClient();
        rating.HasIndex(r => new { r.OrganisationId, r.ClientId, r.RatedAt });
        rating.HasIndex(r => new { r.OrganisationId, r.PresentationId });
    }

    private static void DescribeBeds(ModelBuilder model)
    {
        var bed = model.Entity<Bed>().ToTable("beds");
        bed.HasKey(b => new { b.OrganisationId, b.Id });
        bed.BelongsToService();
        bed.HasIndex(b => new { b.OrganisationId, b.ServiceId, b.Label }).IsUnique().HasFilter("retired_at IS NULL").HasDatabaseName(OneBedPerLabel.Name);

        var outage = model.Entity<BedOutage>().ToTable("bed_outages");
        outage.HasKey(o => new { o.OrganisationId, o.Id });
        outage.HasOne<Bed>().WithMany().HasForeignKey(o => new { o.OrganisationId, o.BedId });
        outage.HasIndex(o => new { o.OrganisationId, o.BedId, o.UntilAt });

        var promise = model.Entity<BedPromise>().ToTable("bed_promises");
        promise.HasKey(p => new { p.OrganisationId, p.Id });
        promise.HasOne<Bed>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.BedId });
        promise.BelongsToClient();
        promise.HasIndex(p => new { p.OrganisationId, p.BedId }).IsUnique().HasFilter("until_at IS NULL").HasDatabaseName(OnePromisePerBed.Name);
    }

    private static void DescribeStays(ModelBuilder model)
    {
        var stay = model.Entity<Stay>().ToTable("stays");
        stay.HasKey(s => new { s.OrganisationId, s.Id });
        stay.BelongsToClient();
        stay.BelongsToService();
        stay.HasOne<Presentation>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.PresentationId }).IsRequired(false);
        stay.HasIndex(s => new { s.OrganisationId, s.ClientId, s.FromAt });
        stay.HasIndex(s => new { s.OrganisationId, s.ServiceId, s.UntilAt });

        var place = model.Entity<BedPlace>().ToTable("bed_places");
        place.HasKey(p => new { p.OrganisationId, p.Id });
        place.HasOne<Stay>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.StayId });
        place.HasOne<Bed>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.BedId });
        place.HasIndex(p => new { p.OrganisationId, p.BedId, p.FromAt });
        place.HasIndex(p => new { p.OrganisationId, p.BedId }).HasFilter("until_at IS NULL").HasDatabaseName("ix_bed_places_open");
        place.HasIndex(p => new { p.OrganisationId, p.StayId, p.FromAt });

        var step = model.Entity<ModuleStep>().ToTable("module_steps");
        step.HasKey(s => new { s.OrganisationId, s.StayId, s.Step });
        step.HasOne<Stay>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.StayId });

        var followUp = model.Entity<FollowUp>().ToTable("follow_ups");
        followUp.HasKey(f => new { f.OrganisationId, f.Id });
        followUp.BelongsToClient();
        followUp.HasOne<Stay>().WithMany().HasForeignKey(f => new { f.OrganisationId, f.StayId }).IsRequired(false);
        followUp.HasOne<Presentation>().WithMany().HasForeignKey(f => new { f.OrganisationId, f.PresentationId }).IsRequired(false);
        followUp.HasIndex(f => new { f.OrganisationId, f.ServiceId, f.ClosedAt, f.DueOn });
        followUp.HasIndex(f => new { f.OrganisationId, f.ClientId });
    }

    private static void DescribeWaiting(ModelBuilder model)
    {
        var waiting = model.Entity<WaitingEntry>().ToTable("waiting_entries");
        waiting.HasKey(w => new { w.OrganisationId, w.Id });
        waiting.BelongsToClient();
        waiting.BelongsToService();
        waiting.HasIndex(w => new { w.OrganisationId, w.ServiceId, w.ClientId }).IsUnique().HasFilter("until_at IS NULL").HasDatabaseName(OneWaitingPerClient.Name);
        waiting.HasIndex(w => new { w.OrganisationId, w.ServiceId, w.UntilAt });

        var bridging = model.Entity<BridgingContact>().ToTable("bridging_contacts");
        bridging.HasKey(b => new { b.OrganisationId, b.Id });
        bridging.HasOne<WaitingEntry>().WithMany().HasForeignKey(b => new { b.OrganisationId, b.WaitingId });
        bridging.HasIndex(b => new { b.OrganisationId, b.WaitingId, b.At });
    }
}

/// <summary>The rules of this room that a migration must write itself, since the model cannot say them.</summary>
public static class CrisisUnitRules
{
    /// <summary>The periods that may not overlap.</summary>
    public static IReadOnlyList<NoOverlap> Overlaps => CrisisUnitTables.Overlaps;
}
