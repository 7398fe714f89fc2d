using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class WaitTables : ITables
{
    public static readonly DatabaseRule OneOpenPerService = new(
        "ux_service_waits_open", "waits.already-waits", "service_waits.organisation_id", "service_waits.service_id", "service_waits.client_id");

    /// <summary>Two who change a wait at the same instant: the second one reads again.</summary>
    public static readonly DatabaseRule OneNextChange = new(
        "ux_waiting_changes_number", "changed-meanwhile", "waiting_changes.organisation_id", "waiting_changes.wait_id", "waiting_changes.number");

    public IReadOnlyList<DatabaseRule> Rules => [OneOpenPerService, OneNextChange];

    public void Describe(ModelBuilder model)
    {
        var wait = model.Entity<ServiceWait>().ToTable(ServiceWait.Table);
        wait.HasKey(w => new { w.OrganisationId, w.Id });
        wait.BelongsToClient();
        wait.BelongsToService();
        wait.HasIndex(w => new { w.OrganisationId, w.ServiceId, w.ClientId }).IsUnique().HasFilter("until_at IS NULL").HasDatabaseName(OneOpenPerService.Name);
        wait.HasIndex(w => new { w.OrganisationId, w.ServiceId, w.UntilAt });
        wait.HasIndex(w => w.ReferralId);
        var change = model.Entity<WaitChange>().ToTable(WaitChange.Table);
        change.HasKey(c => new { c.OrganisationId, c.WaitId, c.Number }).HasName(OneNextChange.Name);
        change.HasOne<ServiceWait>().WithMany().HasForeignKey(c => new { c.OrganisationId, c.WaitId });
        change.BelongsToClient();
        change.HasIndex(c => c.At);
    }
}
