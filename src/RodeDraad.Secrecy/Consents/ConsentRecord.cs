using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What the record says about what the client agreed to and refused: every version, for nothing of it is ever changed.</summary>
internal sealed class ConsentRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Consent)
        {
            return [];
        }

        var versions = await session.Db.Set<Consent>().AsNoTracking().Where(c => c.OrganisationId == organisation && clients.Contains(c.ClientId)).ToListAsync(cancel);
        var people = await Names.OfAccounts(session.Db, versions.SelectMany(c => new[] { c.RecipientAccount ?? c.RecordedBy, c.RecordedBy }), cancel);
        var houses = await Houses.Named(session.Db, cancel);
        var texts = await session.TextsOf(organisation, versions.Select(c => c.ClientId), cancel);
        return [.. versions.Select(c => new RecordEntry(
            Cat.Consent, c.RecordedAt, $"consent/{c.Id.Value}", $"consents.{c.Kind}", houses.GetValueOrDefault(c.Source, ""), people.Account(c.RecordedBy.Value), Facts(c, texts[c.ClientId], people, houses)))];
    }

    public Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<RecordSummary>>([]);

    private static List<RecordFact> Facts(Consent consent, ClientTexts texts, Names people, Dictionary<OrganisationId, string> houses)
    {
        List<RecordFact> facts =
        [
            new("consents.to", string.Join(' ', new[] { consent.RecipientAccount is { } person ? people.Account(person.Value) : "", houses.GetValueOrDefault(consent.RecipientOrganisation, "") }).Trim()),
            new("consents.function", PolicyWords.CodeOf(consent.RecipientRole), FactKind.Codes, "role"),
            new("consents.parts", string.Join(' ', consent.Categories), FactKind.Codes, "category"),
            new("consents.purposes", string.Join(' ', consent.Purposes), FactKind.Codes, "purpose"),
            new("mine.from", RecordFacts.Moment(consent.FromAt), FactKind.Moment),
            new("mine.until", RecordFacts.Moment(consent.UntilAt), FactKind.Moment),
            new("consents.status", consent.Status, FactKind.Codes, "consent-status"),
            new("consents.how-given", consent.Form, FactKind.Codes, "consent-form"),
            new("justice.witness", texts.Open(Consent.Table, consent.Witness)),
            new("consents.noticed", texts.Open(Consent.Table, consent.CapacityNote)),
            new("consents.withdrawn-by", consent.WithdrawnBy, FactKind.Codes, "consent-channel"),
        ];
        facts.RemoveAll(fact => fact.Value.Length == 0);
        return facts;
    }
}
