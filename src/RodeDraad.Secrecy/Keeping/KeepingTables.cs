using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Retention, holds, destructions and what clients ask by right.</summary>
internal sealed class KeepingTables : ITables
{
    /// <summary>A record is destroyed once, and proposed once at a time.</summary>
    public static readonly DatabaseRule OneDestructionPerClient = new("ux_destructions_client", "keeping.already-proposed", "destructions.organisation_id", "destructions.client_id");

    /// <summary>Who proposed a destruction does not carry it out. SQLite names a check by its name alone.</summary>
    public static readonly DatabaseRule TwoDestroy = new("ck_destructions_two_persons", "keeping.same-person", "ck_destructions_two_persons");

    public static readonly DatabaseRule TwoHold = new("ck_legal_holds_two_persons", "keeping.same-person", "ck_legal_holds_two_persons");

    public static readonly DatabaseRule TwoLift = new("ck_legal_holds_two_lift", "keeping.same-person", "ck_legal_holds_two_lift");

    /// <summary>A term is set once for a day.</summary>
    public static readonly DatabaseRule OneTermPerDay = new("ux_retention_rules_day", "keeping.already-set", "retention_rules.organisation_id", "retention_rules.kind", "retention_rules.from_on");

    /// <summary>A part is closed once at a time.</summary>
    public static readonly DatabaseRule OneRestrictionPerPart = new("ux_restrictions_open", "rights.already-closed", "restrictions.organisation_id", "restrictions.client_id", "restrictions.category");

    public IReadOnlyList<DatabaseRule> Rules => [OneDestructionPerClient, TwoDestroy, TwoHold, TwoLift, OneTermPerDay, OneRestrictionPerPart];

    public void Describe(ModelBuilder model)
    {
        DescribeKeeping(model);
        DescribeRights(model);
    }

    private static void DescribeKeeping(ModelBuilder model)
    {
        var rule = model.Entity<RetentionRule>().ToTable("retention_rules");
        rule.HasKey(r => new { r.OrganisationId, r.Kind, r.FromOn }).HasName(OneTermPerDay.Name);

        var hold = model.Entity<LegalHold>().ToTable("legal_holds", table =>
        {
            table.HasCheckConstraint(TwoHold.Name, "confirmed_by IS NULL OR confirmed_by <> asked_by");
            table.HasCheckConstraint(TwoLift.Name, "lifted_by IS NULL OR lifted_by <> lift_asked_by");
        });
        hold.HasKey(h => new { h.OrganisationId, h.Id });
        hold.BelongsToClient();
        hold.HasIndex(h => new { h.OrganisationId, h.ClientId });

        var destruction = model.Entity<Destruction>().ToTable("destructions", table =>
            table.HasCheckConstraint(TwoDestroy.Name, "(confirmed_by IS NULL AND carried_out_at IS NULL) OR (confirmed_by IS NOT NULL AND confirmed_by <> proposed_by)"));
        destruction.HasKey(d => new { d.OrganisationId, d.Id });
        destruction.BelongsToClient();
        destruction.HasIndex(d => new { d.OrganisationId, d.ClientId }).IsUnique().HasFilter("declined_at IS NULL").HasDatabaseName(OneDestructionPerClient.Name);
    }

    private static void DescribeRights(ModelBuilder model)
    {
        var request = model.Entity<RightsRequest>().ToTable("rights_requests");
        request.HasKey(r => new { r.OrganisationId, r.Id });
        request.BelongsToClient();
        request.HasIndex(r => new { r.OrganisationId, r.ClientId });
        request.HasIndex(r => new { r.OrganisationId, r.Answer, r.AskedOn });

        var addendum = model.Entity<Addendum>().ToTable("addenda");
        addendum.HasKey(a => new { a.OrganisationId, a.Id });
        addendum.BelongsToClient();
        addendum.HasIndex(a => new { a.OrganisationId, a.ClientId, a.Entry });

        var restriction = model.Entity<Restriction>().ToTable("restrictions");
        restriction.HasKey(r => new { r.OrganisationId, r.Id });
        restriction.BelongsToClient();
        restriction.HasIndex(r => new { r.OrganisationId, r.ClientId, r.Category }).IsUnique().HasFilter("until_at IS NULL").HasDatabaseName(OneRestrictionPerPart.Name);
    }
}
