using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class KeepingOnSqlite() : KeepingTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class KeepingOnPostgres() : KeepingTests(new PostgresTestDatabase());

/// <summary>Records are kept as long as the law wants, and then destroyed by two persons.</summary>
public abstract class KeepingTests(TestDatabase on) : UnitTests(on)
{
    private Hat One => Unit.Psychiatrist with { Leads = true };

    private Hat Two => Unit.Nurse with { Leads = true };

    [Fact]
    public async Task A_care_file_is_not_destroyed_before_its_thirty_years_whoever_asks_and_the_refusal_says_ground_and_date()
    {
        var (client, _) = await WorkDay.Play(Circuit, Unit);

        foreach (var ground in new[] { "term-over", "asked-by-client", "wrong-person" })
        {
            var refusal = (await Propose(One, client, ground)).Refusal!;
            Assert.Equal("keeping.duty-to-keep", refusal.Code);
            Assert.Equal("1/12/2056", refusal.Facts[1]);
        }
    }

    [Fact]
    public async Task After_thirty_years_two_persons_destroy_a_file_and_nothing_of_it_is_left()
    {
        var (client, words) = await WorkDay.Play(Circuit, Unit);
        await Keep("presentation/" + Guid.CreateVersion7().ToString("N"), "iets anders");
        await Keep($"client/{client.Client.Value:N}", "Kanariewinter");
        Circuit.Clock.Now += Duration.FromDays(366 * 30);
        var references = await Circuit.Look(db => db.Set<Client>().Where(c => c.Id == client.Client).Select(c => c.Reference).SingleAsync(Cancel));

        Assert.Contains((await Desk(One)).Due, due => due.Reference == references);
        var proposal = (await Propose(One, client, "term-over")).Value;
        Assert.Null((await Confirm(Two, proposal)).Refusal);

        await Gone(client, [.. words, "Kanariewinter"]);
        var tombstone = await Circuit.Look(db => db.Set<Destruction>().SingleAsync(d => d.ClientId == client.Client, Cancel));
        Assert.Equal((One.Account, Two.Account, "term-over", Circuit.Clock.Now), (tombstone.ProposedBy, tombstone.ConfirmedBy, tombstone.Ground, tombstone.CarriedOutAt));
        Assert.Equal(1, await Count<Draft>());
        Assert.Contains(await Circuit.Audit(), a => a.Event == "delete" && a.Client == client.Client.Value && a.Record == $"destruction/{proposal}");
    }

    [Fact]
    public async Task The_bare_rows_stay_in_the_figures_until_the_quarter_is_over()
    {
        var (client, _) = await WorkDay.Play(Circuit, Unit);
        Circuit.Clock.Now = LocalTimes.At(new(2057, 2, 1, 12, 0)).Value;
        await Confirm(Two, (await Propose(One, client, "term-over")).Value);
        Assert.Equal(1, await Count<Stay>());

        Circuit.Clock.Now = LocalTimes.At(new(2057, 3, 31, 23, 59)).Value;
        await Circuit.Get<ReplayShredList>().Run(Cancel);
        Assert.Equal(1, await Count<Stay>());
        Circuit.Clock.Now = LocalTimes.At(new(2057, 4, 1, 0, 1)).Value;
        await Circuit.Get<ReplayShredList>().Run(Cancel);

        Assert.Equal((0, 0), (await Count<Stay>(), await Count<BedPlace>()));
        Assert.Equal(["client_keys", "clients", "destructions"], await TablesWith(client.Client));
    }

    [Fact]
    public async Task One_person_does_not_do_it_twice_by_no_way()
    {
        var (client, _) = await WorkDay.Play(Circuit, Unit);
        Circuit.Clock.Now += Duration.FromDays(366 * 30);
        var proposal = (await Propose(One, client, "term-over")).Value;

        Assert.Equal("keeping.same-person", (await Confirm(One, proposal)).Refusal?.Code);
        Assert.Equal("keeping.same-person", (await Confirm(One with { Role = Role.CrisisNurse, Id = HatId.New() }, proposal)).Refusal?.Code);
        await Unkept(async db =>
        {
            var destruction = await db.Set<Destruction>().SingleAsync(Cancel);
            (destruction.ConfirmedBy, destruction.CarriedOutAt) = (One.Account, Circuit.Clock.Now);
        });
        await Unkept(async db => (await db.Set<Destruction>().SingleAsync(Cancel)).CarriedOutAt = Circuit.Clock.Now);
        Assert.Equal("keeping.only-leads", (await Confirm(Unit.Nurse, proposal)).Refusal?.Code);
        Assert.Equal("keeping.already-proposed", (await Propose(Two, client, "term-over")).Refusal?.Code);
        Assert.NotNull((await Circuit.Look(db => db.Set<TextKey>().SingleAsync(k => k.ClientId == client.Client, Cancel))).Wrapped);
        Assert.Null((await Circuit.Act<ConfirmDestruction, Guid>(One, confirm => confirm.Decline(proposal, Cancel))).Refusal);
        Assert.Equal("keeping.unknown", (await Confirm(Two, proposal)).Refusal?.Code);
    }

