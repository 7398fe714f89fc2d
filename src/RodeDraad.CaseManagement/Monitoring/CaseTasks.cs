using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>Which tasks an act brings with it, or ends.</summary>
internal static class CaseTasks
{
    /// <param name="kind">Code of <c>case-task-kind</c>.</param>
    /// <param name="about">The form or appointment that it is about, or null.</param>
    public static CaseTask New(Case held, string kind, LocalDate due, Guid? about = null) => new()
    {
        OrganisationId = held.OrganisationId,
        Id = CaseTaskId.New(),
        ClientId = held.ClientId,
        CaseId = held.Id,
        Kind = kind,
        DueOn = due,
        Carer = held.Manager,
        About = about,
    };

    /// <summary>Closes what is open.</summary>
    /// <param name="kind">Only tasks of this kind; null for all.</param>
    /// <param name="outcome">Code of <c>case-task-end</c>.</param>
    /// <param name="about">Only tasks about this; null for any.</param>
    public static async Task Close(Session session, Case held, string? kind, string outcome, CancellationToken cancel, Guid? about = null)
    {
        var open = await session.Db.Set<CaseTask>()
            .Where(t => t.OrganisationId == held.OrganisationId && t.CaseId == held.Id && t.ClosedAt == null && (kind == null || t.Kind == kind) && (about == null || t.About == about))
            .ToListAsync(cancel);
        open.ForEach(task => (task.ClosedAt, task.ClosedBy, task.Outcome) = (session.Now, session.Hat.Account, outcome));
    }

    /// <summary>Closes the task of a kind that is due first, as done.</summary>
    public static async Task CloseFirst(Session session, Case held, string kind, CancellationToken cancel)
    {
        var first = await session.Db.Set<CaseTask>().Where(t => t.OrganisationId == held.OrganisationId && t.CaseId == held.Id && t.ClosedAt == null && t.Kind == kind).OrderBy(t => t.DueOn).FirstOrDefaultAsync(cancel);
        if (first is not null)
        {
            (first.ClosedAt, first.ClosedBy, first.Outcome) = (session.Now, session.Hat.Account, "done");
        }
    }

    /// <summary>Somebody who was missed is looked for, once: a task that already runs is enough.</summary>
    /// <param name="missed">When: the days are those that the model set then.</param>
    public static async Task LookFor(Session session, Case held, Instant missed, CancellationToken cancel)
    {
        var looks = await session.Db.Set<CaseTask>().AnyAsync(t => t.OrganisationId == held.OrganisationId && t.CaseId == held.Id && t.ClosedAt == null && t.Kind == "outreach", cancel);
        if (!looks)
        {
            var model = await CaseModels.At(session.Db, held.OrganisationId, held.Model, missed, cancel);
            session.Db.Add(New(held, "outreach", Kernel.LocalTimes.LocalDate(session.Now).PlusDays(model.OutreachDays)));
        }
    }
}
