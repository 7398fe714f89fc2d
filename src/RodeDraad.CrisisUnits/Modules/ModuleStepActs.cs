using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>Marks a step of the modules as done or skipped, or as due again.</summary>
/// <remarks>Refuses with <c>stays.unknown</c>, <c>code-unknown</c>, and <c>field-needed</c> beside the reason of a skipped step.</remarks>
public sealed class ModuleStepActs(Door door)
{
    /// <param name="skipReason">Code of <c>skip-reason</c>; null for a step that was done.</param>
    public Task<Outcome<StayId>> Run(ClientKey client, StayId id, string step, bool skipped, string? skipReason, CancellationToken cancel) =>
        door.Write<StayId>(
            new(Act.Write, Cat.Presence, client) { Record = $"stay/{id.Value}" },
            async session =>
            {
                var stay = await Stays.Of(session.Db, client, id, cancel);
                if (stay is null)
                {
                    return new Refusal("stays.unknown");
                }

                var check = new Mistakes();
                check.Code("module-step", step, "Step", needed: true);
                if (skipped)
                {
                    check.Code("skip-reason", skipReason ?? "", "SkipReason", needed: true);
                }

                if (check.Found.Count > 0)
                {
                    return check.Found;
                }

                await Mark(session, stay, step, skipped ? skipReason : null, cancel);
                session.Db.Announce(Board.Topic(stay.ServiceId));
                session.Wrote("update", client, $"stay/{id.Value}/{step}");
                return id;
            },
            cancel);

    /// <summary>Marks a step inside another act.</summary>
    internal static async Task Mark(Session session, Stay stay, string step, string? skipReason, CancellationToken cancel)
    {
        var marked = await session.Db.Set<ModuleStep>().SingleOrDefaultAsync(m => m.OrganisationId == stay.OrganisationId && m.StayId == stay.Id && m.Step == step, cancel);
        if (marked is null)
        {
            marked = new ModuleStep { OrganisationId = stay.OrganisationId, StayId = stay.Id, Step = step, Skipped = false, At = session.Now, By = session.Hat.Account };
            session.Db.Add(marked);
        }

        (marked.Skipped, marked.SkipReason) = (skipReason is not null, skipReason ?? "");
        (marked.At, marked.By) = (session.Now, session.Hat.Account);
    }
}
