using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>A task that somebody took on at a consultation of another house or team.</summary>
/// <param name="House">The house that keeps the consultation.</param>
public sealed record OwnTaskPage(InvitedId Who, string House, ClientLine Client, AgreedTaskLine Task);

/// <summary>Who took on a task at a meeting of another house tells there what became of it, as long as it is open and the client's yes stands. Reading and telling stand in the client's log.</summary>
/// <remarks>Refuses with <c>agreed-tasks.unknown</c>, <c>.closed</c>, <c>.until-needed</c>, <c>changed-meanwhile</c>, and what is wrong with the form.</remarks>
public sealed class ReportOwnTask(Door door)
{
    public Task<Outcome<OwnTaskPage>> Read(InvitedId who, AgreedTaskId id, CancellationToken cancel) => door.Read(
        Asks(id),
        async session =>
        {
            if (await Of(session, who, id, cancel) is not { } found || await ClientLine.Of(session.Db, found.Task.OrganisationId).SingleOrDefaultAsync(c => c.Id == found.Task.ClientId, cancel) is not { } client)
            {
                return null;
            }

            var key = new ClientKey(found.Task.OrganisationId, found.Task.ClientId);
            session.Wrote("", key, $"agreed-task/{id.Value}");
            session.Disclosed(new($"account/{session.Hat.Account.Value}", "page", ""));
            var view = await ConsultationView.Of(session, [found.Held], [], cancel);
            var task = view.Tasks(found.Held, client, await session.Texts(key, cancel)).Single(t => t.Id == id);
            return (OwnTaskPage?)new OwnTaskPage(who, await Names.OfOrganisation(session.Db, key.Organisation, cancel), client with { BirthDate = null, EstimatedBirthYear = null, Phone = "", Municipality = "" }, task);
        },
        cancel);

    public Task<Outcome<AgreedTaskId>> Run(InvitedId who, AgreedTaskId id, CheckTaskForm form, CancellationToken cancel) => door.Write<AgreedTaskId>(
        Asks(id),
        async session => await Of(session, who, id, cancel) is { } found
            ? await DecideConsultation.Close(session, new(found.Task.OrganisationId, found.Task.ClientId), found.Task, form, cancel)
            : new Refusal("agreed-tasks.unknown"),
        cancel);

    private static Ask Asks(AgreedTaskId id) => new(Act.Read, Cat.Meeting) { Record = $"agreed-task/{id.Value}", Purpose = Purpose.Meeting };

    /// <summary>A task of the hat at a meeting to which the client said yes to it, unless the client refuses that.</summary>
    private static async Task<(AgreedTask Task, HeldConsultation Held)?> Of(Session session, InvitedId who, AgreedTaskId id, CancellationToken cancel)
    {
        var task = await (from i in ConsultationReach.ToMe(session)
                          where i.Id == who
                          join t in session.Db.Set<AgreedTask>() on new { i.OrganisationId, i.Id } equals new { t.OrganisationId, Id = t.Who }
                          where t.Id == id
                          select t).SingleOrDefaultAsync(cancel);
        if (task is null || await ConsentToHouse.Refused(session, new(task.OrganisationId, task.ClientId), session.Hat, Cat.Meeting, cancel))
        {
            return null;
        }

        return await Consultations.Of(session.Db, new(task.OrganisationId, task.ClientId), task.ConsultationId, cancel) is { Row.DroppedAt: null } held ? (task, held) : null;
    }
}
