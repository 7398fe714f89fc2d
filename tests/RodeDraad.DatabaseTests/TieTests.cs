using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class TiesOnSqlite() : TieTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class TiesOnPostgres() : TieTests(new PostgresTestDatabase());

/// <summary>The way back for whoever closed a file to the own account by mistake (rule G4).</summary>
public abstract class TieTests(TestDatabase on) : UnitTests(on)
{
    private const string Why = "Verkeerde knop, zie de naam Nachtegaal";

    [Fact]
    public async Task A_tie_that_was_a_mistake_is_ended_by_an_auditor_and_the_file_opens_again()
    {
        var (client, auditor) = (await Declared(), await Auditor());
        var before = Assert.Single(await Own());
        Assert.Equal(("relative", Afternoon, null, ""), (before.Kind, before.DeclaredAt, before.AskedAt, before.Outcome));

        var item = (await Ask(client)).Value;
        var line = Assert.Single((await Circuit.Act<ReviewQueue, ReviewPage>(auditor, queue => queue.Read(Cancel))).Value.Open);
        Assert.Equal((item, "tie-wrong", "Nele Nachtegaal", Why, new LocalDate(2026, 12, 1)), (line.Id, line.Rule, line.Person, line.Said, line.DueOn));
        Assert.Equal("access.G4", (await Open(client)).Refusal?.Code);
        var waits = Assert.Single(await Own());
        Assert.Equal((Afternoon, ""), (waits.AskedAt, waits.Outcome + waits.Answer));

        Assert.Null((await Decide(auditor, item, "ended", "De namen verschillen.")).Refusal);
        Assert.Null((await Open(client)).Refusal);
        var told = Assert.Single(await Own());
        Assert.Equal((client.Client, "", "ended", "De namen verschillen."), (told.Client, told.Kind, told.Outcome, told.Answer));
        Assert.Contains((await Do<WhoLooked, IReadOnlyList<Look>>(who => who.Read(client, null, Cancel))).Value, look => look.Event == "tie-ended");
        Circuit.Clock.Now += Duration.FromDays(91);
        Assert.Empty(await Own());
    }

