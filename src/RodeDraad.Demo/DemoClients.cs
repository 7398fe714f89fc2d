using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Demo;

/// <summary>Makes the client records: one per organisation, linked by a thread when somebody goes to two.</summary>
internal sealed class DemoClients(DemoRows rows, DemoIds ids, Random random, IReadOnlyList<DemoUnit> units, (ClientVault Vault, int ThisYear) with)
{
    private readonly Dictionary<(DemoPerson Person, OrganisationId House), Client> made = [];
    private readonly Dictionary<ClientId, ClientTexts> texts = [];

    public int Count { get; private set; }

    /// <summary>The record of a person in the house of a unit, made the first time.</summary>
    public Client Of(DemoPerson person, int unit, Instant at)
    {
        var house = units[unit].Organisation;
        if (made.TryGetValue((person, house), out var known))
        {
            return known;
        }

        var elsewhere = units.Select(u => u.Organisation).Where(h => h != house).Select(h => made.GetValueOrDefault((person, h))).FirstOrDefault(c => c is not null);
        var client = elsewhere is null ? New(person, house, at) : Again(elsewhere, house, at);
        made[(person, house)] = client;
        rows.Add(client);
        var (key, sealing) = with.Vault.Make(new(house, client.Id), at);
        rows.Add(key);
        texts.Add(client.Id, sealing);
        Count++;
        return client;
    }

    /// <summary>What seals the texts of a client.</summary>
    public ClientTexts TextsOf(ClientId client) => texts[client];

    private Client New(DemoPerson person, OrganisationId house, Instant at)
    {
        var id = new ClientId(ids.Next());
        var anonymous = random.NextDouble() < 0.01;
        var (family, given) = anonymous ? ("", "") : (DemoNames.FamilyName(random), DemoNames.GivenName(random, person.Sex));
        return new()
        {
            OrganisationId = house,
            Id = id,
            Reference = Client.ReferenceFor(id),
            FamilyName = family,
            GivenName = given,
            NameKey = Client.KeyOf(family, given),
            BirthDate = anonymous ? null : at.LocalDate().PlusYears(-person.Age).PlusDays(-random.Next(365)),
            EstimatedBirthYear = anonymous ? with.ThisYear - person.Age : null,
            Sex = person.Sex,
            Language = units[0].Organisation == house ? "nl" : "fr",
            Municipality = DemoNames.Municipality(random),
            Phone = random.NextDouble() < 0.8 ? DemoNames.Phone(random) : "",
            Anonymous = anonymous,
            ThreadId = ThreadFor(person, at),
            RegisteredAt = at,
        };
    }

    private Client Again(Client first, OrganisationId house, Instant at)
    {
        var id = new ClientId(ids.Next());
        return new()
        {
            OrganisationId = house,
            Id = id,
            Reference = Client.ReferenceFor(id),
            FamilyName = first.FamilyName,
            GivenName = first.GivenName,
            NameKey = first.NameKey,
            BirthDate = first.BirthDate,
            EstimatedBirthYear = first.EstimatedBirthYear,
            Sex = first.Sex,
            Language = first.Language,
            Municipality = first.Municipality,
            Phone = first.Phone,
            Anonymous = first.Anonymous,
            ThreadId = first.ThreadId,
            RegisteredAt = at,
        };
    }

    private ThreadId? ThreadFor(DemoPerson person, Instant at)
    {
        if (person.Stays.Select(s => s.Unit).Distinct().Count() < 2)
        {
            return null;
        }

        var thread = new ClientThread { Id = new(ids.Next()), Basis = "import", MadeAt = at };
        rows.Add(thread);
        return thread.Id;
    }
}
