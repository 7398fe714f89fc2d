using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class EditsOnSqlite() : EditTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class EditsOnPostgres() : EditTests(new PostgresTestDatabase());

public abstract class EditTests(TestDatabase on) : UnitTests(on)
{
    private const string Story = "Hij zei: \"genoeg\" – café, garçon\nen liep weg";

    [Fact]
    public async Task Two_people_who_add_different_facts_to_a_presentation_both_keep_theirs()
    {
        var taken = await Unit.Present();
        var seen = await Page(taken);

        var one = await Edit(taken, seen.Crisis! with { Story = Story, Dependants = ["children"] }, 1);
        var two = await Edit(taken, seen.Crisis! with { SomaticState = "withdrawal", Substances = [.. seen.Crisis!.Substances, new() { Substance = "cocaine" }] }, 1);

        var page = await Page(taken);
        Assert.Equal((null, null, 3), (one.Refusal, two.Refusal, page.Version));
        Assert.Equal((Story, "withdrawal", "children"), (page.Crisis!.Story, page.Crisis.SomaticState, Assert.Single(page.Crisis.Dependants)));
        Assert.Equal(["alcohol", "cocaine"], page.Crisis.Substances.Select(s => s.Substance));
        Assert.Equal((Afternoon, 7), (page.ReceivedAt, page.Score!.Total));
    }

    [Fact]
    public async Task Whoever_changes_the_same_field_is_shown_what_the_other_wrote_and_decides()
    {
        var taken = await Unit.Present();
        var seen = await Page(taken);
        await Edit(taken, seen.Crisis! with { Story = Story, Pregnant = true }, 1);
        var mine = seen.Crisis! with { Story = "Iets anders", Pregnant = true };

        var asked = await Edit(taken, mine, 1);
        var between = await Page(taken);
        var saved = await Edit(taken, mine, between.Version);

        Assert.Equal(["changed-both Story"], Told(asked));
        Assert.Equal(Story, Assert.Single(asked.Refusals[0].Facts));
        Assert.Equal((Story, 2), (between.Crisis!.Story, between.Version));
        Assert.Equal((null, "Iets anders"), (saved.Refusal, (await Page(taken)).Crisis!.Story));
    }

    [Fact]
    public async Task Two_who_write_the_same_thing_are_not_asked()
    {
        var taken = await Unit.Present();
        var same = (await Page(taken)).Crisis! with { Story = Story };

        Assert.Empty(Told(await Edit(taken, same, 1)));
        Assert.Empty(Told(await Edit(taken, same, 1)));
    }

    [Fact]
    public async Task A_version_that_never_was_is_asked_again()
    {
        var taken = await Unit.Present();

        Assert.Equal(["changed-meanwhile"], Told(await Edit(taken, (await Page(taken)).Crisis!, 9)));
    }

    [Fact]
    public async Task Whoever_may_not_read_the_body_does_not_wipe_it_out_by_editing()
    {
        var taken = (await Do<TakePresentation, TakenPresentation>(take => take.Run(
            Unit.Form() with { SomaticState = "withdrawal", SomaticSentTo = "intensive-care", SomaticClearedBy = "dr. Somers" }, Cancel))).Value;
        var psychologist = await Unit.Hire("Petra Psy", Role.Psychologist);
        var seen = (await Circuit.Act<PresentationReader, PresentationPage>(psychologist, reader => reader.Read(taken.Client, taken.Id, Cancel))).Value;

        var outcome = await Circuit.Act<EditPresentation, PresentationId>(
            psychologist, edit => edit.Run(taken.Client, taken.Id, seen.Crisis! with { Story = Story }, seen.Version, Cancel));
        var forbidden = await Circuit.Act<EditPresentation, PresentationId>(
            psychologist, edit => edit.Run(taken.Client, taken.Id, seen.Crisis! with { SomaticState = "injured" }, 2, Cancel));

        var page = (await Page(taken)).Crisis!;
        Assert.Equal(("", null), (seen.Crisis!.SomaticState, outcome.Refusal));
        Assert.Equal(["access.W2 SomaticState"], Told(forbidden));
        Assert.Equal((Story, "withdrawal", "intensive-care", "dr. Somers"), (page.Story, page.SomaticState, page.SomaticSentTo, page.SomaticClearedBy));
    }

