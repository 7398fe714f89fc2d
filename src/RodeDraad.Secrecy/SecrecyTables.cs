using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

internal sealed class SecrecyTables : ITables
{
    /// <summary>Two who answer one version at the same instant: the second one reads again.</summary>
    public static readonly DatabaseRule OneNextVersion = new("pk_consents", "changed-meanwhile", "consents.organisation_id", "consents.id", "consents.version");

    public IReadOnlyList<DatabaseRule> Rules => [OneNextVersion];

    public void Describe(ModelBuilder model)
    {
        DescribeRelations(model);
        DescribeConsents(model);
    }

    private static void DescribeConsents(ModelBuilder model)
    {
        var consent = model.Entity<Consent>().ToTable(Consent.Table);
        consent.HasKey(c => new { c.OrganisationId, c.Id, c.Version }).HasName(OneNextVersion.Name);
        consent.BelongsToClient();
        consent.HasIndex(c => new { c.OrganisationId, c.ClientId });
        consent.HasIndex(c => new { c.OrganisationId, c.Kind, c.ClientId }).HasFilter("kind = 'refusal'");
        var paper = model.Entity<ConsentPaper>().ToTable(ConsentPaper.Table);
        paper.HasKey(p => new { p.OrganisationId, p.ConsentId });
        paper.BelongsToClient();
    }

    private static void DescribeRelations(ModelBuilder model)
    {
        var relation = model.Entity<CareRelation>().ToTable("care_relations");
        relation.HasKey(r => new { r.OrganisationId, r.Id });
        relation.BelongsToClient();
        relation.BelongsToTeam();
        relation.HasIndex(r => new { r.OrganisationId, r.ClientId, r.TeamId });
        relation.HasIndex(r => new { r.OrganisationId, r.TeamId, r.ClientId, r.UntilAt, r.FromAt }); // holds all that a list asks of each client
        relation.HasIndex(r => new { r.OrganisationId, r.Basis });
    }
}
