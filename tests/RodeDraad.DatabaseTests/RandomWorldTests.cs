using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class RandomWorldsOnSqlite() : RandomWorldTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class RandomWorldsOnPostgres() : RandomWorldTests(new PostgresTestDatabase());

/// <summary>Trust goals S5 and P1 in worlds of random relations, ties, consents and refusals. The seed is the number of the world.</summary>
public abstract class RandomWorldTests(TestDatabase on) : UnitTests(on)
{
    private static readonly Role[] Roles = [Role.Psychiatrist, Role.Psychologist, Role.CrisisNurse, Role.CaseManager, Role.SocialWorker, Role.OfficeAdmin];
    private static readonly string[] Parts = ["ident", "presence", "plan", "crisis", "med", "psy", "subst", "social", "meeting", "consent"];
    private static readonly string[] Reasons = ["care", "coordination", "meeting"];

    /// <summary>Worlds that are made: 25 in ./test; RODEDRAAD_WORLDS=500 for the record.</summary>
    private static int Worlds => int.TryParse(Environment.GetEnvironmentVariable("RODEDRAAD_WORLDS"), CultureInfo.InvariantCulture, out var asked) ? asked : 25;

    /// <summary>S5: what a list may show is exactly what asking client by client gives, for the same part.</summary>
    [Fact]
    public async Task A_list_shows_exactly_the_clients_that_asking_one_by_one_shows()
    {
        var compared = 0;
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var world = await World.Make(this, seed);
            foreach (var hat in world.Hats)
            {
                foreach (var category in new[] { Cat.Ident, Cat.Presence })
                {
                    var listed = await Circuit.Look(db => Circuit.Get<IAccessFacts>().Listed(db, hat, category, Circuit.Clock.Now).Distinct().ToListAsync(Cancel));
                    var among = await Circuit.Look(db => Circuit.Get<IAccessFacts>().Listed(db, hat, category, Circuit.Clock.Now, [.. world.Clients.Select(client => client.Client)], Cancel));
                    Assert.True(among.SetEquals(listed), $"World {seed}: the kept rule lists others than the query.");
                    foreach (var client in world.Clients)
                    {
                        var facts = await Circuit.Look(db => Circuit.Get<IAccessFacts>().Read(db, hat, new(Act.Search, category, client), Circuit.Clock.Now, Cancel));
                        Assert.Equal((seed, hat.Role, category, Found(hat, category, client, facts)), (seed, hat.Role, category, listed.Contains(client.Client)));
                        compared++;
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Lists on {Circuit.Database.Kind}: {compared} comparisons in {Worlds} worlds, list equals item in all.");
    }

    /// <summary>P1: whatever was opened to another house stands on a consent that held at that instant for that receiver, part and purpose.</summary>
    [Fact]
    public async Task Everything_opened_to_another_house_stands_on_a_consent_that_held_then()
    {
        var (opened, tried) = (0, 0);
        for (var seed = 1; seed <= Worlds; seed++)
        {
            var houses = await TwoHouses.Open(Circuit, Unit);
            var random = new Random(seed);
            for (var step = 0; step < 12; step++)
            {
                Circuit.Clock.Now += Duration.FromDays(random.Next(0, 40));
                if (random.Next(3) > 0)
                {
                    await houses.Give(Anything(houses, random));
                }

                tried++;
                opened += (await houses.See(random.Next(2) == 0 ? Unit.Nurse : Unit.Psychiatrist)).Refusal is null ? 1 : 0;
            }

            await Replay(houses);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Disclosures on {Circuit.Database.Kind}: {opened} openings of {tried} tries in {Worlds} worlds, each with a consent that held.");
        Assert.True(opened > 0);
    }

    private static bool Found(Hat hat, Cat category, ClientKey client, ClientFacts facts) => AccessPolicy.Decide(
        new AccessRequest(hat.Role, Act.Search, category, Purposes.Of(new(), hat))
        {
            SameOrg = client.Organisation == hat.Organisation,
            Relation = facts.Relation,
            OwnFile = facts.OwnFile,
            Relative = facts.Relative,
            Consent = facts.Wants(category, Purposes.Of(new(), hat)).State,
        }).Permits;

    private ConsentForm Anything(TwoHouses houses, Random random)
    {
        var today = Circuit.Clock.Now.LocalDate();
        var from = today.PlusDays(random.Next(0, 20));
        return houses.Grant() with
        {
            Kind = random.Next(5) == 0 ? "refusal" : "grant",
            RecipientKind = new[] { "person", "function", "organisation" }[random.Next(3)],
            RecipientRole = PolicyWords.Of(Roles[random.Next(Roles.Length)]),
            RecipientAccount = random.Next(2) == 0 ? Unit.Nurse.Account : Unit.Psychiatrist.Account,
            Categories = [.. Parts.Where(_ => random.Next(3) == 0).DefaultIfEmpty("ident")],
            Purposes = [.. Reasons.Where(_ => random.Next(2) == 0).DefaultIfEmpty("care")],
            From = from,
            Until = from.PlusDays(random.Next(0, 60)),
            Capacity = random.Next(4) == 0 ? "acute-crisis" : "able",
        };
    }

    /// <summary>Reads the log beside the whole history of consents, by rules written once more and apart from those of the program.</summary>
    private async Task Replay(TwoHouses houses)
    {
        var audit = (await Circuit.Audit()).Where(a => a.ClientOrganisation == houses.There.Organisation.Value && a.Organisation == Unit.Organisation.Value && a.Outcome == 0).ToList();
        var versions = await Circuit.Look(db => db.Set<Consent>().Where(c => c.OrganisationId == houses.There.Organisation).ToListAsync(Cancel));
        foreach (var read in audit)
        {
            foreach (var part in read.Categories.Split(' ').Select(c => c.Split(':')[0]))
            {
                var then = versions.Where(c => c.RecordedAt <= read.RecordedAt).GroupBy(c => c.Id).Select(g => g.MaxBy(c => c.Version)!).Where(c => Meets(c, read, part)).ToList();
                Assert.DoesNotContain(then, c => c.Kind == "refusal");
                Assert.Contains(then, c => c.Kind == "grant" && c.Purposes.Contains(read.Purpose) && (c.Status == "active" || read.RecordedAt - c.RecordedAt < Duration.FromHours(72)) && read.Evidence.Contains(c.Id.Value.ToString(), StringComparison.Ordinal));
            }
        }
    }

    private static bool Meets(Consent consent, AuditRecord read, string part) =>
        consent.Status is "active" or "provisional" && consent.Categories.Contains(part) && consent.FromAt <= read.RecordedAt && (consent.UntilAt is null || consent.UntilAt > read.RecordedAt)
        && consent.RecipientOrganisation.Value == read.Organisation
        && consent.RecipientKind switch { "person" => consent.RecipientAccount?.Value == read.Account, "function" => consent.RecipientRole == read.Role, _ => true };

    /// <summary>A house with two teams, some hats and some clients, everything between them by chance.</summary>
    private sealed record World(IReadOnlyList<Hat> Hats, IReadOnlyList<ClientKey> Clients)
    {
        public static async Task<World> Make(RandomWorldTests test, int seed)
        {
            var random = new Random(seed);
            var unit = await SmallUnit.Open(test.Circuit, beds: 1);
            var team = await unit.AddTeam("Ander team");
            List<Hat> hats = [];
            for (var i = 0; i < 4; i++)
            {
                hats.Add(await unit.Hire($"Iemand {i}", Roles[random.Next(Roles.Length)], random.Next(2) == 0 ? unit.Team : team));
            }

            var clients = Enumerable.Range(0, 6).Select(_ => new ClientKey(unit.Organisation, ClientId.New())).ToList();
            await test.Circuit.Change(db =>
            {
                foreach (var client in clients)
                {
                    db.Add(new Client { OrganisationId = unit.Organisation, Id = client.Client, Reference = $"C-{client.Client.Value:N}", FamilyName = "Wereld", RegisteredAt = Afternoon });
                    Relate(db, client, (unit.Team, team), (random, hats));
                }

                return Task.CompletedTask;
            });
            return new(hats, clients);
        }

        private static void Relate(CircuitDb db, ClientKey client, (TeamId One, TeamId Other) teams, (Random Random, List<Hat> Hats) world)
        {
            var (random, hats) = world;
            for (var i = random.Next(3); i > 0; i--)
            {
                var from = Afternoon - Duration.FromDays(random.Next(0, 120));
                db.Add(new CareRelation { OrganisationId = client.Organisation, Id = Guid.CreateVersion7(), ClientId = client.Client, TeamId = random.Next(2) == 0 ? teams.One : teams.Other, Kind = "stay", Basis = $"stay/{i}-{client.Client.Value}", FromAt = from, UntilAt = random.Next(3) == 0 ? null : from + Duration.FromDays(random.Next(0, 120)), BegunBy = hats[0].Account });
            }

            if (random.Next(4) == 0)
            {
                db.Add(new AccountTie { AccountId = hats[random.Next(hats.Count)].Account, OrganisationId = client.Organisation, ClientId = client.Client, Kind = random.Next(2) == 0 ? "own" : "relative" });
            }

            for (var i = random.Next(3); i > 0; i--)
            {
                db.Add(Said(client, (random, hats)));
            }
        }

        private static Consent Said(ClientKey client, (Random Random, List<Hat> Hats) world)
        {
            var (random, hats) = world;
            var kind = new[] { "person", "function", "organisation" }[random.Next(3)];
            var from = Afternoon - Duration.FromDays(random.Next(-5, 60));
            return new()
            {
                OrganisationId = client.Organisation,
                Id = ConsentId.New(),
                Version = 1,
                ClientId = client.Client,
                Source = client.Organisation,
                Kind = random.Next(3) == 0 ? "grant" : "refusal",
                Giver = "client",
                RecipientKind = kind,
                RecipientOrganisation = client.Organisation,
                RecipientRole = kind == "function" ? PolicyWords.Of(hats[random.Next(hats.Count)].Role) : "",
                RecipientAccount = kind == "person" ? hats[random.Next(hats.Count)].Account : null,
                Categories = [.. Parts.Where(_ => random.Next(2) == 0)],
                Purposes = ["care"],
                FromAt = from,
                UntilAt = random.Next(2) == 0 ? null : from + Duration.FromDays(random.Next(0, 90)),
                Status = random.Next(4) == 0 ? "withdrawn" : "active",
                TextVersion = "2026-11",
                TextLanguage = "nl",
                Form = "oral",
                RecordedAt = from,
                RecordedBy = hats[0].Account,
            };
        }
    }
}