    [Fact]
    public async Task Every_mistake_of_an_edit_is_told_at_once_and_nothing_changes()
    {
        var taken = await Unit.Present();
        var seen = (await Page(taken)).Crisis!;

        var outcome = await Edit(taken, seen with { AskedBy = "", Story = new('x', 4_001), ReceivedAt = Afternoon + Duration.FromDays(1) }, 1);

        Assert.Equal(["field-needed AskedBy", "text.too-long Story", "time.in-future ReceivedAt"], Told(outcome));
        Assert.Equal(1, (await Page(taken)).Version);
    }

    [Fact]
    public async Task Arrival_corrected_by_one_and_reason_given_by_another_are_both_kept_to_the_microsecond()
    {
        var exact = Afternoon - Duration.FromDays(2) + Duration.FromNanoseconds(123_456_000);
        var (client, stay) = await Here(exact);
        var seen = (await Stay(client, stay)).Times;
        var earlier = exact - Duration.FromHours(1);

        var one = await Correct(client, stay, seen with { FromAt = earlier, PlannedUntil = earlier + Duration.FromDays(5) }, 1);
        var two = await Correct(client, stay, seen with { OverstayReason = "somatic" }, 1);

        var page = await Stay(client, stay);
        Assert.Equal((null, null), (one.Refusal, two.Refusal));
        Assert.Equal((earlier, earlier + Duration.FromDays(5), "somatic", 3), (page.Times.FromAt, page.Times.PlannedUntil, page.Times.OverstayReason, page.Version));
    }

    [Fact]
    public async Task Arrival_corrected_by_two_asks_the_second()
    {
        var (client, stay) = await Here(Afternoon - Duration.FromDays(2));
        var seen = (await Stay(client, stay)).Times with { PlannedUntil = null };
        await Correct(client, stay, seen with { FromAt = Afternoon - Duration.FromDays(1) }, 1);

        var outcome = await Correct(client, stay, seen with { FromAt = Afternoon - Duration.FromHours(1) }, 1);

        Assert.Equal(["changed-both FromAt"], Told(outcome));
        Assert.Equal("2026-11-23T13:00:00Z", Assert.Single(outcome.Refusals[0].Facts));
    }

    [Fact]
    public async Task A_correction_that_began_before_the_discharge_keeps_the_discharge()
    {
        var (client, stay) = await Here(Afternoon - Duration.FromDays(2));
        var seen = (await Stay(client, stay)).Times;
        await Unit.Discharge(client, stay);

        Assert.Empty(Told(await Correct(client, stay, seen with { OverstayReason = "somatic" }, 1)));
        Assert.Equal((Afternoon, "somatic"), ((await Stay(client, stay)).Times.UntilAt, (await Stay(client, stay)).Times.OverstayReason));
    }

    [Fact]
    public async Task A_plan_written_by_two_keeps_both_and_asks_about_what_both_changed()
    {
        var (client, stay) = await Here(Afternoon);
        var plan = new Dictionary<string, string> { ["problem"] = "Drank", ["steps"] = "Bellen", ["agreement"] = "paper-signature" };
        var id = (await Save(client, stay, null, plan, 0)).Value;

        Assert.Empty(Told(await Save(client, stay, id, new(plan) { ["steps"] = "Bellen naar zus" }, 1)));
        Assert.Empty(Told(await Save(client, stay, id, new(plan) { ["features"] = "made-together dynamic" }, 1)));
        var asked = await Save(client, stay, id, new(plan) { ["steps"] = "Wandelen" }, 1);

        var form = Assert.Single((await Stay(client, stay)).Forms);
        Assert.Equal(("Bellen naar zus", "made-together dynamic", "Drank", 3), (form.Fields["steps"], form.Fields["features"], form.Fields["problem"], form.Version));
        Assert.Equal(["changed-both steps"], Told(asked));
        Assert.Equal("Bellen naar zus", Assert.Single(asked.Refusals[0].Facts));
        Assert.Empty(Told(await Save(client, stay, id, new(form.Fields) { ["steps"] = "Wandelen" }, 3)));
        Assert.Equal(("Wandelen", "made-together dynamic"), await Plan(client, stay));
    }

