using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class IntervisionOnSqlite() : IntervisionTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class IntervisionOnPostgres() : IntervisionTests(new PostgresTestDatabase());

/// <summary>Questions among those who do case management, without a way to a client.</summary>
public abstract class IntervisionTests(TestDatabase on) : CaseWork(on)
{
    private static SketchForm Asked => new() { Title = "Altijd te laat", Text = "Een jonge vrouw komt, maar telkens een uur te laat.", Question = "Wat deden jullie?", Domains = ["housing"], Stage = "contemplation" };

    [Fact]
    public async Task A_question_is_read_and_answered_by_colleagues_of_the_house_and_by_nobody_else()
    {
        var id = (await Ask(Asked)).Value;
        var colleague = await Unit.Hire("Sam Sociaal", Role.SocialWorker, await Unit.AddTeam("Ander team"));
        var stranger = await (await SmallUnit.Open(Circuit)).Hire("Vera Vreemd", Role.CaseManager);

        Assert.Null((await Circuit.Act<AskColleagues, SketchAnswerId>(colleague, ask => ask.Answer(id, "Wij spraken later af.", false, Cancel))).Refusal);

        var page = (await With<Intervision, SketchPage>(read => read.Read(id, Cancel))).Value;
        Assert.Equal(("Altijd te laat", "Maya Draad", true, 1), (page.Line.Title, page.Line.By.Name, page.Line.Own, page.Line.Answers));
        Assert.Equal(("Sam Sociaal", "Wij spraken later af."), Assert.Single(page.Answers) is var answer ? (answer.By.Name, answer.Text) : default);
        Assert.Equal("intervision.not-this-hat", (await Circuit.Act<Intervision, SketchPage>(Unit.Nurse, read => read.Read(id, Cancel))).Refusal?.Code);
        Assert.Equal("access.R1", (await Circuit.Act<Intervision, SketchPage>(stranger, read => read.Read(id, Cancel))).Refusal?.Code);
        Assert.Empty((await Circuit.Act<Intervision, IReadOnlyList<SketchLine>>(stranger, read => read.Read(Cancel))).Value);
        Assert.Equal("intervision.unknown", (await Circuit.Act<AskColleagues, SketchAnswerId>(stranger, ask => ask.Answer(id, "Ik ook", false, Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task What_could_tell_who_it_is_about_asks_for_a_second_look_and_passes_after_it()
    {
        await Begin();
        var telling = Asked with { Title = "Peeters", Text = "Geboren 29/02/1984, 84.02.29-002.23, bel 0470 12 34 56", Question = "Mail an@voorbeeld.be?" };

        var warned = await Ask(telling);
        var passed = await Ask(telling with { LookedAgain = true });

        Assert.Equal(["intervision.found-name Title", "intervision.found-date Text", "intervision.found-national-number Text", "intervision.found-phone Text", "intervision.found-e-mail Question"], Told(warned));
        Assert.Null(passed.Refusal);
        Assert.Equal(["name", "date", "national-number", "phone", "e-mail"], await Circuit.Look(db => db.Set<Sketch>().Select(s => s.LetStand).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_name_counts_only_when_it_is_one_of_the_writers_own_clients()
    {
        await Begin();
        var colleague = await Unit.Hire("Sam Sociaal", Role.SocialWorker);

        Assert.Equal(["intervision.found-name Text"], Told(await Ask(Asked with { Text = "Mevrouw peeters komt te laat" })));
        Assert.Null((await Ask(Asked with { Text = "Peetersen is geen Peeter, en an is een woord" })).Refusal);
        Assert.Null((await Circuit.Act<AskColleagues, SketchId>(colleague, ask => ask.Run(Asked with { Text = "Mevrouw Peeters" }, Cancel))).Refusal);
    }

    [Fact]
    public async Task A_name_counts_too_when_the_team_holds_the_case_together_or_when_the_own_case_ended_within_a_year()
    {
        var id = await Propose(Proposed with { Model = CaseModels.Shared });
        await Agree(id);
        var colleague = await Unit.Hire("Sam Sociaal", Role.SocialWorker);
        var named = Asked with { Text = "Mevrouw Peeters" };
        Assert.Equal(["intervision.found-name Text"], Told(await Circuit.Act<AskColleagues, SketchId>(colleague, ask => ask.Run(named, Cancel))));

        await End(id);
        Circuit.Clock.Now += Duration.FromDays(300);
        Assert.Equal(["intervision.found-name Text"], Told(await Ask(named)));
        Assert.Null((await Circuit.Act<AskColleagues, SketchId>(colleague, ask => ask.Run(named, Cancel))).Refusal);
        Circuit.Clock.Now += Duration.FromDays(100);
        Assert.Null((await Ask(named)).Refusal);
    }

    [Fact]
    public async Task A_question_to_the_circuit_is_read_and_answered_in_its_region_and_in_no_other()
    {
        var (near, far) = (await Neighbour("Kade"), await Neighbour("Steiger"));
        await Region(Unit, "Kade");
        var id = (await Ask(Asked with { Reach = "circuit" })).Value;
        await Ask(Asked with { Title = "Onder ons" });

        Assert.Null((await Answer(near, id, "Wij spraken later af.")).Refusal);

        Assert.Equal(["Altijd te laat"], (await List(near)).Select(line => line.Title));
        Assert.Equal(new("", "", ""), Assert.Single((await With<Intervision, SketchPage>(read => read.Read(id, Cancel))).Value.Answers).By);
        Assert.Empty(await List(far));
        Assert.Equal("access.R1", (await Circuit.Act<Intervision, SketchPage>(far, read => read.Read(id, Cancel))).Refusal?.Code);
        Assert.Equal("intervision.unknown", (await Answer(far, id, "Ik ook")).Refusal?.Code);
        Assert.Equal("intervision.not-this-hat", (await Circuit.Act<Intervision, SketchPage>(near with { Role = Role.CrisisNurse }, read => read.Read(id, Cancel))).Refusal?.Code);
        Assert.Equal("intervision.unknown", (await Circuit.Act<AskColleagues, SketchId>(near, ask => ask.TakeAway(id, Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task The_circuit_reads_a_function_and_a_house_and_only_where_three_people_have_that_function()
    {
        var near = await Neighbour("Kade");
        await Region(Unit, "Kade");
        await Ask(Asked with { Reach = "circuit" });
        await Unit.Hire("Sam Sociaal", Role.SocialWorker);
        await Unit.Hire("Twee Draad", Role.CaseManager);
        var few = (await List(near))[0];
        await Unit.Hire("Drie Draad", Role.CaseManager);

        Assert.Equal((new SketchWriter("", "", ""), false), (few.By, few.Own));
        Assert.Equal(new("", "case-manager", "Ziekenhuis De Proef (fictief)"), (await List(near))[0].By);
        Assert.Equal(new("Maya Draad", "", ""), (await List(Manager))[0].By);
    }

    [Fact]
    public async Task What_goes_to_the_circuit_may_hold_no_name_date_or_number_whoever_looked_again()
    {
        await Begin();
        await Region(Unit, "Kade");
        var colleague = await Unit.Hire("Sam Sociaal", Role.SocialWorker);
        var telling = Asked with { Text = "Mevrouw peeters, bel 0470 12 34 56", LookedAgain = true };

        var refused = await Circuit.Act<AskColleagues, SketchId>(colleague, ask => ask.Run(telling with { Reach = "circuit" }, Cancel));
        var id = (await Ask(Asked with { Reach = "circuit" })).Value;
        var answered = await Circuit.Act<AskColleagues, SketchAnswerId>(colleague, ask => ask.Answer(id, "Is dat Peeters?", true, Cancel));

        Assert.Equal(["intervision.found-phone Text", "intervision.found-name Text", "intervision.not-to-circuit"], Told(refused));
        Assert.Equal(["intervision.found-name Text", "intervision.not-to-circuit"], Told(answered));
        Assert.Equal((1, 0), (await Count<Sketch>(), await Count<SketchAnswer>()));
        Assert.Null((await Circuit.Act<AskColleagues, SketchId>(colleague, ask => ask.Run(telling, Cancel))).Refusal);
    }

    [Fact]
    public async Task A_house_without_a_region_has_no_circuit()
    {
        var near = await Neighbour("");
        await Region(Unit, "Kade");
        var id = (await Ask(Asked with { Reach = "circuit" })).Value;
        await Region(Unit, "");

        Assert.Equal(["intervision.no-circuit Reach"], Told(await Ask(Asked with { Reach = "circuit" })));
        Assert.Empty(await List(near));
        Assert.Single(await List(Manager));
        Assert.Equal("intervision.unknown", (await Answer(near, id, "Ik ook")).Refusal?.Code);
    }

    [Fact]
    public async Task The_rows_of_intervision_know_no_client()
    {
        await using var db = Circuit.Database.Open();
        foreach (var row in new[] { typeof(Sketch), typeof(SketchAnswer), typeof(Supervision), typeof(ProfileAnswer), typeof(FidelityAnswer) })
        {
            var entity = db.Model.FindEntityType(row)!;
            Assert.DoesNotContain(entity.GetProperties(), column => column.ClrType == typeof(ClientId) || column.ClrType == typeof(CaseId) || column.Name.Contains("Client", StringComparison.Ordinal));
            Assert.DoesNotContain(entity.GetForeignKeys(), key => key.PrincipalEntityType.ClrType != typeof(Sketch));
        }
    }

    [Fact]
    public async Task Only_the_writer_takes_a_question_away_and_its_answers_go_with_it()
    {
        var id = (await Ask(Asked)).Value;
        var colleague = await Unit.Hire("Sam Sociaal", Role.SocialWorker);
        await Circuit.Act<AskColleagues, SketchAnswerId>(colleague, ask => ask.Answer(id, "Wij spraken later af.", false, Cancel));

        Assert.Equal("intervision.unknown", (await Circuit.Act<AskColleagues, SketchId>(colleague, ask => ask.TakeAway(id, Cancel))).Refusal?.Code);
        Assert.Null((await With<AskColleagues, SketchId>(ask => ask.TakeAway(id, Cancel))).Refusal);

        Assert.Equal((0, 0), (await Count<Sketch>(), await Count<SketchAnswer>()));
    }

    [Fact]
    public async Task Supervisions_and_the_own_profile_are_read_by_their_owner_alone()
    {
        var colleague = await Unit.Hire("Sam Sociaal", Role.SocialWorker);
        var held = new SupervisionForm { HeldOn = new LocalDate(2026, 11, 20), WithWhom = "Piet, extern", Topics = "Nabijheid en afstand" };
        Assert.Equal(["supervision.in-future HeldOn", "field-needed WithWhom"], Told(await With<SupervisionLog, SupervisionId>(log => log.Add(held with { HeldOn = new LocalDate(2026, 11, 25), WithWhom = " " }, Cancel))));
        Assert.Null((await With<SupervisionLog, SupervisionId>(log => log.Add(held, Cancel))).Refusal);
        Assert.Null((await With<FunctionProfile, Done>(profile => profile.Run(new Dictionary<string, string> { ["plead"] = "alone", ["motivate"] = "" }, Cancel))).Refusal);
        Assert.Null((await With<FunctionProfile, Done>(profile => profile.Run(new Dictionary<string, string> { ["plead"] = "teaches" }, Cancel))).Refusal);
        Assert.Equal(["code-unknown plead"], Told(await With<FunctionProfile, Done>(profile => profile.Run(new Dictionary<string, string> { ["plead"] = "perfect" }, Cancel))));

        Assert.Equal(new(new LocalDate(2026, 11, 20), "Piet, extern", "Nabijheid en afstand"), Assert.Single((await With<SupervisionLog, IReadOnlyList<SupervisionLine>>(log => log.Read(Cancel))).Value));
        Assert.Equal([new("plead", "teaches")], (await With<FunctionProfile, ProfileCheck>(profile => profile.Read(Cancel))).Value.Answers);
        Assert.Empty((await Circuit.Act<SupervisionLog, IReadOnlyList<SupervisionLine>>(colleague, log => log.Read(Cancel))).Value);
        Assert.Empty((await Circuit.Act<FunctionProfile, ProfileCheck>(colleague, profile => profile.Read(Cancel))).Value.Answers);
    }

    private async Task<Hat> Neighbour(string region)
    {
        var house = await SmallUnit.Open(Circuit);
        await Region(house, region);
        return await house.Hire("Vera Vreemd", Role.CaseManager);
    }

    private Task<Outcome<Done>> Region(SmallUnit unit, string region) => Circuit.Database.Write<Done>(
        async db =>
        {
            await db.Set<Organisation>().Where(o => o.Id == unit.Organisation).ExecuteUpdateAsync(o => o.SetProperty(r => r.Region, region));
            return default(Done);
        },
        Cancel);

    private async Task<IReadOnlyList<SketchLine>> List(Hat hat) => (await Circuit.Act<Intervision, IReadOnlyList<SketchLine>>(hat, read => read.Read(Cancel))).Value;

    private Task<Outcome<SketchAnswerId>> Answer(Hat hat, SketchId id, string text) => Circuit.Act<AskColleagues, SketchAnswerId>(hat, ask => ask.Answer(id, text, false, Cancel));

    private Task<Outcome<SketchId>> Ask(SketchForm form) => With<AskColleagues, SketchId>(ask => ask.Run(form, Cancel));
}
