using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class AccessOnSqlite() : AccessTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class AccessOnPostgres() : AccessTests(new PostgresTestDatabase());

public abstract class AccessTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task A_nurse_of_another_house_or_team_gets_the_answer_of_a_client_who_does_not_exist()
    {
        var record = await Known();
        var elsewhere = await SmallUnit.Open(Circuit);
        var otherTeam = await Unit.Hire("Mo Mobiel", Role.CrisisNurse, await Unit.AddTeam("Mobiel team"));

        await Refused(record, elsewhere.Nurse, "R1");
        await Refused(record, otherTeam, "R1");
        await Refused(record with { Client = new(Unit.Organisation, ClientId.New()) }, Unit.Nurse, "R1");
    }

    [Theory]
    [InlineData(Role.NetworkCoord, "N0")]
    [InlineData(Role.SysAdmin, "A0")]
    [InlineData(Role.Researcher, "S0")]
    [InlineData(Role.Justice, "J0")]
    [InlineData(Role.RefPerson, "F0")]
    [InlineData(Role.Client, "C0")]
    public async Task Who_does_not_care_for_clients_opens_no_file_even_in_the_team(Role role, string rule) =>
        await Refused(await Known(), await Unit.Hire("Iemand", role), rule);

    [Theory]
    [InlineData("own")]
    [InlineData("relative")]
    public async Task Nobody_opens_the_own_file_or_that_of_a_relative(string kind)
    {
        var record = await Known();
        await Circuit.Add(new AccountTie { AccountId = Unit.Nurse.Account, OrganisationId = Unit.Organisation, ClientId = record.Client.Client, Kind = kind });

        await Refused(record, Unit.Nurse, "G4");
        Assert.Empty((await Search(Unit.Nurse, "")).Value);
        Assert.Single((await Search(Unit.Psychiatrist, "")).Value);
        var board = (await Do<BedBoard, Board>(read => read.Read(null, Cancel))).Value;
        Assert.Equal((BedState.Occupied, null), (board.Beds[0].State, board.Beds[0].Client));
    }

    [Fact]
    public async Task Three_months_after_leaving_the_file_closes_with_its_date_and_later_without()
    {
        var record = await Known();
        await Unit.Discharge(record.Client, record.Stay);
        await Do<DecidePresentation, PresentationId>(decide => decide.Run(record.Client, record.Presentation, new() { Decision = "admit", Version = 1 }, Cancel));

        Circuit.Clock.Now = LocalTimes.At(new(2027, 2, 24, 23, 59)).Value;
        Assert.Null((await Open(record, Unit.Nurse)).Refusal);
        Circuit.Clock.Now = LocalTimes.At(new(2027, 2, 25, 0, 0)).Value;
        await Refused(record, Unit.Nurse, "R2");
        Assert.Equal("25/02/2027", Assert.Single((await Open(record, Unit.Nurse)).Refusal!.Facts));
        Assert.Null((await Open(record, Unit.Office)).Refusal);
        Assert.Single((await Search(Unit.Nurse, "")).Value);
        Circuit.Clock.Now += Duration.FromDays(30);
        await Refused(record, Unit.Nurse, "R3");
        await Refused(record, Unit.Office, "R3");
        Assert.Empty((await Search(Unit.Nurse, "")).Value);
    }

    [Fact]
    public async Task Who_is_not_signed_in_or_has_no_second_factor_gets_nothing()
    {
        var record = await Known();

        async Task<string?> As(Action<Caller> change) => (await Circuit.As(Unit.Nurse, async scope =>
        {
            change((Caller)scope.GetService(typeof(Caller))!);
            return await ((StayReader)scope.GetService(typeof(StayReader))!).Read(record.Client, record.Stay, Cancel);
        })).Refusal?.Code;

        Assert.Equal("access.G0", await As(caller => caller.Hat = null));
        Assert.Equal("access.G1", await As(caller => caller.AccountActive = false));
        Assert.Equal("access.G2", await As(caller => caller.SecondFactor = false));
        Assert.Equal("access.G3", await As(caller => caller.Purpose = Purpose.Research));
        Assert.Null(await As(_ => { }));
    }

    /// <summary>Rule Q1: a list shows that a client is there exactly when a search by name may, whoever looks.</summary>
    [Fact]
    public async Task A_list_shows_a_client_exactly_when_rule_Q1_lets_it_in_every_role()
    {
        var clients = await MixedClients();
        foreach (var role in Enum.GetValues<Role>())
        {
            var hat = await Unit.Hire("Iemand", role);
            await Circuit.Add(new AccountTie { AccountId = hat.Account, OrganisationId = Unit.Organisation, ClientId = clients["relative"].Client, Kind = "relative" });
            await ListsAsItMay(hat, clients);
        }
    }

    private async Task ListsAsItMay(Hat hat, Dictionary<string, ClientKey> clients)
    {
        var search = await Search(hat, "");
        var presentations = await Circuit.Act<PresentationReader, IReadOnlyList<PresentationLine>>(hat, reader => reader.List(Cancel));
        var board = await Circuit.Act<BedBoard, Board>(hat, read => read.Read(null, Cancel));

        foreach (var (kind, client) in clients)
        {
            var facts = await Circuit.Look(db => Circuit.Get<IAccessFacts>().Read(db, hat, new(Act.Search, Cat.Presence, client), Circuit.Clock.Now, Cancel));
            var shown = MayBeListed(hat, client, facts);
            var seen = (
                search.Refusal is null && search.Value.Any(c => c.Key == client),
                presentations.Refusal is null && presentations.Value.Any(p => p.Client.Key == client),
                board.Refusal is null && board.Value.Beds.Any(b => b.Client?.Key == client));
            Assert.Equal((hat.Role, kind, (shown, shown, shown && kind == "active")), (hat.Role, kind, seen));
        }
    }

    private static bool MayBeListed(Hat hat, ClientKey client, ClientFacts facts) => AccessPolicy.Decide(
        new AccessRequest(hat.Role, Act.Search, Cat.Presence, Purposes.Of(new(), hat))
        {
            SameOrg = client.Organisation == hat.Organisation,
            Relation = facts.Relation,
            OwnFile = facts.OwnFile,
            Relative = facts.Relative,
        }).Permits;

    /// <summary>One client of each kind: here, gone a while, gone long, of a relative, of another team, of another house.</summary>
    private async Task<Dictionary<string, ClientKey>> MixedClients()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        var clients = new Dictionary<string, ClientKey>(StringComparer.Ordinal);
        foreach (var kind in new[] { "active", "recent", "old", "relative" })
        {
            clients[kind] = (await Unit.Present(kind)).Client;
        }

        clients["other team"] = (await Unit.Present("ander team")).Client;
        clients["other house"] = (await elsewhere.Present("ander huis")).Client;
        await Unit.Admit(clients["active"], Unit.Beds[0]);
        await Unit.Admit(clients["relative"], Unit.Beds[1]);
        var team = await Unit.AddTeam("Mobiel team");
        await Circuit.Change(async db =>
        {
            await Ended(db, clients["recent"], Duration.FromDays(29));
            await Ended(db, clients["old"], Duration.FromDays(30));
            await db.Set<CareRelation>().Where(r => r.ClientId == clients["other team"].Client).ExecuteUpdateAsync(set => set.SetProperty(r => r.TeamId, team), Cancel);
        });
        return clients;
    }

    private static Task<int> Ended(CircuitDb db, ClientKey client, Duration ago) =>
        db.Set<CareRelation>().Where(r => r.ClientId == client.Client).ExecuteUpdateAsync(set => set.SetProperty(r => r.UntilAt, Afternoon - ago), Cancel);

    /// <summary>Each way to open the record is refused by the rule, with an audit record of the try.</summary>
    private async Task Refused(Record record, Hat hat, string rule)
    {
        var before = (await Circuit.Audit()).Count;
        var answers = new[]
        {
            (await Circuit.Act<ClientFile, ClientFilePage>(hat, file => file.Read(record.Client, Cancel))).Refusal?.Code,
            (await Open(record, hat)).Refusal?.Code,
            (await Circuit.Act<PresentationReader, PresentationPage>(hat, reader => reader.Read(record.Client, record.Presentation, Cancel))).Refusal?.Code,
            (await Circuit.Act<WhoLooked, IReadOnlyList<Look>>(hat, who => who.Read(record.Client, null, Cancel))).Refusal?.Code,
            (await Circuit.Act<CorrectStay, StayId>(hat, correct => correct.Run(record.Client, record.Stay, new(), 1, Cancel))).Refusal?.Code,
        };

        Assert.All(answers, answer => Assert.Equal($"access.{rule}", answer));
        var audit = (await Circuit.Audit()).Skip(before).ToList();
        Assert.Equal(answers.Length, audit.Count);
        Assert.All(audit, a => Assert.Equal((4, rule, "", record.Client.Client.Value, hat.Account.Value), (a.Outcome, a.Rule, a.Categories, a.Client!.Value, a.Account!.Value)));
    }

    private async Task<Record> Known()
    {
        var taken = await Unit.Present();
        return new(taken.Client, taken.Id, (await Unit.Admit(taken.Client, Unit.Beds[0], Afternoon - Duration.FromDays(2))).Value);
    }

    private Task<Outcome<StayPage>> Open(Record record, Hat hat) => Circuit.Act<StayReader, StayPage>(hat, reader => reader.Read(record.Client, record.Stay, Cancel));

    private Task<Outcome<IReadOnlyList<ClientLine>>> Search(Hat hat, string typed) =>
        Circuit.Act<FindClients, IReadOnlyList<ClientLine>>(hat, find => find.Search(typed, "", Cancel));

    private sealed record Record(ClientKey Client, PresentationId Presentation, StayId Stay);
}
