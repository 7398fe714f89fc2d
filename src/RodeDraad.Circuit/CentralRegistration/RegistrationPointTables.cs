using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class RegistrationPointTables : ITables
{
    /// <summary>Two who set the terms at the same instant set them once.</summary>
    public static readonly DatabaseRule OneSettingPerInstant = new("PK_point_settings", "changed-meanwhile", "point_settings.organisation_id", "point_settings.service_id", "point_settings.from_at");

    public IReadOnlyList<DatabaseRule> Rules => [OneSettingPerInstant];

    public void Describe(ModelBuilder model)
    {
        var presented = model.Entity<PointPresentation>().ToTable(PointPresentation.Table);
        presented.HasKey(p => new { p.OrganisationId, p.Id });
        presented.BelongsToClient();
        presented.BelongsToService();
        presented.HasIndex(p => new { p.OrganisationId, p.ClientId });
        presented.HasIndex(p => new { p.OrganisationId, p.ServiceId, p.At }).HasFilter("ended_at IS NULL").HasDatabaseName("ix_point_presentations_open");

        var setting = model.Entity<PointSettings>().ToTable("point_settings");
        setting.HasKey(s => new { s.OrganisationId, s.ServiceId, s.FromAt });
        setting.BelongsToService();
    }
}
