using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

internal sealed class CaseManagementTables : ITables
{
    /// <summary>A client has one case at a time in a service.</summary>
    public static readonly DatabaseRule OneCasePerClient = new("ux_cases_open", "cases.already-open", "cases.organisation_id", "cases.service_id", "cases.client_id");

    /// <summary>Two who freeze a plan at the same instant make one version.</summary>
    public static readonly DatabaseRule OnePlanPerNumber = new("PK_plan_versions", "changed-meanwhile", "plan_versions.organisation_id", "plan_versions.case_id", "plan_versions.number");

    /// <summary>A contact that a device sends twice at the same instant is one.</summary>
    public static readonly DatabaseRule OneContactPerId = new("PK_case_contacts", "changed-meanwhile", "case_contacts.organisation_id", "case_contacts.id");

    /// <summary>Two who set a model at the same instant set it once.</summary>
    public static readonly DatabaseRule OneSettingPerInstant = new("PK_case_model_settings", "changed-meanwhile", "case_model_settings.organisation_id", "case_model_settings.model", "case_model_settings.from_at");

    /// <summary>The same for the explanation of the method.</summary>
    public static readonly DatabaseRule OneExplanationPerInstant = new("PK_case_explanations", "changed-meanwhile", "case_explanations.organisation_id", "case_explanations.from_at");

    public IReadOnlyList<DatabaseRule> Rules => [OneCasePerClient, OnePlanPerNumber, OneContactPerId, OneSettingPerInstant, OneExplanationPerInstant];

    public void Describe(ModelBuilder model)
    {
        var held = model.Entity<Case>().ToTable(Cases.Table);
        held.HasKey(c => new { c.OrganisationId, c.Id });
        held.BelongsToClient();
        held.BelongsToService();
        held.HasIndex(c => new { c.OrganisationId, c.ServiceId, c.ClientId }).IsUnique().HasFilter("ended_on IS NULL").HasDatabaseName(OneCasePerClient.Name);
        held.HasIndex(c => new { c.OrganisationId, c.ServiceId, c.EndedOn });
        held.HasIndex(c => new { c.OrganisationId, c.ClientId });
        held.Property(c => c.SilentFrom).HasComputedColumnSql("COALESCE(last_contact_at, proposed_at)", stored: true);
        held.HasIndex(c => new { c.OrganisationId, c.Manager, c.SilentFrom, c.Id }).HasFilter("ended_on IS NULL").HasDatabaseName("ix_cases_held");
        held.HasIndex(c => new { c.OrganisationId, c.StandIn }).HasFilter("stand_in IS NOT NULL").HasDatabaseName("ix_cases_stood_in");

        var setting = model.Entity<CaseModelSetting>().ToTable("case_model_settings");
        setting.HasKey(s => new { s.OrganisationId, s.Model, s.FromAt });
        model.Entity<CaseExplanationSetting>().ToTable("case_explanations").HasKey(e => new { e.OrganisationId, e.FromAt });

        var handed = model.Entity<CaseHandOver>().ToTable(CaseHandOver.Table);
        handed.HasKey(h => new { h.OrganisationId, h.Id });
        handed.BelongsToClient();
        handed.HasOne<Case>().WithMany().HasForeignKey(h => new { h.OrganisationId, h.CaseId });
        handed.HasIndex(h => new { h.OrganisationId, h.CaseId });
        handed.HasIndex(h => new { h.OrganisationId, h.ClientId });

        DescribeWork(model);
        DescribePlans(model);
        DescribeCraft(model);
    }

