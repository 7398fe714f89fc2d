using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

internal sealed class ReviewTables : ITables
{
    /// <summary>Two processes that fill the queue of one week at the same instant: the second one finds it filled.</summary>
    public static readonly DatabaseRule OneItemPerWeek = new(
        "ux_audit_review_items_week",
        "changed-meanwhile",
        "audit_review_items.organisation_id", "audit_review_items.week", "audit_review_items.rule", "audit_review_items.account_id", "audit_review_items.client_organisation", "audit_review_items.client", "audit_review_items.audit_id");

    public IReadOnlyList<DatabaseRule> Rules => [OneItemPerWeek];

    public void Describe(ModelBuilder model)
    {
        var item = model.Entity<ReviewItem>().ToTable("audit_review_items");
        item.HasKey(i => new { i.OrganisationId, i.Id });
        item.HasIndex(i => new { i.OrganisationId, i.Week, i.Rule, i.AccountId, i.ClientOrganisation, i.Client, i.AuditId }).IsUnique().HasDatabaseName(OneItemPerWeek.Name);
        item.HasIndex(i => new { i.OrganisationId, i.ClosedAt, i.DueOn });
        var inquiry = model.Entity<Inquiry>().ToTable("audit_inquiries");
        inquiry.HasKey(i => new { i.OrganisationId, i.Id });
        inquiry.BelongsToClient();
        inquiry.HasIndex(i => new { i.OrganisationId, i.ClientId });
    }
}
