using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Whom a client can name: the houses of care, and the people of the house that was chosen.</summary>
/// <param name="Justice">Houses of justice: for a refusal only, because a yes to justice is asked for each text apart.</param>
public sealed record Recipients(ClientLine Client, IReadOnlyList<HouseLine> Houses, IReadOnlyList<Colleague> People, IReadOnlyList<HouseLine> Justice);

/// <summary>Reads whom a client can name in a consent or refusal.</summary>
public sealed class ConsentChoices(Door door)
{
    /// <param name="house">The house that was chosen, or null as long as none was.</param>
    public Task<Outcome<Recipients>> Read(ClientKey client, OrganisationId? house, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Consent, client) { Record = "consent" },
        async session =>
        {
            var line = await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel);
            return line is null ? null : new Recipients(
                line,
                await Houses.Lines(session.Db).ToListAsync(cancel),
                house is { } chosen ? await Colleagues.Of(session.Db, chosen).ToListAsync(cancel) : [],
                await Houses.OfJustice(session.Db).ToListAsync(cancel));
        },
        cancel);
}
