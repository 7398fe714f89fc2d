using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class BreakGlassOnSqlite() : BreakGlassTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class BreakGlassOnPostgres() : BreakGlassTests(new PostgresTestDatabase());

public abstract class BreakGlassTests(TestDatabase on) : Emergencies(on)
{
    [Theory]
    [InlineData(Role.Psychologist)]
    [InlineData(Role.CaseManager)]
    [InlineData(Role.SocialWorker)]
    public async Task B1_another_function_does_not_break_the_glass_and_the_try_is_recorded(Role role)
    {
        await Begin();
        var hat = await Elsewhere.Hire("Iemand", role);
        await OnDuty(Elsewhere, hat);

        Assert.Equal("access.B1", (await Break(Form(), hat)).Refusal?.Code);
        Assert.Equal(["B1"], await RefusedTries());
        Assert.Equal(0, await Count<EmergencyAccess>());
    }

    [Fact]
    public async Task B1_who_is_not_on_the_roster_at_this_instant_does_not_break_the_glass()
    {
        await Begin();
        var (hat, shift) = (Elsewhere.Psychiatrist, ShiftId.New());
        Assert.Equal("access.B1", (await Break(Form(), hat)).Refusal?.Code);
        await OnDuty(Elsewhere, hat, Circuit.Clock.Now + Duration.FromHours(1), Circuit.Clock.Now + Duration.FromHours(9), shift);

        Assert.Equal("access.B1", (await Break(Form(), hat)).Refusal?.Code);
        Circuit.Clock.Now += Duration.FromHours(9);
        Assert.Equal("access.B1", (await Break(Form(), hat)).Refusal?.Code);
        Circuit.Clock.Now -= Duration.FromHours(1);
        await Circuit.Act<TakeShiftAway, ShiftId>(hat with { Leads = true }, away => away.Run(shift, Cancel));
        Assert.Equal("access.B1", (await Break(Form(), hat)).Refusal?.Code);
        Assert.Equal(["B1", "B1", "B1", "B1"], await RefusedTries());
    }

    [Theory]
    [InlineData("")]
    [InlineData("care")]
    [InlineData("nonsense")]
    public async Task B2_only_the_purpose_of_an_emergency_opens(string purpose)
    {
        await Begin();

        Assert.Equal("access.B2", (await Break(Form() with { Purpose = purpose })).Refusal?.Code);
        Assert.Equal(["B2"], await RefusedTries());
    }

    [Fact]
    public async Task B3_against_a_refusal_never_and_the_client_can_see_the_try()
    {
        await Begin();
        await Refuse(Client, Elsewhere.Nurse);

        Assert.Equal("access.B3", (await Break(Form())).Refusal?.Code);
        Assert.Equal(["B3"], await RefusedTries());
        Assert.Equal(Client.Client.Value, (await Circuit.Audit()).Single(a => a.Rule == "B3").Client);
        Assert.Equal(0, await Count<EmergencyAccess>());
    }

    [Fact]
    public async Task B3_a_refusal_in_one_house_leaves_the_record_of_another_house_open_and_is_not_told()
    {
        await Begin();
        var form = Elsewhere.Form();
        var own = (await Circuit.Act<CrisisUnits.TakePresentation, CrisisUnits.TakenPresentation>(Elsewhere.Psychiatrist, take => take.Run(form with { Client = form.Client with { Niss = Niss } }, Cancel))).Value.Client;
        await Refuse(Client, Elsewhere.Nurse);

        var opened = (await Break(Form())).Value;

        Assert.Equal([own.Client], await Circuit.Look(db => db.Set<EmergencyRecord>().Select(r => r.ClientId).ToListAsync(Cancel)));
        Assert.True(Assert.Single((await Look(opened)).Value.Houses).Own);
        Assert.Equal(["B3"], (await Circuit.Audit()).Where(a => a is { Event: "glass-open", Outcome: 4 }).Select(a => a.Rule));
    }

