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
public sealed class WhoMaySee(Door door)
{
    public Task<Outcome<IReadOnlyList<Viewer>>> Read(ClientKey client, CancellationToken cancel) => door.Read<IReadOnlyList<Viewer>>(
        new(Act.Read, Cat.Consent, client) { Record = "who-may-see" },
        async session =>
        {
            var named = await Consents.About(session.Db, client, elsewhere: true, cancel);
            var houses = named.Where(c => c.Kind == "grant").Select(c => c.RecipientOrganisation).Append(client.Organisation).Distinct().ToList();
            var viewers = new List<Viewer>();
            foreach (var house in houses)
            {
                var name = await Names.OfOrganisation(session.Db, house, cancel);
                foreach (var colleague in await Colleagues.Of(session.Db, house).ToListAsync(cancel))
                {
                    var parts = await Parts(session, client, house, colleague, cancel);
                    if (parts.Any(part => part.Level != Level.None))
                    {
                        viewers.Add(new(colleague.Name, colleague.Role.Replace('_', '-'), colleague.TeamName, name, parts));
                    }
                }
            }

            return viewers;
        },
        cancel);

    private static async Task<IReadOnlyList<ViewedPart>> Parts(Session session, ClientKey client, OrganisationId house, Colleague colleague, CancellationToken cancel)
    {
        var hat = new Hat(colleague.Hat, colleague.Account, colleague.Name, PolicyWords.Parse<Role>(colleague.Role), house, colleague.Team!.Value, Leads: false, CorridorScreen: false);
        var decisions = await session.WouldSee(hat, client, ClientRecord.Parts, cancel);
        return [.. decisions.Select(d => new ViewedPart(d.Category, d.Decision.Level, d.Decision.Rule))];
    }
}
