using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

internal sealed class OwnDoorTables : ITables
{
    /// <summary>Two who print at the same instant: the second one prints again.</summary>
    public static readonly DatabaseRule OneLivingCode = new("ux_paper_codes_living", "changed-meanwhile", "paper_codes.organisation_id", "paper_codes.holder");

    /// <summary>Two first wrong tries at the same instant: the second one counts again.</summary>
    public static readonly DatabaseRule OneCount = new("pk_door_tries", "changed-meanwhile", "door_tries.key");

    /// <summary>One question about one visit.</summary>
    public static readonly DatabaseRule OneQuestion = new("ux_client_questions_about", "mine.asked-before", "client_questions.organisation_id", "client_questions.client_id", "client_questions.about");

    public IReadOnlyList<DatabaseRule> Rules => [OneLivingCode, OneCount, OneQuestion];

    public void Describe(ModelBuilder model)
    {
        var code = model.Entity<PaperCode>().ToTable("paper_codes");
        code.HasKey(c => new { c.OrganisationId, c.Id });
        code.BelongsToClient();
        code.HasIndex(c => c.Hash).IsUnique().HasDatabaseName("ux_paper_codes_hash");
        code.HasIndex(c => new { c.OrganisationId, c.Holder }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName(OneLivingCode.Name);
        model.Entity<DoorTry>().ToTable("door_tries").HasKey(t => t.Key).HasName(OneCount.Name);
        var mandate = model.Entity<MandateRecord>().ToTable(MandateRecord.Table);
        mandate.HasKey(m => new { m.OrganisationId, m.Id });
        mandate.BelongsToClient();
        mandate.HasIndex(m => new { m.OrganisationId, m.ClientId });
        mandate.HasIndex(m => m.AccountId);
        var withholding = model.Entity<Withholding>().ToTable(Withholding.Table);
        withholding.HasKey(w => new { w.OrganisationId, w.Id });
        withholding.BelongsToClient();
        withholding.HasIndex(w => new { w.OrganisationId, w.ClientId });
        var remark = model.Entity<Remark>().ToTable(Remark.Table);
        remark.HasKey(r => new { r.OrganisationId, r.Id });
        remark.BelongsToClient();
        remark.HasIndex(r => new { r.OrganisationId, r.ClientId });
        var question = model.Entity<ClientQuestion>().ToTable(ClientQuestion.Table);
        question.HasKey(q => new { q.OrganisationId, q.Id });
        question.BelongsToClient();
        question.HasIndex(q => new { q.OrganisationId, q.ClientId, q.About }).IsUnique().HasDatabaseName(OneQuestion.Name);
        question.HasIndex(q => new { q.OrganisationId, q.DueOn }).HasFilter("answered_at IS NULL");
    }
}
