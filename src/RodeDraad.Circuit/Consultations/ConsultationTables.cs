using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class ConsultationTables : ITables
{
    /// <summary>Two who make a copy at the same instant make two numbers.</summary>
    public static readonly DatabaseRule OneCopyPerNumber = new("ux_consultation_copies_number", "changed-meanwhile", "consultation_copies.organisation_id", "consultation_copies.consultation_id", "consultation_copies.number");

    public IReadOnlyList<DatabaseRule> Rules => [OneCopyPerNumber];

    public void Describe(ModelBuilder model)
    {
        var series = model.Entity<ConsultationSeries>().ToTable("consultation_series");
        series.HasKey(s => new { s.OrganisationId, s.Id });
        series.HasIndex(s => s.Region);

        var meeting = model.Entity<ConsultationMeeting>().ToTable("consultation_meetings");
        meeting.HasKey(m => new { m.OrganisationId, m.Id });
        meeting.HasOne<ConsultationSeries>().WithMany().HasForeignKey(m => new { m.OrganisationId, m.SeriesId });
        meeting.HasIndex(m => new { m.OrganisationId, m.SeriesId, m.At });

        var held = model.Entity<ClientConsultation>().ToTable(ClientConsultation.Table);
        held.HasKey(c => new { c.OrganisationId, c.Id });
        held.BelongsToClient();
        held.HasOne<ConsultationMeeting>().WithMany().HasForeignKey(c => new { c.MeetingHouse, c.MeetingId });
        held.HasIndex(c => new { c.OrganisationId, c.ClientId });
        held.HasIndex(c => new { c.MeetingHouse, c.MeetingId });

        DescribeParts(model);
    }

    private static void DescribeParts(ModelBuilder model)
    {
        var invited = model.Entity<ConsultationInvited>().ToTable(ConsultationInvited.Table);
        invited.HasKey(i => new { i.OrganisationId, i.Id });
        invited.BelongsToClient();
        invited.HasOne<ClientConsultation>().WithMany().HasForeignKey(i => new { i.OrganisationId, i.ConsultationId });
        invited.HasIndex(i => new { i.OrganisationId, i.ConsultationId });
        invited.HasIndex(i => new { i.OrganisationId, i.ClientId });
        invited.HasIndex(i => i.Account).HasFilter("account IS NOT NULL").HasDatabaseName("ix_consultation_invited_account");
        invited.HasIndex(i => i.House).HasFilter("answer = 'yes'").HasDatabaseName("ix_consultation_invited_yes");

        var task = model.Entity<AgreedTask>().ToTable(AgreedTask.Table);
        task.HasKey(t => new { t.OrganisationId, t.Id });
        task.BelongsToClient();
        task.HasOne<ClientConsultation>().WithMany().HasForeignKey(t => new { t.OrganisationId, t.ConsultationId });
        task.HasOne<ConsultationInvited>().WithMany().HasForeignKey(t => new { t.OrganisationId, t.Who });
        task.HasIndex(t => new { t.OrganisationId, t.ClientId });
        task.HasIndex(t => new { t.OrganisationId, t.UntilOn }).HasFilter("outcome = ''").HasDatabaseName("ix_consultation_tasks_open");

        var part = model.Entity<MinutesPart>().ToTable(MinutesPart.Table);
        part.HasKey(p => new { p.OrganisationId, p.Id });
        part.BelongsToClient();
        part.HasOne<ClientConsultation>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.ConsultationId });
        part.HasIndex(p => new { p.OrganisationId, p.ClientId });

        var copy = model.Entity<MinutesCopy>().ToTable(MinutesCopy.Table);
        copy.HasKey(c => new { c.OrganisationId, c.Id });
        copy.BelongsToClient();
        copy.HasOne<ClientConsultation>().WithMany().HasForeignKey(c => new { c.OrganisationId, c.ConsultationId });
        copy.HasOne<ConsultationInvited>().WithMany().HasForeignKey(c => new { c.OrganisationId, c.For });
        copy.HasIndex(c => new { c.OrganisationId, c.ConsultationId, c.Number }).IsUnique().HasDatabaseName(OneCopyPerNumber.Name);
        copy.HasIndex(c => new { c.OrganisationId, c.ClientId });
    }
}
