using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What one person may see of a client now, and by which rule, part by part.</summary>
public sealed record Viewer(string Name, string Role, string Team, string Organisation, IReadOnlyList<ViewedPart> Parts);

/// <param name="Rule">The rule that decided; its sentence is <c>access.RULE</c>.</param>
public sealed record ViewedPart(Cat Category, Level Level, Rule Rule);

/// <summary>Who may see this record and why: the answers of the very function that decides, for everybody who can see anything at all.</summary>
/// <remarks>A hat for which the glass is broken now is asked for its emergency too; at the client's own door only once the client is told of it.</remarks>
public sealed class WhoMaySee(Door door)
{
    public Task<Outcome<IReadOnlyList<Viewer>>> Read(ClientKey client, CancellationToken cancel) => door.Read<IReadOnlyList<Viewer>>(
        new(Act.Read, Cat.Consent, client) { Record = "who-may-see" },
        async session =>
        {
            var named = await Consents.About(session.Db, client, elsewhere: true, cancel);
            var broken = await Broken(session, client, cancel);
            var houses = named.Where(c => c.Kind == "grant").Select(c => c.RecipientOrganisation).Append(client.Organisation).Concat(broken.Select(b => b.OrganisationId)).Distinct().ToList();
            var viewers = new List<Viewer>();
            foreach (var house in houses)
            {
                var name = await Names.OfOrganisation(session.Db, house, cancel);
                foreach (var colleague in await Colleagues.Of(session.Db, house).ToListAsync(cancel))
                {
                    var parts = await Parts(session, client, Worn(colleague, house), broken.Exists(b => b.HatId == colleague.Hat), cancel);
                    if (parts.Any(part => part.Level != Level.None))
                    {
                        viewers.Add(new(colleague.Name, PolicyWords.CodeOf(colleague.Role), colleague.TeamName, name, parts));
                    }
                }
            }

            return viewers;
        },
        cancel);

    private static async Task<List<EmergencyAccess>> Broken(Session session, ClientKey client, CancellationToken cancel)
    {
        var broken = await Glasses.Broken(session.Db, client, session.Now, cancel);
        var untold = DoorAccounts.IsAtOwnDoor(session.Hat.Role) ? await UntoldEmergencies.Of(session.Db, client, session.Now, cancel) : [];
        return broken.FindAll(b => !untold.Exists(u => u.Id == b.Id));
    }

    private static Hat Worn(Colleague colleague, OrganisationId house) =>
        new(colleague.Hat, colleague.Account, colleague.Name, PolicyWords.Parse<Role>(colleague.Role), house, colleague.Team!.Value, Leads: false, CorridorScreen: false);

    /// <summary>What the hat reads in its usual work and, with a broken glass, in the emergency: of each part whichever opens more.</summary>
    private static async Task<IReadOnlyList<ViewedPart>> Parts(Session session, ClientKey client, Hat hat, bool broken, CancellationToken cancel)
    {
        var usual = await session.WouldSee(hat, client, ClientRecord.Parts, Purpose.Unknown, cancel);
        var emergency = broken ? await session.WouldSee(hat, client, ClientRecord.Parts, Purpose.Emergency, cancel) : usual;
        return [.. usual.Zip(emergency, (one, other) => other.Decision.Level > one.Decision.Level ? other : one).Select(d => new ViewedPart(d.Category, d.Decision.Level, d.Decision.Rule))];
    }
}
