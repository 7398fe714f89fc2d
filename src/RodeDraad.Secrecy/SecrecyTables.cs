using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

internal sealed class SecrecyTables : ITables
{
    public IReadOnlyList<DatabaseRule> Rules => [];

    public void Describe(ModelBuilder model)
    {
        var relation = model.Entity<CareRelation>().ToTable("care_relations");
        relation.HasKey(r => new { r.OrganisationId, r.Id });
        relation.BelongsToClient();
        relation.BelongsToTeam();
        relation.HasIndex(r => new { r.OrganisationId, r.ClientId, r.TeamId });
        relation.HasIndex(r => new { r.OrganisationId, r.TeamId, r.UntilAt, r.ClientId, r.FromAt }); // holds all that a list asks
        relation.HasIndex(r => new { r.OrganisationId, r.Basis });
    }
}