    [Fact]
    public async Task What_is_chosen_in_a_form_can_be_counted_and_what_is_typed_cannot_be_read()
    {
        var (client, stay) = await Here(Afternoon);
        Dictionary<string, string> plan = new() { ["features"] = "dynamic made-together", ["problem"] = "Drank", ["steps"] = "Bellen", ["review-on"] = "2026-12-01", ["agreement"] = "screen-signature" };
        var id = (await Save(client, stay, null, plan, 0)).Value;
        Assert.Equal(["agreement=screen-signature", "features=dynamic", "features=made-together", "review-on=2026-12-01"], await Counted());

        Assert.Empty(Told(await Save(client, stay, id, new(plan) { ["features"] = "made-together", ["review-on"] = "" }, 1)));

        Assert.Equal(["agreement=screen-signature", "features=made-together"], await Counted());
        Assert.Equal("""{"problem":"Drank","steps":"Bellen"}""", await Circuit.Opened(client, FormEntry.Table, (await Circuit.Look(db => db.Set<FormEntry>().SingleAsync(Cancel))).Texts));
    }

    [Fact]
    public async Task What_a_form_lacks_or_does_not_know_is_told_and_a_skipped_step_says_why()
    {
        var (client, stay) = await Here(Afternoon);

        Assert.Equal(
            ["code-unknown features", "field-needed problem", "text.too-long steps", "field-needed agreement", "code-unknown"],
            Told(await Save(client, stay, null, new() { ["features"] = "nice", ["steps"] = new('s', 100_000), ["colour"] = "red" }, 0)));
        Assert.Equal(["field-needed SkipReason"], Told(await Do<ModuleStepActs, StayId>(acts => acts.Run(client, stay, "assessment-somatic", true, null, Cancel))));
        Assert.Empty(Told(await Do<ModuleStepActs, StayId>(acts => acts.Run(client, stay, "assessment-somatic", true, "left-early", Cancel))));
        Assert.Equal(["left-early"], (await Stay(client, stay)).Steps.Where(s => s.Closed).Select(s => s.SkipReason));
    }

    private Task<List<string>> Counted() => Circuit.Look(async db => (await db.Set<FormAnswer>().ToListAsync(Cancel)).Select(a => $"{a.Field}={a.Value}").Order(StringComparer.Ordinal).ToList());

    private async Task<(string, string)> Plan(ClientKey client, StayId stay)
    {
        var fields = Assert.Single((await Stay(client, stay)).Forms).Fields;
        return (fields["steps"], fields["features"]);
    }

    private async Task<(ClientKey Client, StayId Stay)> Here(Instant from)
    {
        var client = (await Unit.Present()).Client;
        return (client, (await Unit.Admit(client, Unit.Beds[0], from)).Value);
    }

    private Task<Outcome<Guid>> Save(ClientKey client, StayId stay, Guid? id, Dictionary<string, string> fields, int version) =>
        Do<SaveModuleForm, Guid>(save => save.Run(client, stay, "crisis-plan", new(id, fields, version), Cancel));

    private Task<Outcome<PresentationId>> Edit(TakenPresentation taken, PresentationForm form, int version) =>
        Do<EditPresentation, PresentationId>(edit => edit.Run(taken.Client, taken.Id, form, version, Cancel));

    private Task<Outcome<StayId>> Correct(ClientKey client, StayId stay, StayForm form, int version) =>
        Do<CorrectStay, StayId>(correct => correct.Run(client, stay, form, version, Cancel));

    private async Task<PresentationPage> Page(TakenPresentation taken) =>
        (await Do<PresentationReader, PresentationPage>(reader => reader.Read(taken.Client, taken.Id, Cancel))).Value;

    private async Task<StayPage> Stay(ClientKey client, StayId stay) => (await Do<StayReader, StayPage>(reader => reader.Read(client, stay, Cancel))).Value;
}
