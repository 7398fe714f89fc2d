using RodeDraad.Kernel;

namespace RodeDraad.People;

/// <summary>Makes the record of a client in the own organisation, as a part of the act that needs one (a presentation).</summary>
public sealed class RegisterClient(NissVault vault)
{
    /// <summary>Adds the client to the running act.</summary>
    /// <returns>The new client, or every mistake of the form (<c>clients.…</c>, <c>text.too-long</c>, <c>code-unknown</c>).</returns>
    public async Task<Outcome<ClientId>> Run(Session session, ClientForm form, CancellationToken cancel)
    {
        var today = session.Now.LocalDate();
        var mistakes = form.Mistakes(today);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var id = ClientId.New();
        var client = new Client
        {
            OrganisationId = session.Hat.Organisation,
            Id = id,
            Reference = Client.ReferenceFor(id),
            FamilyName = form.FamilyName.Trim(),
            GivenName = form.GivenName.Trim(),
            NameKey = Client.KeyOf(form.FamilyName, form.GivenName),
            BirthDate = form.BirthDate,
            EstimatedBirthYear = form.BirthDate is null ? today.Year - form.EstimatedAge : null,
            Sex = form.Sex,
            Language = form.Language,
            Municipality = form.Municipality.Trim(),
            Phone = form.Phone.Trim(),
            Anonymous = form.Anonymous,
            RegisteredAt = session.Now,
        };
        session.Db.Add(client);
        if (form.Niss.Length > 0)
        {
            await Threads.Number(session, vault, client, NationalNumber.Digits(form.Niss), cancel);
        }

        session.BeginTexts(new(client.OrganisationId, id));
        await Versions.Keep(session, id, ("client", id.Value), 1, form with { Niss = "" }, cancel);
        return id;
    }
}
