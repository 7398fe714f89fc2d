using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class AuditOnSqlite() : AuditTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class AuditOnPostgres() : AuditTests(new PostgresTestDatabase());

public abstract class AuditTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task Whoever_only_lets_a_client_leave_is_not_said_to_have_read_the_forms()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0])).Value;
        Assert.Null((await Circuit.Act<SaveModuleForm, Guid>(Unit.Psychiatrist, save => save.Run(client, stay, "somatic", new(null, new() { ["somatic-state"] = "stable" }, 0), Cancel))).Refusal);

        var head = await Circuit.Act<StayReader, StayHead>(Unit.Psychiatrist, reader => reader.Head(client, stay, Cancel));
        Assert.Contains(head.Value.Steps, step => step.Closed);
        Assert.Equal("presence:full", (await Circuit.Audit())[^1].Categories);

        await Circuit.Act<StayReader, StayPage>(Unit.Psychiatrist, reader => reader.Read(client, stay, Cancel));
        Assert.Contains("med:full", (await Circuit.Audit())[^1].Categories, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_act_leaves_one_record_with_client_rule_and_parts()
    {
        var taken = await Unit.Present();
        var (client, id) = (taken.Client, taken.Id);
        var stay = (await Unit.Admit(client, Unit.Beds[0])).Value;
        await Do<PresentationReader, PresentationPage>(reader => reader.Read(client, id, Cancel));
        await Do<DecidePresentation, PresentationId>(decide => decide.Run(client, id, new() { Decision = "admit", Version = 1 }, Cancel));
        await Do<MoveClient, StayId>(move => move.Run(client, stay, new() { Bed = Unit.Beds[1] }, Cancel));
        await Do<StayReader, StayPage>(reader => reader.Read(client, stay, Cancel));
        await Unit.Discharge(client, stay);
        await Do<PlanConsultation, FollowUpId>(plan => plan.Run(client, stay, new(2026, 12, 1), Cancel));

        Assert.Equal(
            [
                ("create", "P1", "presence:full crisis:full subst:full"), ("create", "W1", "presence:full"),
                ("read", "L1", "presence:full crisis:full med:full subst:full"), ("update", "W1", "crisis:full"), ("update", "W1", "presence:full"),
                ("read", "L1", "presence:full"), ("update", "W1", "presence:full"), ("create", "W1", "presence:full"),
            ],
            (await Circuit.Audit()).Select(a => (a.Event, a.Rule, a.Categories)));
        Assert.All(await Circuit.Audit(), a => Assert.Equal(
            (client.Client.Value, 0, "crisis_nurse", "care", Unit.Nurse.Account.Value, Unit.Team.Value),
            (a.Client!.Value, a.Outcome, a.Role, a.Purpose, a.Account!.Value, a.Team!.Value)));
    }

    [Fact]
    public async Task What_a_rule_of_the_field_refused_left_nothing_behind()
    {
        var client = (await Unit.Present()).Client;
        var before = (await Circuit.Audit()).Count;

        await Unit.Admit(client, Unit.Beds[0], Afternoon + Duration.FromDays(1));

        Assert.Equal((before, 0), ((await Circuit.Audit()).Count, await Count<Stay>()));
    }

    [Fact]
    public async Task A_list_names_everybody_whom_it_showed_and_nobody_else()
    {
        var clients = new[] { (await Unit.Present("Een")).Client, (await Unit.Present("Twee")).Client };
        await Unit.Admit(clients[0], Unit.Beds[0]);
        var both = clients.Select(c => c.Client.Value).Order().ToList();

        await Do<BedBoard, Board>(board => board.Read(null, Cancel));
        Assert.Equal([clients[0].Client.Value], await Subjects());
        await Do<PresentationReader, IReadOnlyList<PresentationLine>>(reader => reader.List(Cancel));
        Assert.Equal(both, await Subjects());
        await Search("tw");
        Assert.Equal([clients[1].Client.Value], await Subjects());
        await Do<Today, TodayPage>(today => today.Read(Cancel));
        Assert.Equal(both, await Subjects());
        Assert.All((await Circuit.Audit()).TakeLast(4), a => Assert.Null(a.Client));
    }

    [Fact]
    public async Task The_log_keeps_what_was_searched_for_and_never_how_many_were_found()
    {
        await Unit.Present("Een");
        await Search("een\u0007 twee" + new string('x', 200));
        await Search("een");

        var searches = (await Circuit.Audit()).Where(a => a.Event == "search").ToList();

        Assert.Equal(["een twee" + new string('x', 92), "een"], searches.Select(a => a.Search));
        Assert.Equal(searches.Select(Fields), searches.Select(a => Fields(searches[0])));
    }

    [Fact]
    public async Task Who_looked_shows_openings_and_refused_tries_newest_first()
    {
        var client = (await Unit.Present()).Client;
        var stranger = await SmallUnit.Open(Circuit);
        Circuit.Clock.Now += Duration.FromMinutes(1);
        await Circuit.Act<ClientFile, ClientFilePage>(stranger.Nurse, file => file.Read(client, Cancel));
        Circuit.Clock.Now += Duration.FromMinutes(1);
        await Circuit.Act<ClientFile, ClientFilePage>(Unit.Psychiatrist, file => file.Read(client, Cancel));
        Circuit.Clock.Now += Duration.FromMinutes(1);
        await Search("pee");

        var looks = (await Do<WhoLooked, IReadOnlyList<Look>>(who => who.Read(client, null, Cancel))).Value;

        Assert.Equal(
            [("Nele Nachtegaal", "search", true), ("Pia Pieters", "read", true), ("Nele Nachtegaal", "read", false), ("Nele Nachtegaal", "create", true)],
            looks.Select(l => (l.Looked, l.Event, l.Permitted)));
        Assert.Equal(["ident:full", "presence:full", "crisis:full", "subst:full"], looks[1].Categories);
        Assert.Equal(("psychiatrist", "Ziekenhuis De Proef (fictief)", Afternoon + Duration.FromMinutes(2)), (looks[1].Role, looks[1].Organisation, looks[1].At));
        var older = (await Do<WhoLooked, IReadOnlyList<Look>>(who => who.Read(client, looks[1].Number, Cancel))).Value;
        Assert.Equal([false, true], older.Select(l => l.Permitted));
    }

    [Fact]
    public async Task Sixty_openings_at_once_are_sixty_records()
    {
        var client = (await Unit.Present()).Client;

        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(() => Do<ClientFile, ClientFilePage>(file => file.Read(client, Cancel)))));

        Assert.Equal(61, (await Circuit.Audit()).Count);
        var looks = (await Do<WhoLooked, IReadOnlyList<Look>>(who => who.Read(client, null, Cancel))).Value;
        Assert.Equal(50, looks.Count);
    }

    private static (string, int, string, string, string, int?) Fields(AuditRecord a) => (a.Event, a.Outcome, a.Rule, a.Record, a.Categories, a.RecordVersion);

    private async Task<List<Guid>> Subjects()
    {
        var last = (await Circuit.Audit())[^1].Id;
        return [.. (await Circuit.Look(db => db.Set<AuditSubject>().Where(s => s.AuditId == last).Select(s => s.Client).ToListAsync(Cancel))).Order()];
    }

    private Task<Outcome<IReadOnlyList<ClientLine>>> Search(string typed) =>
        Do<FindClients, IReadOnlyList<ClientLine>>(find => find.Search(typed, "", Cancel));
}
