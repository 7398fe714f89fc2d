using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Somebody of a treating team has seen a notice: it leaves the team's list.</summary>
/// <remarks>Refuses with <c>emergency.unknown</c>.</remarks>
public sealed class SeeEmergencyNotice(Door door)
{
    public Task<Outcome<Guid>> Run(ClientKey client, Guid notice, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Read, Cat.Presence, client) { Record = $"emergency-notice/{notice}" },
        async session =>
        {
            TeamId? team = session.Hat.Team;
            var told = await session.Db.Set<EmergencyNotice>().AsTracking()
                .SingleOrDefaultAsync(n => n.OrganisationId == session.Hat.Organisation && n.Id == notice && n.TeamId == team && n.ClientId == client.Client, cancel);
            if (told is null)
            {
                return new Refusal("emergency.unknown");
            }

            (told.SeenBy, told.SeenAt) = (told.SeenBy ?? session.Hat.Account, told.SeenAt ?? session.Now);
            session.Wrote("update", client, $"emergency-notice/{notice}");
            return notice;
        },
        cancel);
}
