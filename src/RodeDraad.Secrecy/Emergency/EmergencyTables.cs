using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

internal sealed class EmergencyTables : ITables
{
    /// <summary>Two different persons review: the same one is refused, also from two windows at the same instant.</summary>
    public static readonly DatabaseRule TwoPersons = new(
        "pk_emergency_reviews", "emergency.reviewed-by-you", "emergency_reviews.opened_in", "emergency_reviews.emergency_id", "emergency_reviews.reviewed_by");

    /// <summary>Two who review at the same instant: the second one reads again, and is the second.</summary>
    public static readonly DatabaseRule OneFirstReview = new(
        "ux_emergency_reviews_seat", "changed-meanwhile", "emergency_reviews.opened_in", "emergency_reviews.emergency_id", "emergency_reviews.seat");

    public IReadOnlyList<DatabaseRule> Rules => [TwoPersons, OneFirstReview];

    public void Describe(ModelBuilder model)
    {
        var shift = model.Entity<DutyShift>().ToTable("duty_shifts");
        shift.HasKey(s => new { s.OrganisationId, s.Id });
        shift.BelongsToTeam();
        shift.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
        shift.HasIndex(s => new { s.OrganisationId, s.TeamId, s.UntilAt });
        DescribeAccesses(model);
        DescribeReviews(model);
    }

    private static void DescribeAccesses(ModelBuilder model)
    {
        var access = model.Entity<EmergencyAccess>().ToTable("emergency_accesses");
        access.HasKey(a => new { a.OrganisationId, a.Id });
        access.BelongsToTeam();
        access.HasOne<DutyShift>().WithMany().HasForeignKey(a => new { a.OrganisationId, a.ShiftId });
        access.HasIndex(a => new { a.HatId, a.OpenedAt });
        access.HasIndex(a => new { a.OrganisationId, a.TeamId, a.OpenedAt });

        var record = model.Entity<EmergencyRecord>().ToTable("emergency_records");
        record.HasKey(r => new { r.OrganisationId, r.ClientId, r.EmergencyId });
        record.BelongsToClient();
        record.HasOne<EmergencyAccess>().WithMany().HasForeignKey(r => new { r.OpenedIn, r.EmergencyId });

        var notice = model.Entity<EmergencyNotice>().ToTable("emergency_notices");
        notice.HasKey(n => new { n.OrganisationId, n.Id });
        notice.BelongsToClient();
        notice.BelongsToTeam();
        notice.HasOne<EmergencyAccess>().WithMany().HasForeignKey(n => new { n.OpenedIn, n.EmergencyId });
        notice.HasIndex(n => new { n.OrganisationId, n.TeamId, n.SeenAt });
    }

    private static void DescribeReviews(ModelBuilder model)
    {
        var review = model.Entity<EmergencyReview>().ToTable("emergency_reviews");
        review.HasKey(r => new { r.OpenedIn, r.EmergencyId, r.ReviewedBy }).HasName(TwoPersons.Name);
        review.HasIndex(r => new { r.OpenedIn, r.EmergencyId, r.Seat }).IsUnique().HasDatabaseName(OneFirstReview.Name);
        review.HasOne<EmergencyAccess>().WithMany().HasForeignKey(r => new { r.OpenedIn, r.EmergencyId });
        review.HasOne<Account>().WithMany().HasForeignKey(r => r.ReviewedBy);

        var incident = model.Entity<EmergencyIncident>().ToTable("emergency_incidents");
        incident.HasKey(i => new { i.OpenedIn, i.EmergencyId });
        incident.HasOne<EmergencyAccess>().WithMany().HasForeignKey(i => new { i.OpenedIn, i.EmergencyId });
    }
}