    [Fact]
    public async Task Both_steps_are_in_the_log_and_what_was_written_first_is_kept_sealed()
    {
        var (client, auditor) = (await Declared(), await Auditor());
        var item = (await Ask(client)).Value;
        await Decide(auditor, item, "stays", "Het is wel uw neef.");

        var log = (await Circuit.Audit()).Where(a => a.Record == $"review-item/{item}").Select(a => (a.Event, a.Rule, a.Account, a.Outcome));
        Assert.Equal([("create", "G4", Unit.Nurse.Account.Value, 0), ("review-closed", "U1", auditor.Account.Value, 0)], log);
        var kept = await Circuit.Look(db => db.Set<RecordVersion>().SingleAsync(v => v.Record == item, Cancel));
        Assert.Contains(Why, await Circuit.Opened(client, "record_versions", kept.Fields), StringComparison.Ordinal);
        Assert.Equal("Het is wel uw neef.", await Circuit.Look(db => db.Set<ReviewItem>().Select(i => i.Reason).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_tie_that_is_left_stays_with_the_sentence_of_the_auditor_and_can_be_asked_again_next_week()
    {
        var (client, auditor) = (await Declared(), await Auditor());
        var item = (await Ask(client)).Value;
        Assert.Equal("ties.asked", (await Ask(client)).Refusal?.Code);
        Assert.Equal(["code-unknown Outcome"], Told(await Decide(auditor, item, "work", "Hoorde bij het werk.")));
        Assert.Null((await Decide(auditor, item, "stays", "Het is wel uw neef.")).Refusal);

        Assert.Equal("access.G4", (await Open(client)).Refusal?.Code);
        var left = Assert.Single(await Own());
        Assert.Equal(("relative", "stays", "Het is wel uw neef."), (left.Kind, left.Outcome, left.Answer));
        Assert.Equal("ties.asked", (await Ask(client)).Refusal?.Code);
        Circuit.Clock.Now += Duration.FromDays(7);
        Assert.Null((await Ask(client)).Refusal);
    }

    [Fact]
    public async Task Nobody_decides_about_an_own_tie_also_not_with_the_hat_of_an_auditor()
    {
        var client = await Declared();
        var item = (await Ask(client)).Value;

        Assert.Equal("audit.own-item", (await Decide(Unit.Nurse with { Role = Role.Auditor }, item, "ended", "Mag van mij.")).Refusal?.Code);
        Assert.Equal("access.K1", (await Decide(Unit.Psychiatrist, item, "ended", "Mag van mij.")).Refusal?.Code);
        Assert.Equal("access.G4", (await Open(client)).Refusal?.Code);
    }

    [Fact]
    public async Task An_auditor_who_is_close_to_the_client_neither_judges_the_item_nor_asks_who_the_client_is_and_reads_so_before()
    {
        var client = await Declared();
        var (item, relative, self) = ((await Ask(client)).Value, await Auditor(), Unit.Nurse with { Role = Role.Auditor });
        await Circuit.Add(new AccountTie { AccountId = relative.Account, OrganisationId = client.Organisation, ClientId = client.Client, Kind = "relative" });

        Assert.Equal(("access.G4", "audit.own-item", ""), (await NotYours(relative, item), await NotYours(self, item), await NotYours(await Auditor(), item)));
        Assert.Equal("access.G4", (await Decide(relative, item, "ended", "Mag van mij.")).Refusal?.Code);
        Assert.Equal(("access.G4", "audit.own-item"), ((await Inquire(relative, item)).Refusal?.Code, (await Inquire(self, item)).Refusal?.Code));
        Assert.Equal(2, (await Circuit.Audit()).Count(a => a is { Rule: "G4", Outcome: 4 } && a.Account == relative.Account.Value));
        Assert.Equal(0, await Count<Inquiry>());
        Assert.Null((await Inquire(await Auditor(), item)).Refusal);
    }

    [Fact]
    public async Task What_ties_a_client_to_the_own_door_is_not_listed_not_asked_and_never_ended()
    {
        var (client, auditor) = ((await Unit.Present()).Client, await Auditor());
        var own = await Circuit.ClientHat(Unit.Nurse, client);
        Assert.Empty(await Own(own));
        Assert.Equal("ties.unknown", (await Ask(client, own)).Refusal?.Code);

        var item = (await Ask(await Declared())).Value;
        await Circuit.Change(db => db.Set<ReviewItem>().ExecuteUpdateAsync(i => i.SetProperty(x => x.AccountId, own.Account).SetProperty(x => x.Client, client.Client.Value), Cancel));
        Assert.Equal("ties.unknown", (await Decide(auditor, item, "ended", "Vergissing.")).Refusal?.Code);
        Assert.Contains(client, await Circuit.Look(db => Ties.Own(db, own.Account).ToListAsync(Cancel)));
        Assert.Null(await Circuit.Look(db => db.Set<ReviewItem>().Select(i => i.ClosedAt).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Only_an_own_tie_can_be_wrong_and_only_with_a_reason()
    {
        var client = await Declared();

        Assert.Equal("ties.unknown", (await Ask(client, Unit.Psychiatrist)).Refusal?.Code);
        Assert.Equal("ties.unknown", (await Ask((await Unit.Present()).Client)).Refusal?.Code);
        Assert.Equal("ties.unknown", (await Ask(client with { Client = ClientId.New() })).Refusal?.Code);
        Assert.Equal(["field-needed Reason"], Told(await Ask(client, why: " ")));
        Assert.Equal(["text.too-long Reason"], Told(await Ask(client, why: new('x', 501))));
        Assert.Equal(0, await Count<ReviewItem>());
    }

    [Fact]
    public async Task Of_two_auditors_who_decide_at_the_same_instant_one_decides()
    {
        var (client, one, other) = (await Declared(), await Auditor(), await Auditor());
        var item = (await Ask(client)).Value;

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Decide(i % 2 == 0 ? one : other, item, i % 2 == 0 ? "ended" : "stays", $"Keuze {i}."))));

        Assert.Single(tries, t => t.Refusal is null);
        Assert.All(tries.Where(t => t.Refusal is not null), t => Assert.Equal("audit.already-closed", t.Refusal!.Code));
        Assert.Equal(Assert.Single(await Own()).Outcome == "ended", (await Open(client)).Refusal is null);
    }

    [Fact]
    public async Task A_file_that_is_declared_anew_is_closed_again_and_the_old_answer_is_not_about_it()
    {
        var client = await Declared();
        await Decide(await Auditor(), (await Ask(client)).Value, "ended", "Vergissing.");

        await Declare(client, "own");

        var tie = Assert.Single(await Own());
        Assert.Equal(("own", null, "", ""), (tie.Kind, tie.AskedAt, tie.Outcome, tie.Answer));
        Assert.Equal("access.G4", (await Open(client)).Refusal?.Code);
    }

    [Fact]
    public async Task With_the_file_goes_what_was_written_about_its_tie()
    {
        var client = await Declared();
        await Ask(client);

        await Circuit.Change(async db =>
        {
            foreach (var room in Circuit.All<IClientRecords>())
            {
                await room.Forget(db, client, Circuit.Clock.Now, Cancel);
            }
        });

        Assert.Equal(0, await Count<ReviewItem>());
        Assert.Empty(await Own());
    }

    private async Task<string> NotYours(Hat who, Guid item) => (await Circuit.Act<ReviewQueue, LogReviewLine>(who, queue => queue.One(item, Cancel))).Value.NotYours;

    private Task<Outcome<Guid>> Inquire(Hat who, Guid item) => Circuit.Act<OpenInquiry, Guid>(who, open => open.Run(item, new() { CaseNumber = "2026/7", Reason = "Een vraag van de familie." }, Cancel));

    private Task<Hat> Auditor() => Unit.Hire("Auke Aandacht", Role.Auditor);

    private async Task<ClientKey> Declared()
    {
        var client = (await Unit.Present("Nachtegaal")).Client;
        await Declare(client, "relative");
        return client;
    }

    private Task<Outcome<Done>> Declare(ClientKey client, string kind) => Do<DeclareTie, Done>(tie => tie.Run(client, kind, Cancel));

    private Task<Outcome<Guid>> Ask(ClientKey client, Hat? who = null, string why = Why) => Circuit.Act<SayTieWrong, Guid>(who ?? Unit.Nurse, wrong => wrong.Run(client.Client, why, Cancel));

    private Task<IReadOnlyList<OwnTie>> Own(Hat? who = null) => Circuit.As(who ?? Unit.Nurse, scope => scope.GetRequiredService<OwnTies>().Read(Cancel));

    private Task<Outcome<Guid>> Decide(Hat who, Guid item, string outcome, string sentence) =>
        Circuit.Act<CloseReviewItem, Guid>(who, close => close.Run(item, new() { Outcome = outcome, Reason = sentence }, Cancel));

    private Task<Outcome<ClientFilePage>> Open(ClientKey client) => Do<ClientFile, ClientFilePage>(file => file.Read(client, Cancel));
}
