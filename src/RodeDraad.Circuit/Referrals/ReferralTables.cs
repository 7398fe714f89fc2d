using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class ReferralTables : ITables
{
    /// <summary>Two who take the next step of a referral at the same instant, an answer above all: the database lets one through.</summary>
    public static readonly DatabaseRule OneNextStep = new(
        "ux_referral_steps_number", "referrals.answered-meanwhile", "referral_steps.organisation_id", "referral_steps.referral_id", "referral_steps.number");

    public IReadOnlyList<DatabaseRule> Rules => [OneNextStep];

    public void Describe(ModelBuilder model)
    {
        var referral = model.Entity<Referral>().ToTable(Referral.Table);
        referral.HasKey(r => new { r.OrganisationId, r.Id });
        referral.BelongsToClient();
        referral.HasIndex(r => r.Id).IsUnique();
        referral.HasIndex(r => new { r.OrganisationId, r.ClientId });
        referral.HasIndex(r => new { r.Responsible, r.DueOn });
        referral.HasIndex(r => new { r.ToHouse, r.ToService, r.DueOn });
        referral.HasIndex(r => new { r.ToHouse, r.ReceiverClient });
        var step = model.Entity<ReferralStep>().ToTable(ReferralStep.Table);
        step.HasKey(s => new { s.OrganisationId, s.ReferralId, s.Number }).HasName(OneNextStep.Name);
        step.HasOne<Referral>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.ReferralId });
        step.BelongsToClient();
        var link = model.Entity<ReferralLink>().ToTable(ReferralLink.Table);
        link.HasKey(l => new { l.OrganisationId, l.Id });
        link.HasIndex(l => l.Hash).IsUnique();
        link.HasOne<Referral>().WithMany().HasForeignKey(l => new { l.OrganisationId, l.ReferralId });
        link.BelongsToClient();
    }
}
