using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class PlatformTables : ITables
{
    /// <summary>Two who write a chapter at the same instant make one version.</summary>
    public static readonly DatabaseRule OneChapterPerNumber = new("PK_report_chapters", "changed-meanwhile", "report_chapters.region", "report_chapters.year", "report_chapters.chapter", "report_chapters.number");

    /// <summary>An item goes on once in the next year.</summary>
    public static readonly DatabaseRule ContinuedOnce = new("ux_work_items_continued", "changed-meanwhile", "work_items.organisation_id", "work_items.continued_from");

    /// <summary>A seat is taken once.</summary>
    public static readonly DatabaseRule OneSeat = new("PK_working_group_members", "platform.already-member", "working_group_members.organisation_id", "working_group_members.group_id", "working_group_members.house", "working_group_members.function");

    public IReadOnlyList<DatabaseRule> Rules => [OneChapterPerNumber, ContinuedOnce, OneSeat];

    public void Describe(ModelBuilder model)
    {
        var group = model.Entity<WorkingGroup>().ToTable("working_groups");
        group.HasKey(g => new { g.OrganisationId, g.Id });
        group.HasIndex(g => g.Region);

        var member = model.Entity<GroupMember>().ToTable("working_group_members");
        member.HasKey(m => new { m.OrganisationId, m.GroupId, m.House, m.Function });
        member.HasOne<WorkingGroup>().WithMany().HasForeignKey(m => new { m.OrganisationId, m.GroupId });

        var meeting = model.Entity<GroupMeeting>().ToTable("working_group_meetings");
        meeting.HasKey(m => new { m.OrganisationId, m.Id });
        meeting.HasOne<WorkingGroup>().WithMany().HasForeignKey(m => new { m.OrganisationId, m.GroupId });

        var item = model.Entity<WorkItem>().ToTable("work_items");
        item.HasKey(i => new { i.OrganisationId, i.Id });
        item.HasIndex(i => new { i.Region, i.Year });
        item.HasIndex(i => new { i.OrganisationId, i.ContinuedFrom }).IsUnique().HasFilter("continued_from IS NOT NULL").HasDatabaseName(ContinuedOnce.Name);

        var change = model.Entity<PlatformChange>().ToTable("platform_changes");
        change.HasKey(c => new { c.OrganisationId, c.Id });
        change.HasIndex(c => new { c.Region, c.About });

        var chapter = model.Entity<ReportChapter>().ToTable("report_chapters");
        chapter.HasKey(c => new { c.Region, c.Year, c.Chapter, c.Number });
    }
}