    private static void DescribeWork(ModelBuilder model)
    {
        var contact = model.Entity<CaseContact>().ToTable(CaseContact.Table);
        contact.HasKey(c => new { c.OrganisationId, c.Id });
        contact.BelongsToClient();
        contact.HasOne<Case>().WithMany().HasForeignKey(c => new { c.OrganisationId, c.CaseId });
        contact.HasIndex(c => new { c.OrganisationId, c.CaseId, c.At });
        contact.HasIndex(c => new { c.OrganisationId, c.ClientId });

        var task = model.Entity<CaseTask>().ToTable(CaseTask.Table);
        task.HasKey(t => new { t.OrganisationId, t.Id });
        task.BelongsToClient();
        task.HasOne<Case>().WithMany().HasForeignKey(t => new { t.OrganisationId, t.CaseId });
        task.HasIndex(t => new { t.OrganisationId, t.CaseId });
        task.HasIndex(t => new { t.OrganisationId, t.Carer, t.DueOn, t.Kind, t.Id }).HasFilter("closed_at IS NULL").HasDatabaseName("ix_case_tasks_open");
        task.HasIndex(t => new { t.OrganisationId, t.ClientId });

        var appointment = model.Entity<CaseAppointment>().ToTable(CaseAppointment.Table);
        appointment.HasKey(a => new { a.OrganisationId, a.Id });
        appointment.BelongsToClient();
        appointment.HasOne<Case>().WithMany().HasForeignKey(a => new { a.OrganisationId, a.CaseId });
        appointment.HasIndex(a => new { a.OrganisationId, a.CaseId });
        appointment.HasIndex(a => new { a.OrganisationId, a.Carer, a.At }).HasFilter("state = 'planned'").HasDatabaseName("ix_case_appointments_planned");
        appointment.HasIndex(a => new { a.OrganisationId, a.ClientId });
    }

    private static void DescribePlans(ModelBuilder model)
    {
        var goal = model.Entity<PlanGoal>().ToTable(PlanGoal.Table);
        goal.HasKey(g => new { g.OrganisationId, g.Id });
        goal.BelongsToClient();
        goal.HasOne<Case>().WithMany().HasForeignKey(g => new { g.OrganisationId, g.CaseId });
        goal.HasIndex(g => new { g.OrganisationId, g.CaseId });
        goal.HasIndex(g => new { g.OrganisationId, g.ClientId });

        var version = model.Entity<PlanVersion>().ToTable(PlanVersion.Table);
        version.HasKey(v => new { v.OrganisationId, v.CaseId, v.Number });
        version.BelongsToClient();
        version.HasOne<Case>().WithMany().HasForeignKey(v => new { v.OrganisationId, v.CaseId });
        version.HasIndex(v => new { v.OrganisationId, v.ClientId });

        var copy = model.Entity<GivenCopy>().ToTable(GivenCopy.Table);
        copy.HasKey(c => new { c.OrganisationId, c.Id });
        copy.BelongsToClient();
        copy.HasOne<PlanVersion>().WithMany().HasForeignKey(c => new { c.OrganisationId, c.CaseId, c.Number });
        copy.HasIndex(c => new { c.OrganisationId, c.ClientId });
    }

    /// <summary>How the work is done, said by whoever does it: no row knows a client.</summary>
    private static void DescribeCraft(ModelBuilder model)
    {
        var said = model.Entity<FidelityAnswer>().ToTable("fidelity_answers");
        said.HasKey(a => new { a.OrganisationId, a.AccountId, a.Quarter, a.Task });
        said.HasIndex(a => new { a.OrganisationId, a.TeamId, a.Quarter });

        var sketch = model.Entity<Sketch>().ToTable("intervision_sketches");
        sketch.HasKey(s => new { s.OrganisationId, s.Id });
        sketch.HasIndex(s => new { s.OrganisationId, s.AskedAt });

        var answer = model.Entity<SketchAnswer>().ToTable("intervision_answers");
        answer.HasKey(a => new { a.OrganisationId, a.Id });
        answer.HasOne<Sketch>().WithMany().HasForeignKey(a => new { a.OrganisationId, a.SketchId });
        answer.HasIndex(a => new { a.OrganisationId, a.SketchId });

        var supervision = model.Entity<Supervision>().ToTable("supervisions");
        supervision.HasKey(s => new { s.OrganisationId, s.Id });
        supervision.HasIndex(s => new { s.OrganisationId, s.AccountId, s.HeldOn });

        model.Entity<ProfileAnswer>().ToTable("profile_answers").HasKey(a => new { a.OrganisationId, a.AccountId, a.Item });
    }
}
