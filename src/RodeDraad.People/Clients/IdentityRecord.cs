using Microsoft.EntityFrameworkCore;
using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>What the record says about who the client is.</summary>
internal sealed class IdentityRecord : IRecordPart
{
    public async Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel)
    {
        if (category != Cat.Ident)
        {
            return [];
        }

        var known = await session.Db.Set<Client>().Where(c => c.OrganisationId == organisation && clients.Contains(c.Id)).ToListAsync(cancel);
        var house = await Names.OfOrganisation(session.Db, organisation, cancel);
        return [.. known.Select(c => new RecordEntry(Cat.Ident, c.RegisteredAt, $"client/{c.Id.Value}", "clients.one", house, "", Facts(c)))];
    }

    /// <summary>Identity has no summary: who may not read it reads nothing of it.</summary>
    public Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<RecordSummary>>([]);

    private static List<RecordFact> Facts(Client client)
    {
        List<RecordFact> facts =
        [
            new("clients.reference", client.Reference),
            new("clients.family-name", client.FamilyName),
            new("clients.given-name", client.GivenName),
            new("clients.birth-date", client.BirthDate?.ToString("uuuu-MM-dd", null) ?? "", FactKind.Date),
            new("clients.sex", client.Sex, FactKind.Codes, "sex"),
            new("clients.language", client.Language, FactKind.Codes, "client-language"),
            new("clients.municipality", client.Municipality),
            new("clients.phone", client.Phone),
        ];
        facts.RemoveAll(fact => fact.Value.Length == 0);
        return facts;
    }
}