    [Fact]
    public async Task A_legal_hold_stops_it_until_two_persons_lift_it()
    {
        var (client, _) = await WorkDay.Play(Circuit, Unit);
        Circuit.Clock.Now += Duration.FromDays(366 * 30);
        var proposal = (await Propose(One, client, "term-over")).Value;
        var review = Circuit.Clock.Now.LocalDate().PlusDays(90);
        var hold = (await Holds(One, acts => acts.Ask(client.Client, "Lopend onderzoek", review, Cancel))).Value;

        Assert.Equal("keeping.on-hold", (await Confirm(Two, proposal)).Refusal?.Code);
        Assert.Equal("keeping.same-person", (await Holds(One, acts => acts.Confirm(hold, Cancel))).Refusal?.Code);
        Assert.Null((await Holds(Two, acts => acts.Confirm(hold, Cancel))).Refusal);
        Assert.Equal(("Lopend onderzoek", true, false), (await Desk(One)).Holds.Select(h => (h.Reason, h.Confirmed, h.Overdue)).Single());
        Circuit.Clock.Now += Duration.FromDays(91);
        Assert.True((await Desk(One)).Holds[0].Overdue);
        Assert.Equal("keeping.on-hold", (await Confirm(Two, proposal)).Refusal?.Code);
        await Holds(Two, acts => acts.AskLift(hold, "Onderzoek gesloten", Cancel));
        Assert.Equal("keeping.same-person", (await Holds(Two, acts => acts.ConfirmLift(hold, Cancel))).Refusal?.Code);
        await Unkept(async db => (await db.Set<LegalHold>().SingleAsync(Cancel)).LiftedBy = Two.Account);
        Assert.Equal("keeping.on-hold", (await Confirm(Two, proposal)).Refusal?.Code);
        Assert.Null((await Holds(One, acts => acts.ConfirmLift(hold, Cancel))).Refusal);
        Assert.Null((await Confirm(Two, proposal)).Refusal);
    }

    [Fact]
    public async Task A_referral_without_admission_is_destroyed_when_the_client_asks_and_goes_after_a_year_by_itself_never()
    {
        var taken = await Unit.Present("Peeters");
        Assert.Equal("keeping.not-due", (await Propose(One, taken.Client, "term-over")).Refusal?.Code);

        var proposal = (await Propose(One, taken.Client, "asked-by-client")).Value;
        Assert.Null((await Confirm(Two, proposal)).Refusal);
        await Gone(taken.Client, ["peeters"]);

        var other = await Unit.Present("Janssens");
        Circuit.Clock.Now += Duration.FromDays(800);
        Assert.Contains((await Desk(One)).Due, due => due.Client == other.Client.Client);
        Assert.Equal(1, await Count<Destruction>());
    }

