using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.ServiceCosts;

internal sealed class ServiceCostTables : ITables
{
    /// <summary>Two who save a questionnaire at the same instant make one version.</summary>
    public static readonly DatabaseRule OneVersionPerNumber = new("PK_cost_questionnaires", "changed-meanwhile", "cost_questionnaires.organisation_id", "cost_questionnaires.service_id", "cost_questionnaires.year", "cost_questionnaires.number");

    public IReadOnlyList<DatabaseRule> Rules => [OneVersionPerNumber];

    public void Describe(ModelBuilder model)
    {
        var questionnaire = model.Entity<QuestionnaireVersion>().ToTable("cost_questionnaires");
        questionnaire.HasKey(q => new { q.OrganisationId, q.ServiceId, q.Year, q.Number });
        questionnaire.BelongsToService();
        questionnaire.HasIndex(q => new { q.Year, q.OrganisationId }).HasFilter("replaced_at IS NULL").HasDatabaseName("ix_cost_questionnaires_now");

        model.Entity<PaymentSetting>().ToTable("payment_settings").HasKey(s => new { s.OrganisationId, s.FromOn, s.SetAt });
    }
}
