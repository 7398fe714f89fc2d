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

/// <summary>Somebody before the client's own door, with a paper in the hand.</summary>
internal static class AtTheDoor
{
    public static readonly LocalDate Born = new(1984, 2, 29);

    /// <summary>Prints a code, as a carer of the client.</summary>
    public static Task<Outcome<PrintedCode>> Print(this Circuit circuit, Hat carer, ClientKey client, PaperCodeForm? form = null) =>
        circuit.Act<PrintPaperCode, PrintedCode>(carer, print => print.Run(client, form ?? new(), CancellationToken.None));

    /// <summary>Types a code and a date at the door.</summary>
    public static Task<Outcome<SignedIn>> Enter(this Circuit circuit, string code, LocalDate? born = null, string network = "10.1.2.0/24") => circuit.As(null!, scope =>
    {
        scope.GetRequiredService<Caller>().Network = network;
        return scope.GetRequiredService<EnterByPaperCode>().Run(new(code, born ?? Born, "nl"), CancellationToken.None);
    });

    /// <summary>The hat with which a client goes in.</summary>
    public static async Task<Hat> ClientHat(this Circuit circuit, Hat carer, ClientKey client)
    {
        var code = (await circuit.Print(carer, client)).Value;
        return await circuit.HatOf((await circuit.Enter(code.Code)).Value);
    }

    public static async Task<Hat> HatOf(this Circuit circuit, SignedIn signedIn) =>
        (await circuit.Get<Hats>().Worn(signedIn.Account, signedIn.Hat!.Value, CancellationToken.None))!.Hat;
}

public sealed class OwnDoorOnSqlite() : OwnDoorTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class OwnDoorOnPostgres() : OwnDoorTests(new PostgresTestDatabase());