    [Fact]
    public async Task Who_comes_back_between_proposal_and_confirmation_is_kept()
    {
        var (client, _) = await WorkDay.Play(Circuit, Unit);
        Circuit.Clock.Now += Duration.FromDays(366 * 30);
        var proposal = (await Propose(One, client, "term-over")).Value;
        await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form() with { ExistingClient = client.Client, Client = new() }, Cancel));

        Assert.Equal("keeping.duty-to-keep", (await Confirm(Two, proposal)).Refusal?.Code);
        Assert.NotNull((await Circuit.Look(db => db.Set<TextKey>().SingleAsync(k => k.ClientId == client.Client, Cancel))).Wrapped);
    }

    [Fact]
    public async Task Somebody_takes_a_presentation_while_the_file_is_destroyed_and_one_of_the_two_loses_whole()
    {
        for (var round = 0; round < 5; round++)
        {
            var taken = await Unit.Present($"Race{round}");
            var proposal = (await Propose(One, taken.Client, "asked-by-client")).Value;
            var again = Unit.Form() with { ExistingClient = taken.Client.Client, Client = new(), Story = "Nog eens" };

            var race = (Task.Run(() => Confirm(Two, proposal)), Task.Run(() => Do<TakePresentation, TakenPresentation>(take => take.Run(again, Cancel))));
            var (destroyed, presented) = (await race.Item1, await race.Item2);

            var shown = (await Circuit.Act<FindClients, IReadOnlyList<ClientLine>>(Unit.Nurse, find => find.Search($"Race{round}", "", Cancel))).Value.Count;
            Assert.Equal(destroyed.Refusal is null ? 0 : 1, shown);
            Assert.True(destroyed.Refusal is not null || presented.Refusal is not null || await Blank(taken.Client), "A presentation was taken of a client who was destroyed.");
        }
    }

    [Fact]
    public async Task Records_that_were_merged_go_together()
    {
        var (one, other) = ((await Unit.Present("Eenhoornvlucht")).Client, (await Unit.Present("Tweelichtberg")).Client);
        await Do<MergeClients, ClientId>(merge => merge.Run(one, other.Client, Cancel));

        Assert.Equal("clients.unknown", (await Propose(One, other, "asked-by-client")).Refusal?.Code);
        await Confirm(Two, (await Propose(One, one, "asked-by-client")).Value);

        await Gone(one, ["eenhoornvlucht"]);
        await Gone(other, ["tweelichtberg"]);
        Assert.Equal(2, await Count<Destruction>());
    }

    [Fact]
    public async Task Without_a_shred_list_nothing_is_destroyed()
    {
        var taken = await Unit.Present();
        var proposal = (await Propose(One, taken.Client, "asked-by-client")).Value;

        Assert.Equal("keeping.no-shred-list", (await Circuit.As(Two, scope => new ConfirmDestruction(
            (Door)scope.GetService(typeof(Door))!, Circuit.All<IClientRecords>(), new ShredList(new(null), new(new IndexKey(new byte[32]))), Circuit.Database).Run(proposal, Cancel))).Refusal?.Code);
    }

    /// <summary>Search, lists, boards and the page itself answer as if the client had never been; the words are nowhere.</summary>
    private async Task Gone(ClientKey client, IReadOnlyList<string> words)
    {
        Assert.Equal("access.R1", (await Do<ClientFile, ClientFilePage>(file => file.Read(client, Cancel))).Refusal?.Code);
        Assert.DoesNotContain((await Do<FindClients, IReadOnlyList<ClientLine>>(find => find.Search("", "", Cancel))).Value, line => line.Id == client.Client);
        Assert.DoesNotContain((await Do<PresentationReader, IReadOnlyList<PresentationLine>>(read => read.List(Cancel))).Value, line => line.Client.Id == client.Client);
        var today = (await Do<Today, TodayPage>(read => read.Read(Cancel))).Value;
        Assert.DoesNotContain(today.FollowUps.Select(f => f.Client.Id).Concat(today.Undecided.Select(u => u.Client.Id)), id => id == client.Client);
        var again = await Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form() with { ExistingClient = client.Client, Client = new() }, Cancel));
        Assert.Equal("clients.unknown", again.Refusal?.Code);
        var key = await Circuit.Look(db => db.Set<TextKey>().SingleAsync(k => k.ClientId == client.Client, Cancel));
        Assert.Equal((null, true), (key.Wrapped, key.DestroyedAt is not null));
        var taken = Encoding.UTF8.GetString(await On.TakeAway());
        Assert.Equal("", string.Join(' ', words.Where(word => taken.Contains(word, StringComparison.OrdinalIgnoreCase))));
    }

    private Task<bool> Blank(ClientKey client) => Circuit.Look(async db => !await db.Set<CareRelation>().AnyAsync(r => r.ClientId == client.Client, Cancel));

    /// <summary>The tables that still name a client.</summary>
    private Task<List<string>> TablesWith(ClientId client) => Circuit.Look(async db =>
    {
        var found = new List<string>();
        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.FindProperty("ClientId")?.ClrType == typeof(ClientId) || e.ClrType == typeof(Client)))
        {
            var count = (Task<int>)GetType().BaseType!.GetMethod(nameof(CountOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(entity.ClrType).Invoke(null, [db, entity.ClrType == typeof(Client) ? "Id" : "ClientId", client])!;
            if (await count > 0)
            {
                found.Add(entity.GetTableName()!);
            }
        }

        return found.Order(StringComparer.Ordinal).ToList();
    });

    private static Task<int> CountOf<TRow>(CircuitDb db, string property, ClientId client)
        where TRow : class => db.Set<TRow>().CountAsync(row => EF.Property<ClientId>(row, property) == client, Cancel);

    /// <summary>The database itself refuses this change.</summary>
    private async Task Unkept(Func<CircuitDb, Task> change)
    {
        var refused = await Circuit.Database.Write<Done>(
            async db =>
            {
                await change(db);
                return default(Done);
            },
            Cancel);
        Assert.Equal("keeping.same-person", refused.Refusal?.Code);
    }

    private Task<Outcome<Done>> Keep(string form, string fields) => Circuit.As(Unit.Nurse, scope => ((Drafts)scope.GetService(typeof(Drafts))!).Keep(form, fields, Cancel));

    private async Task<KeepingPage> Desk(Hat hat) => (await Circuit.Act<KeepingDesk, KeepingPage>(hat, desk => desk.Read(Cancel))).Value;

    private Task<Outcome<Guid>> Propose(Hat hat, ClientKey client, string ground) => Circuit.Act<ProposeDestruction, Guid>(hat, propose => propose.Run(client.Client, ground, Cancel));

    private Task<Outcome<Guid>> Confirm(Hat hat, Guid id) => Circuit.Act<ConfirmDestruction, Guid>(hat, confirm => confirm.Run(id, Cancel));

    private Task<Outcome<Guid>> Holds(Hat hat, Func<LegalHoldActs, Task<Outcome<Guid>>> act) => Circuit.Act(hat, act);
}
