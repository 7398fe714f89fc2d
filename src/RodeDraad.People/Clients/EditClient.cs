using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>Reads and changes who a client is.</summary>
/// <remarks>Refuses with every mistake of the form, and <c>changed-both</c> beside a field that somebody else changed too. A number that another client of the house has links no records by itself: see <see cref="MergeClients"/>.</remarks>
public sealed class EditClient(Door door, NissVault vault)
{
    public Task<Outcome<Tuple<ClientForm, int>>> Read(ClientKey client, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Ident, client) { Record = $"client/{client.Client.Value}" }, session => Form(session, client, cancel), cancel);

    public Task<Outcome<ClientId>> Run(ClientKey key, ClientForm form, SeenVersion version, CancellationToken cancel) => door.Write<ClientId>(
        new(Act.Write, Cat.Ident, key) { Record = $"client/{key.Client.Value}" },
        async session =>
        {
            var client = await session.Db.Set<Client>().SingleAsync(c => c.OrganisationId == key.Organisation && c.Id == key.Client, cancel);
            var mistakes = form.Mistakes(session.Now.LocalDate());
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var merged = await Versions.Merge(session, ("client", key.Client.Value), version, client.Version, form with { Niss = "", ForgetNiss = false }, cancel);
            if (merged.Refusal is not null)
            {
                return merged.Refused<ClientId>();
            }

            Fill(client, merged.Value, session);
            if (form.Niss.Length > 0 || form.ForgetNiss)
            {
                await Threads.Number(session, vault, client, form.Niss.Length > 0 ? NationalNumber.Digits(form.Niss) : null, cancel);
            }

            session.Db.Entry(client).State = EntityState.Modified;
            await Versions.Keep(session, key.Client, ("client", key.Client.Value), client.Version + 1, merged.Value, cancel);
            session.Wrote("update", key, $"client/{key.Client.Value}", client.Version + 1);
            return key.Client;
        },
        cancel);

    private static async Task<Tuple<ClientForm, int>?> Form(Session session, ClientKey key, CancellationToken cancel)
    {
        var client = await session.Db.Set<Client>().SingleOrDefaultAsync(c => c.OrganisationId == key.Organisation && c.Id == key.Client, cancel);
        return client is null ? null : Tuple.Create(FormOf(client, session), client.Version);
    }

    private static ClientForm FormOf(Client c, Session session) => new()
    {
        FamilyName = c.FamilyName,
        GivenName = c.GivenName,
        BirthDate = c.BirthDate,
        EstimatedAge = session.Now.LocalDate().Year - c.EstimatedBirthYear,
        Sex = c.Sex,
        Language = c.Language,
        Municipality = c.Municipality,
        Phone = c.Phone,
        Anonymous = c.Anonymous,
    };

    private static void Fill(Client client, ClientForm form, Session session)
    {
        (client.FamilyName, client.GivenName) = (form.FamilyName.Trim(), form.GivenName.Trim());
        client.NameKey = Client.KeyOf(form.FamilyName, form.GivenName);
        (client.BirthDate, client.EstimatedBirthYear) = (form.BirthDate, form.BirthDate is null ? session.Now.LocalDate().Year - form.EstimatedAge : null);
        (client.Sex, client.Language) = (form.Sex, form.Language);
        (client.Municipality, client.Phone) = (form.Municipality.Trim(), form.Phone.Trim());
        client.Anonymous = form.Anonymous;
    }
}
