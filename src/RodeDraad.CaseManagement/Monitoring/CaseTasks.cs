using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
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

    /// <summary>Closes what is open, in the database itself: two acts that close the same task do not stop each other.</summary>
    /// <param name="kind">Only tasks of this kind; null for all.</param>
    /// <param name="outcome">Code of <c>case-task-end</c>.</param>
    /// <param name="about">Only tasks about this; null for any.</param>
    public static Task Close(Session session, Case held, string? kind, string outcome, CancellationToken cancel, Guid? about = null)
    {
        var (now, by) = ((Instant?)session.Now, (AccountId?)session.Hat.Account);
        return session.Db.Set<CaseTask>()
            .Where(t => t.OrganisationId == held.OrganisationId && t.CaseId == held.Id && t.ClosedAt == null && (kind == null || t.Kind == kind) && (about == null || t.About == about))
            .ExecuteUpdateAsync(t => t.SetProperty(r => r.ClosedAt, now).SetProperty(r => r.ClosedBy, by).SetProperty(r => r.Outcome, outcome).SetProperty(r => r.Version, r => r.Version + 1), cancel);
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

    /// <summary>A review is followed by the next one: on the day that was said, else after the months that the model sets.</summary>
    public static async Task NextReview(Session session, Case held, LocalDate? on, CancellationToken cancel)
    {
        var model = await CaseModels.At(session.Db, held.OrganisationId, held.Model, session.Now, cancel);
        session.Db.Add(New(held, "review", on ?? session.Now.LocalDate().PlusMonths(model.ReviewMonths)));
    }

    /// <summary>Somebody who was missed is looked for, once: a task that already runs is enough.</summary>
    /// <param name="missed">When: the days are those that the model set then.</param>
    public static async Task LookFor(Session session, Case held, Instant missed, CancellationToken cancel)
    {
        var looks = await session.Db.Set<CaseTask>().AnyAsync(t => t.OrganisationId == held.OrganisationId && t.CaseId == held.Id && t.ClosedAt == null && t.Kind == "outreach", cancel);
        if (!looks)
        {
            var model = await CaseModels.At(session.Db, held.OrganisationId, held.Model, missed, cancel);
            session.Db.Add(New(held, "outreach", session.Now.LocalDate().PlusDays(model.OutreachDays)));
        }
    }
}
