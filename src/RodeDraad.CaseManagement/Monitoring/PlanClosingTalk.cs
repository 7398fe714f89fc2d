using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>Plans a closing talk with a client of whom nothing was heard for longer than the model lets pass. A task, so that somebody does it: the next talk with the client ends it.</summary>
/// <remarks>Refuses with <c>cases.unknown</c>, <c>closing-talk.not-running</c>, <c>closing-talk.planned</c>.</remarks>
public sealed class PlanClosingTalk(Door door)
{
    /// <summary>Days in which the talk takes place.</summary>
    private const int WithinDays = 7;

    public Task<Outcome<CaseTaskId>> Run(ClientKey client, CaseId id, CancellationToken cancel) =>
        door.Write<CaseTaskId>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => Plan(session, client, id, cancel), cancel);

    private static async Task<Outcome<CaseTaskId>> Plan(Session session, ClientKey client, CaseId id, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        if (held.State() != CaseState.Running)
        {
            return new Refusal("closing-talk.not-running");
        }

        if (await session.Db.Set<CaseTask>().AnyAsync(t => t.OrganisationId == client.Organisation && t.CaseId == id && t.ClosedAt == null && t.Kind == "closing-talk", cancel))
        {
            return new Refusal("closing-talk.planned");
        }

        var talk = CaseTasks.New(held, "closing-talk", session.Now.LocalDate().PlusDays(WithinDays));
        session.Db.Add(talk);
        session.Wrote("create", client, $"case-task/{talk.Id.Value}", talk.Version);
        return talk.Id;
    }
}