public abstract class OwnDoorTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task A_code_on_paper_opens_the_door_once_with_the_birth_date_and_is_kept_as_a_hash_only()
    {
        var client = (await Unit.Present()).Client;
        var printed = (await Circuit.Print(Unit.Nurse, client)).Value;
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$", printed.Code);

        var entered = (await Circuit.Enter(printed.Code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant().Replace('0', 'o').Replace('1', 'l'))).Value;

        Assert.Equal(("paper", true, Circuit.Clock.Now), (entered.Strength, entered.OwnDoor, entered.ProvenAt));
        var hat = await Circuit.HatOf(entered);
        Assert.Equal((Role.Client, Unit.Organisation, default(TeamId), "An Peeters"), (hat.Role, hat.Organisation, hat.Team, hat.Name));
        Assert.Equal("mine.code-wrong", (await Circuit.Enter(printed.Code)).Refusal?.Code);
        Assert.Equal(0, await Holding(PaperCodes.Read(printed.Code)));
        var again = (await Circuit.Enter((await Circuit.Print(Unit.Nurse, client)).Value.Code)).Value;
        Assert.Equal(entered.Account, again.Account);
    }

    [Fact]
    public async Task Printing_a_code_ends_the_one_before_and_a_form_sent_twice_shows_nothing_twice()
    {
        var client = (await Unit.Present()).Client;
        var first = (await Circuit.Print(Unit.Nurse, client)).Value;
        var second = (await Circuit.Print(Unit.Nurse, client)).Value;

        Assert.Equal("mine.code-wrong", (await Circuit.Enter(first.Code)).Refusal?.Code);
        Assert.Equal(1, await Circuit.Look(db => db.Set<PaperCode>().CountAsync(c => c.EndedAt == null)));
        Assert.Null((await Circuit.Enter(second.Code)).Refusal);
        Task<Outcome<PrintedCode>> Same() => Circuit.As(Unit.Nurse, scope => scope.GetRequiredService<PrintPaperCode>().Run(client, new(), Cancel), "one form");
        Assert.Null((await Same()).Refusal);
        Assert.Equal("mine.printed-before", (await Same()).Refusal?.Code);
        Assert.Equal(3, (await Circuit.Audit()).Count(a => a.Event == "create" && a.Record.StartsWith("paper-code/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_many_who_print_at_once_one_code_lives_and_of_many_who_enter_at_once_one_is_in()
    {
        var client = (await Unit.Present()).Client;

        var printed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Circuit.Print(Unit.Nurse, client))));
        Assert.All(printed.Where(p => p.Refusal is not null), p => Assert.Equal("changed-meanwhile", p.Refusal!.Code));
        Assert.Equal(1, await Circuit.Look(db => db.Set<PaperCode>().CountAsync(c => c.EndedAt == null)));

        var code = (await Circuit.Print(Unit.Nurse, client)).Value.Code;
        var entered = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => Circuit.Enter(code, network: $"10.0.{i}.0/24"))));
        Assert.Single(entered, e => e.Refusal is null);
        Assert.All(entered.Where(e => e.Refusal is not null), e => Assert.Equal("mine.code-wrong", e.Refusal!.Code));
    }

    [Fact]
    public async Task A_wrong_code_a_wrong_date_and_an_old_code_get_one_answer_and_leave_one_record_each()
    {
        var client = (await Unit.Present()).Client;
        var code = (await Circuit.Print(Unit.Nurse, client, new() { Days = 3 })).Value;
        Assert.Equal(new LocalDate(2026, 11, 27), code.LastDay);
        var before = (await Circuit.Audit()).Count;

        List<Outcome<SignedIn>> answers = [await Circuit.Enter("00000-00000", network: "10.0.1.0/24"), await Circuit.Enter(code.Code, AtTheDoor.Born.PlusDays(1), "10.0.2.0/24"), await Circuit.Enter("", network: "10.0.3.0/24")];
        Circuit.Clock.Now = LocalTimes.StartOf(new(2026, 11, 28));
        answers.Add(await Circuit.Enter(code.Code, network: "10.0.4.0/24"));

        Assert.All(answers, a => Assert.Equal(("mine.code-wrong", 0), (a.Refusal!.Code, a.Refusal.Facts.Count)));
        var records = (await Circuit.Audit()).Skip(before).ToList();
        Assert.Equal(["sign-in 4", "sign-in 4", "sign-in 4", "sign-in 4"], records.Select(a => $"{a.Event} {a.Outcome}"));
        Assert.Equal([null, client.Client.Value, null, client.Client.Value], records.Select(a => a.Client));
        Assert.DoesNotContain(records, a => a.Record.Contains(PaperCodes.Read(code.Code), StringComparison.Ordinal));
        Circuit.Clock.Now -= Duration.FromSeconds(1);
        Assert.Null((await Circuit.Enter(code.Code, network: "10.0.5.0/24")).Refusal);
    }

    [Fact]
    public async Task Guessing_costs_a_growing_wait_per_network_and_per_beginning_never_a_lock_and_the_auditor_is_told()
    {
        var client = (await Unit.Present()).Client;
        var code = (await Circuit.Print(Unit.Nurse, client)).Value.Code;
        var waits = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal("mine.code-wrong", (await Circuit.Enter($"{i:D2}ABC-DEFGH")).Refusal?.Code);
            var next = await Circuit.Enter(code);
            if (i >= 5)
            {
                Assert.Equal("sign-in.wait", next.Refusal?.Code);
                waits.Add((int)next.Refusal!.Facts[0]);
                Circuit.Clock.Now += Duration.FromSeconds(waits[^1]);
            }
            else
            {
                code = (await Circuit.Print(Unit.Nurse, client)).Value.Code;
            }
        }

        Assert.Equal([3, 5, 9, 17, 33, 65, 129], waits);
        Assert.Single(await Circuit.Audit(), a => a.Event == "alert" && a.Network == "10.1.2.0/24");
        Assert.Null((await Circuit.Enter(code)).Refusal);
        foreach (var i in Enumerable.Range(0, 6))
        {
            Assert.Equal("mine.code-wrong", (await Circuit.Enter($"ZZZ{i:D2}-DEFGH", network: $"10.9.{i}.0/24")).Refusal?.Code);
        }

        Assert.Equal("sign-in.wait", (await Circuit.Enter("ZZZ99-AAAAA", network: "10.9.99.0/24")).Refusal?.Code);
        Circuit.Clock.Now += Duration.FromHours(2);
        Assert.Equal("mine.code-wrong", (await Circuit.Enter("ZZZ99-AAAAA", network: "10.9.98.0/24")).Refusal?.Code);
        Assert.Equal("mine.code-wrong", (await Circuit.Enter("ZZZ99-AAAAA", network: "10.9.97.0/24")).Refusal?.Code);
    }

    [Fact]
    public async Task Counts_that_an_hour_of_quiet_forgot_are_taken_away_and_those_that_still_hold_somebody_back_stay()
    {
        await Circuit.Enter("OLD00-DEFGH", network: "10.1.0.0/24");
        Circuit.Clock.Now += Duration.FromMinutes(59);
        foreach (var i in Enumerable.Range(0, 6))
        {
            await Circuit.Enter($"NEW{i:D2}-DEFGH", network: "10.2.0.0/24");
        }

        Circuit.Clock.Now += Duration.FromMinutes(1);
        await Circuit.Change(db => DoorTries.Sweep(db, Circuit.Clock.Now, Cancel));
        Assert.Equal(4, await Count<DoorTry>()); // an hour exactly is not over yet
        Circuit.Clock.Now += Duration.FromMilliseconds(1);
        await Circuit.Change(db => DoorTries.Sweep(db, Circuit.Clock.Now, Cancel));

        Assert.Equal((2, true), (await Count<DoorTry>(), await Circuit.Look(db => db.Set<DoorTry>().AnyAsync(t => t.Key == "network/10.2.0.0/24" && t.Wrong == 6, Cancel))));
    }

    [Fact]
    public async Task Tries_that_come_together_are_counted_one_after_the_other()
    {
        var tries = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => Circuit.Enter($"{i:D2}XYZ-00000"))));

        Assert.Equal(6, tries.Count(t => t.Refusal!.Code == "mine.code-wrong"));
        Assert.Equal(18, tries.Count(t => t.Refusal!.Code == "sign-in.wait"));
    }

    [Fact]
    public async Task Who_holds_the_paper_but_guesses_the_birth_date_loses_the_code_after_ten()
    {
        var code = (await Circuit.Print(Unit.Nurse, (await Unit.Present()).Client)).Value.Code;
        foreach (var i in Enumerable.Range(1, 10))
        {
            Circuit.Clock.Now += Duration.FromMinutes(20);
            Assert.Equal("mine.code-wrong", (await Circuit.Enter(code, AtTheDoor.Born.PlusDays(i), $"10.7.{i}.0/24")).Refusal?.Code);
        }

        Circuit.Clock.Now += Duration.FromMinutes(20);
        Assert.Equal("mine.code-wrong", (await Circuit.Enter(code, network: "10.8.0.0/24")).Refusal?.Code);
    }

    [Fact]
    public async Task Only_a_carer_with_a_running_relation_prints_and_only_when_the_birth_date_is_known()
    {
        var taken = await Unit.Present();
        var elsewhere = await SmallUnit.Open(Circuit);
        Assert.Equal("access.O0", (await Circuit.Print(Unit.Office, taken.Client)).Refusal?.Code);
        Assert.Equal("access.R1", (await Circuit.Print(elsewhere.Nurse, taken.Client)).Refusal?.Code);
        Assert.Equal("mine.days-out-of-range", (await Circuit.Print(Unit.Nurse, taken.Client, new() { Days = 61 })).Refusal?.Code);
        Assert.Equal("mandates.unknown", (await Circuit.Print(Unit.Nurse, taken.Client, new() { Mandate = Guid.CreateVersion7() })).Refusal?.Code);
        var form = Unit.Form("Zonder") with { Client = new ClientForm { FamilyName = "Zonder", EstimatedAge = 30 } };
        var unknown = (await Do<TakePresentation, TakenPresentation>(take => take.Run(form, Cancel))).Value;
        Assert.Equal("mine.birth-needed", (await Circuit.Print(Unit.Nurse, unknown.Client)).Refusal?.Code);
    }

    [Fact]
    public async Task The_code_of_another_house_adds_that_record_and_links_both()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        var (here, there) = ((await Unit.Present()).Client, (await elsewhere.Present()).Client);
        var hat = await Circuit.ClientHat(Unit.Nurse, here);
        var code = (await Circuit.Print(elsewhere.Nurse, there)).Value.Code;

        Assert.Equal("mine.code-wrong", (await As(hat, enter => enter.Confirm(new(code, AtTheDoor.Born, "nl"), Cancel))).Refusal?.Code);
        Assert.Null((await As(hat, enter => enter.Add(new(code, AtTheDoor.Born, "nl"), Cancel))).Refusal);

        Assert.Equal([here, there], (await Circuit.As(hat, scope => scope.GetRequiredService<OwnRecords>().Read(Cancel))).Select(r => r.Key));
        Assert.Equal([there], await Circuit.Look(db => LinkedRecords.Elsewhere(db, here, Cancel)));
        Assert.Equal("consent", await Circuit.Look(db => db.Set<ClientThread>().Select(t => t.Basis).SingleAsync()));
        var fresh = (await Circuit.Print(Unit.Nurse, here)).Value.Code;
        Assert.Equal(Circuit.Clock.Now, (await As(hat, enter => enter.Confirm(new(fresh, AtTheDoor.Born, "nl"), Cancel))).Value.ProvenAt);
    }

    [Fact]
    public async Task Who_has_an_own_factor_no_longer_comes_in_by_paper_unless_the_code_takes_the_lost_one_away()
    {
        var client = (await Unit.Present()).Client;
        var hat = await Circuit.ClientHat(Unit.Nurse, client);
        await Circuit.Change(async db => (await db.FindAsync<Account>(hat.Account))!.SecondFactorOn = true);

        Assert.Equal("mine.code-wrong", (await Circuit.Enter((await Circuit.Print(Unit.Nurse, client)).Value.Code)).Refusal?.Code);
        Assert.Null((await Circuit.Enter((await Circuit.Print(Unit.Nurse, client, new() { Resets = true })).Value.Code)).Refusal);
        Assert.False(await Circuit.Look(db => db.Set<Account>().Where(a => a.Id == hat.Account).Select(a => a.SecondFactorOn).SingleAsync()));
    }

    [Fact]
    public async Task The_client_sees_who_looked_one_line_per_visit_and_no_names_of_who_was_refused()
    {
        var taken = await Unit.Present();
        var elsewhere = await SmallUnit.Open(Circuit);
        Circuit.Clock.Now += Duration.FromHours(1);
        await Circuit.Act<ClientFile, ClientFilePage>(Unit.Psychiatrist, file => file.Read(taken.Client, Cancel));
        Circuit.Clock.Now += Duration.FromMinutes(5);
        await Circuit.Act<PresentationReader, PresentationPage>(Unit.Psychiatrist, read => read.Read(taken.Client, taken.Id, Cancel));
        Circuit.Clock.Now += Duration.FromHours(2);
        await Circuit.Act<ClientFile, ClientFilePage>(Unit.Psychiatrist, file => file.Read(taken.Client, Cancel));
        await Circuit.Act<ClientFile, ClientFilePage>(elsewhere.Nurse, file => file.Read(taken.Client, Cancel));
        var hat = await Circuit.ClientHat(Unit.Nurse, taken.Client);

        var month = Assert.Single(await Circuit.As(hat, scope => scope.GetRequiredService<VisitsToMine>().Read(new(2026, 11), Cancel)));

        Assert.Null(month.Refusal);
        var hers = month.Visits.Where(v => v.Role == "psychiatrist").ToList();
        Assert.Equal([Afternoon + Duration.FromMinutes(185), Afternoon + Duration.FromHours(1)], hers.Select(v => v.At));
        Assert.Equal(("Pia Pieters", "Crisisteam", "Ziekenhuis De Proef (fictief)", "care"), (hers[1].Name, hers[1].Unit, hers[1].House, hers[1].Purpose));
        Assert.Contains("crisis", hers[1].Categories);
        Assert.DoesNotContain(month.Visits, v => v.Role == "client");
        Assert.Equal(new RefusedTries("Ziekenhuis De Proef (fictief)", 1), Assert.Single(month.Refused));
        Assert.Empty((await Circuit.As(hat, scope => scope.GetRequiredService<VisitsToMine>().Read(new(2026, 10), Cancel)))[0].Visits);
    }

    [Fact]
    public async Task A_client_opens_the_own_file_and_no_other()
    {
        var (mine, other) = ((await Unit.Present()).Client, (await Unit.Present("Anders")).Client);
        var hat = await Circuit.ClientHat(Unit.Nurse, mine);

        var part = Assert.Single(await Circuit.As(hat, scope => scope.GetRequiredService<OwnFile>().Read([Cat.Presence, Cat.Third], Cancel)));

        Assert.Equal((mine, null), (part.Record.Key, part.Refusal));
        Assert.Equal(new ShutPart(Cat.Third, "C5"), Assert.Single(part.Closed));
        Assert.Equal("access.C0", (await Circuit.Act<ClientFile, ClientFilePage>(hat, file => file.Read(other, Cancel))).Refusal?.Code);
    }

    private Task<Outcome<SignedIn>> As(Hat hat, Func<EnterByPaperCode, Task<Outcome<SignedIn>>> act) => Circuit.Act(hat, act);

    /// <summary>Rows of any table that hold the code as it stands on paper.</summary>
    private Task<int> Holding(string code) => Circuit.Look(async db =>
        await db.Set<PaperCode>().CountAsync(c => c.Hash == code) + await db.Set<AnsweredRequest>().CountAsync(a => a.Answer.Contains(code)) + await db.Set<AuditRecord>().CountAsync(a => a.Record.Contains(code)));
}
