using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class AgreementTables : ITables
{
    /// <summary>Two who do something with an agreement at the same instant do it one after the other.</summary>
    public static readonly DatabaseRule OneStepPerNumber = new("PK_agreement_steps", "changed-meanwhile", "agreement_steps.organisation_id", "agreement_steps.agreement_id", "agreement_steps.number");

    public IReadOnlyList<DatabaseRule> Rules => [OneStepPerNumber];

    public void Describe(ModelBuilder model)
    {
        var agreement = model.Entity<Agreement>().ToTable("agreements");
        agreement.HasKey(a => new { a.OrganisationId, a.Id });
        agreement.HasIndex(a => a.Region);

        var party = model.Entity<AgreementParty>().ToTable("agreement_parties");
        party.HasKey(p => new { p.OrganisationId, p.AgreementId, p.House });
        party.HasOne<Agreement>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.AgreementId });

        var step = model.Entity<AgreementStep>().ToTable("agreement_steps");
        step.HasKey(s => new { s.OrganisationId, s.AgreementId, s.Number });
        step.HasOne<Agreement>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.AgreementId });
    }
}