    [Theory]
    [InlineData(Cat.Psy)]
    [InlineData(Cat.Jud)]
    [InlineData(Cat.Third)]
    [InlineData(Cat.Meeting)]
    [InlineData(Cat.Consent)]
    [InlineData(Cat.Social)]
    public async Task B4_an_open_glass_does_not_open_these_parts(Cat part)
    {
        await Begin();
        var opened = (await Break(Form())).Value;

        Assert.Equal("access.B4", (await Look(opened, part: part)).Refusal?.Code);
    }

    [Fact]
    public async Task B5_without_a_fresh_proof_it_stays_closed()
    {
        await Begin();

        var outcome = await Circuit.As(Elsewhere.Nurse, scope =>
        {
            ((Caller)scope.GetService(typeof(Caller))!).FreshSignIn = false;
            return ((BreakGlass)scope.GetService(typeof(BreakGlass))!).Run(Form(), Cancel);
        });

        Assert.Equal("access.B5", outcome.Refusal?.Code);
        Assert.Equal(["B5"], await RefusedTries());
    }

    [Theory]
    [InlineData("", "access.B6")]
    [InlineData("te kort", "access.B6")]
    [InlineData("   negentien tekens!!   ", "access.B6")]
    [InlineData("test test test test test", "emergency.says-nothing")]
    [InlineData("dringend, heel dringend !!!", "emergency.says-nothing")]
    [InlineData("URGENT URGENT URGENT URGENT", "emergency.says-nothing")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaa", "emergency.says-nothing")]
    [InlineData("........................", "emergency.says-nothing")]
    [InlineData("noodgeval c'est urgent notfall", "emergency.says-nothing")]
    [InlineData("bewusteloos bewusteloos bewusteloos", "emergency.says-nothing")]
    public async Task B6_a_reason_must_say_what_is_going_on(string text, string code)
    {
        await Begin();

        Assert.Equal(code, (await Break(Form(text: text))).Refusal?.Code);
        Assert.Equal(["B6"], await RefusedTries());
    }

    [Fact]
    public async Task B6_the_same_reason_as_last_time_is_no_reason()
    {
        await Begin();
        await Break(Form());
        Circuit.Clock.Now += Duration.FromHours(5);

        Assert.Equal("emergency.same-reason", (await Break(Form(text: " bewusteloos  AANGETROFFEN aan het station; ademt traag."))).Refusal?.Code);
        Assert.Null((await Break(Form(text: "Zelfde man, nu met blauwe lippen en geen pols"))).Refusal);
    }

    [Fact]
    public async Task B8_it_opens_for_four_hours_and_tells_client_team_and_auditors_of_both_houses_at_once()
    {
        await Begin();

        var opened = (await Break(Form())).Value;

        var access = await Circuit.Look(db => db.Set<EmergencyAccess>().SingleAsync(Cancel));
        Assert.Equal((opened, Duration.FromHours(4), Duration.FromHours(72)), (access.Id, access.UntilAt - access.OpenedAt, access.ReviewBy - access.OpenedAt));
        var notices = await Circuit.Look(db => db.Set<EmergencyNotice>().ToListAsync(Cancel));
        Assert.Equal(["auditor", "auditor", "client", "team"], notices.Select(n => n.Addressee).Order(StringComparer.Ordinal));
        Assert.All(notices, n => Assert.Equal(Circuit.Clock.Now, n.FromAt));
        var record = (await Circuit.Audit()).Single(a => a is { Event: "glass-open", Client: not null });
        Assert.Equal(("B8", 0, "emergency", Client.Client.Value), (record.Rule, record.Outcome, record.Purpose, record.Client));
    }

    [Fact]
    public async Task B9_while_it_runs_the_six_parts_are_read_and_each_reading_names_it()
    {
        await Begin();
        var opened = (await Break(Form())).Value;

        var page = (await Look(opened)).Value;

        Assert.Equal(("Ziekenhuis De Proef (fictief)", false), (page.Houses.Single().Name, page.Houses.Single().Own));
        Assert.DoesNotContain(page.Houses.SelectMany(h => h.Parts), e => e.Category is Cat.Psy or Cat.Jud or Cat.Third or Cat.Meeting or Cat.Consent or Cat.Social);
        var read = (await Circuit.Audit()).Last(a => a.Event == "read");
        Assert.Equal(("B9", 0, $"glass/{opened.Value}", Client.Client.Value), (read.Rule, read.Outcome, read.Evidence, read.Client));
        Assert.Equal(["crisis", "ident", "med", "plan", "presence", "subst"], read.Categories.Split(' ').Select(c => c.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task B10_it_ends_by_itself_after_four_hours()
    {
        await Begin();
        var opened = (await Break(Form())).Value;

        Circuit.Clock.Now += Duration.FromHours(4) - Duration.FromMilliseconds(1);
        Assert.Null((await Look(opened)).Refusal);
        Circuit.Clock.Now += Duration.FromMilliseconds(1);
        Assert.Equal("access.B10", (await Look(opened)).Refusal?.Code);
    }

    [Fact]
    public async Task B10_the_opener_ends_it_before_its_time_and_it_stays_ended()
    {
        await Begin();
        var opened = (await Break(Form())).Value;

        Assert.Null((await Circuit.Act<EndEmergency, EmergencyId>(Elsewhere.Nurse, end => end.Run(opened, Cancel))).Refusal);
        Assert.Equal("access.B10", (await Look(opened)).Refusal?.Code);
        Assert.Equal("access.B10", (await Circuit.Act<EndEmergency, EmergencyId>(Elsewhere.Nurse, end => end.Run(opened, Cancel))).Refusal?.Code);
        Assert.Contains(await Circuit.Audit(), a => a is { Event: "glass-end", Rule: "B9", Outcome: 0 });
    }

    [Fact]
    public async Task A_refusal_ends_it_at_once_and_taking_the_refusal_back_does_not_open_it_again()
    {
        await Begin();
        var (opened, refusal) = ((await Break(Form())).Value, ConsentId.New());
        Circuit.Clock.Now += Duration.FromMinutes(10);
        Assert.Null((await Look(opened)).Refusal);

        await Refuse(Client, Elsewhere.Nurse, refusal);
        Assert.Equal("access.R1", (await Look(opened)).Refusal?.Code);
        Circuit.Clock.Now += Duration.FromMinutes(10);
        await Refuse(Client, Elsewhere.Nurse, refusal, version: 2, status: "withdrawn");
        Assert.Equal("access.B10", (await Look(opened)).Refusal?.Code);
    }

    [Fact]
    public async Task A_part_that_the_client_refused_looks_like_one_in_which_there_is_nothing()
    {
        await Begin();
        await Refuse(Client, Elsewhere.Nurse, parts: ["subst", "med"]);

        var page = (await Look((await Break(Form())).Value)).Value;

        Assert.DoesNotContain(page.Houses.SelectMany(h => h.Parts), e => e.Category is Cat.Subst or Cat.Med);
        Assert.Equal("access.R1", (await Look(page.Id, part: Cat.Subst)).Refusal?.Code);
        Assert.DoesNotContain("subst", (await Circuit.Audit()).Last(a => a.Event == "read" && a.Outcome == 0).Categories, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_of_that_number_is_not_found_and_the_try_is_recorded_without_the_number()
    {
        await Begin();

        Assert.Equal("access.R1", (await Break(Form(niss: "85073003328"))).Refusal?.Code);

        var tried = (await Circuit.Audit()).Single(a => a is { Event: "glass-open", Outcome: 4 });
        Assert.Equal(("R1", "niss", "glass"), (tried.Rule, tried.Search, tried.Record));
    }

    [Theory]
    [InlineData("Peeters", "An", "1984-02-29", null)]
    [InlineData("péeters", "AN", "1984-02-29", null)]
    [InlineData("Peeter", "An", "1984-02-29", "access.R1")]
    [InlineData("Peeters", "A", "1984-02-29", "access.R1")]
    [InlineData("Peeters", "An", "1984-02-28", "access.R1")]
    [InlineData("Peeters", "An", null, "emergency.person-needed")]
    [InlineData("Peeters", "", "1984-02-29", "emergency.person-needed")]
    public async Task By_name_only_the_full_name_with_the_birth_date_finds_somebody(string family, string given, string? born, string? code)
    {
        await Begin();
        var person = new SoughtPerson { FamilyName = family, GivenName = given, BirthDate = born is null ? null : LocalTimes.Date(born) };

        Assert.Equal(code, (await Break(Form() with { Person = person })).Refusal?.Code);
    }

    [Fact]
    public async Task Two_namesakes_whom_nothing_links_are_not_opened_by_their_name()
    {
        await Begin();
        var third = await SmallUnit.Open(Circuit);
        await third.Present();
        var person = new SoughtPerson { FamilyName = "Peeters", GivenName = "An", BirthDate = new(1984, 2, 29) };

        Assert.Equal("emergency.more-than-one", (await Break(Form() with { Person = person })).Refusal?.Code);
        Assert.Equal(0, await Count<EmergencyAccess>());
    }

    [Fact]
    public async Task By_reference_only_the_own_house_is_searched()
    {
        await Begin();
        await OnDuty(Unit, Unit.Psychiatrist);
        var reference = await Circuit.Look(db => db.Set<Client>().Where(c => c.Id == Client.Client).Select(c => c.Reference).SingleAsync(Cancel));
        var person = new SoughtPerson { Reference = reference.ToLowerInvariant() };

        Assert.Equal("access.R1", (await Break(Form() with { Person = person })).Refusal?.Code);
        Assert.Null((await Break(Form() with { Person = person }, Unit.Psychiatrist)).Refusal);
    }

    [Fact]
    public async Task It_opens_to_this_hat_alone_to_read_and_nothing_else()
    {
        await Begin();
        var opened = (await Break(Form())).Value;
        await OnDuty(Elsewhere, Elsewhere.Psychiatrist);

        Assert.Equal("access.R1", (await Look(opened, Elsewhere.Psychiatrist)).Refusal?.Code);
        Assert.Equal("access.R1", (await Look(opened, Elsewhere.Nurse with { Id = HatId.New() })).Refusal?.Code);
        Assert.Equal("access.R1", (await Circuit.Act<EndEmergency, EmergencyId>(Elsewhere.Psychiatrist, end => end.Run(opened, Cancel))).Refusal?.Code);
        foreach (var act in new[] { Act.Write, Act.Export, Act.Share, Act.Comment, Act.ManageConsent })
        {
            var outcome = await Circuit.As(Elsewhere.Nurse, scope => ((Door)scope.GetService(typeof(Door))!).Read(
                new(act, act == Act.ManageConsent ? Cat.Consent : Cat.Med, Client) { Purpose = Purpose.Emergency }, _ => Task.FromResult<string?>("open"), Cancel));
            Assert.Equal((act, "access.R1"), (act, outcome.Refusal?.Code));
        }

        Assert.Empty((await Circuit.Act<FindClients, IReadOnlyList<ClientLine>>(Elsewhere.Nurse, find => find.Search("", "", Cancel))).Value);
        Assert.Equal("access.B10", await AfterTheEnd());
    }

    [Fact]
    public async Task The_same_record_is_not_opened_twice_at_a_time()
    {
        await Begin();
        await Break(Form());

        Assert.Equal("emergency.already-open", (await Break(Form(text: "Hij ligt nog altijd bewusteloos in de gang"))).Refusal?.Code);
        Assert.Equal(1, await Count<EmergencyAccess>());
    }

    /// <summary>Reading the file in the usual way, once the four hours are over.</summary>
    private async Task<string?> AfterTheEnd()
    {
        Circuit.Clock.Now += Duration.FromHours(5);
        return (await Circuit.As(Elsewhere.Nurse, scope => ((Door)scope.GetService(typeof(Door))!).Read(new(Act.Read, Cat.Med, Client), _ => Task.FromResult<string?>("open"), Cancel))).Refusal?.Code;
    }
}
