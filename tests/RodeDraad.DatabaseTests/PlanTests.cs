using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class PlansOnSqlite() : PlanTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class PlansOnPostgres() : PlanTests(new PostgresTestDatabase());

/// <summary>The action plan: the client's own, agreed version by version.</summary>
public abstract class PlanTests(TestDatabase on) : CaseWork(on)
{
    private static readonly LocalDate March = new(2027, 3, 1);

    private static GoalForm LongTerm => new() { Domain = "housing", Words = new() { Goal = "Ik heb een eigen plek" } };

    private static GoalForm Step(GoalId parent) => new() { Parent = parent, Domain = "housing", Words = new() { Goal = "Ik sta ingeschreven voor een sociale woning", Measure = "De brief van de maatschappij is er" }, DueOn = March, Realistic = true };

    [Fact]
    public async Task A_step_without_measure_date_or_in_negative_words_passes_with_a_reason_and_is_counted()
    {
        var id = await Begin();
        var above = await Save(id, LongTerm);
        var vague = Step(above) with { Words = new() { Goal = "Niet meer op straat slapen" }, DueOn = null };

        var asked = await Saving(id, vague);
        var passed = await Saving(id, vague with { Words = vague.Words with { Reason = "Zo wil hij het zeggen" } });
        await With<AgreePlan, int>(plan => plan.Freeze(Client, id, Cancel));

        Assert.Equal(["goals.not-specific Goal", "goals.not-measurable Measure", "goals.not-time-bound DueOn"], Told(asked));
        Assert.Null(passed.Refusal);
        Assert.Equal(["specific", "measurable", "time-bound"], (await Plan(id)).Goals.Single(g => g.Parent is not null).Without);
        Assert.Equal((1, 2), Assert.Single((await Plan(id)).Versions) is var version ? (version.GoalsWithout, version.Goals) : default);
    }

    [Fact]
    public async Task Two_workers_who_edit_one_goal_are_merged_and_asked_only_where_both_wrote()
    {
        var id = await Begin();
        var above = await Save(id, LongTerm);
        var step = Step(above);
        var goal = step with { Id = await Save(id, step) };

        Assert.Null((await Saving(id, goal with { Words = goal.Words with { Measure = "Een sleutel" } }, 1)).Refusal);
        Assert.Null((await Saving(id, goal with { DueOn = March.PlusDays(7) }, 1)).Refusal);
        var both = await Saving(id, goal with { DueOn = March.PlusDays(9) }, 1);

        var kept = (await Plan(id)).Goals.Single(g => g.Parent is not null);
        Assert.Equal(("Een sleutel", March.PlusDays(7), 3), (kept.Words.Measure, kept.DueOn, kept.Version));
        Assert.Equal(["changed-both DueOn"], Told(both));
    }

    [Fact]
    public async Task A_version_is_answered_once_and_not_after_a_newer_one()
    {
        var id = await Begin();
        Assert.Equal(["plans.empty"], Told(await With<AgreePlan, int>(plan => plan.Freeze(Client, id, Cancel))));
        await Save(id, LongTerm);
        await With<AgreePlan, int>(plan => plan.Freeze(Client, id, Cancel));
        await With<AgreePlan, int>(plan => plan.Freeze(Client, id, Cancel));

        Assert.Equal(["plans.newer-version"], Told(await Answer(id, 1, "paper-signature")));
        Assert.Equal(["plans.witness-needed Witness"], Told(await Answer(id, 2, "oral-with-witness")));
        Assert.Null((await Answer(id, 2, "paper-signature")).Refusal);
        Assert.Equal(["plans.already-answered"], Told(await Answer(id, 2, "paper-signature")));
        Assert.Equal(["plans.unknown"], Told(await Answer(id, 3, "paper-signature")));
        Assert.Equal((Afternoon, 2), ((await Page(id)).PlanAgreedAt, (await Page(id)).Head.Version));
    }

    [Fact]
    public async Task Acts_on_one_plan_at_one_instant_go_one_after_the_other_and_a_version_is_signed_or_refused_but_never_both()
    {
        var id = await Begin();
        await Save(id, LongTerm);
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => With<AgreePlan, int>(plan => plan.Freeze(Client, id, Cancel)))));
        Assert.Equal([1, 2, 3, 4], made.Select(version => version.Value).Order());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Answer(id, 4, i % 2 == 0 ? "paper-signature" : "refused"))));

        Assert.Single(answers, answer => answer.Refusal is null);
        Assert.All(answers.Where(answer => answer.Refusal is not null), answer => Assert.Equal(["plans.already-answered"], Told(answer)));
        var kept = (await Plan(id)).Versions[0];
        Assert.Equal(kept.Way == "refused", kept.AgreedAt is null);
    }

    [Fact]
    public async Task A_version_stays_as_it_was_agreed_when_the_plan_changes()
    {
        var id = await Begin();
        var goal = await Save(id, LongTerm);
        await With<AgreePlan, int>(plan => plan.Freeze(Client, id, Cancel));
        Assert.False((await Plan(id)).Changed);

        await Saving(id, LongTerm with { Id = goal, Words = new() { Goal = "Ik woon bij mijn zus" } }, 1);

        Assert.True((await Plan(id)).Changed);
        var copy = (await With<PlanReader, PlanCopy>(reader => reader.Copy(Client, id, 1, Cancel))).Value;
        Assert.Equal("Ik heb een eigen plek", Assert.Single(copy.Goals).Words.Goal);
    }

    [Fact]
    public async Task A_goal_is_not_due_before_its_plan_and_few_come_first()
    {
        var id = await Begin();
        Assert.Equal(["goals.before-plan DueOn"], Told(await Saving(id, LongTerm with { DueOn = new LocalDate(2026, 11, 1) })));
        for (var i = 0; i < 3; i++)
        {
            await Save(id, LongTerm with { Priority = true });
        }

        Assert.Equal(["goals.too-many-first Priority"], Told(await Saving(id, LongTerm with { Priority = true })));
        Assert.Equal(3, (await Plan(id)).Goals.Count);

        await AtMost(4);
        var fourth = await Save(id, LongTerm with { Priority = true });
        await AtMost(1);
        var again = await Saving(id, LongTerm with { Priority = true });
        Assert.Equal("goals.too-many-first 1", $"{again.Refusals.Single().Code} {again.Refusals.Single().Facts.Single()}");
        Assert.Null((await Saving(id, LongTerm with { Id = fourth, Priority = true, Words = new() { Goal = "Ik heb een plek voor mij" } }, 1)).Refusal);
    }

    [Fact]
    public async Task A_goal_that_was_not_reached_asks_the_four_questions()
    {
        var id = await Begin();
        var goal = await Save(id, LongTerm);

        Assert.Equal(["goals.questions-needed Questions"], Told(await Saving(id, LongTerm with { Id = goal, State = "not-reached" }, 1)));
        Assert.Null((await Saving(id, LongTerm with { Id = goal, State = "not-reached", Questions = ["goal-unrealistic"] }, 1)).Refusal);

        var kept = Assert.Single((await Plan(id)).Goals);
        Assert.Equal(("not-reached", new LocalDate(2026, 11, 24), "goal-unrealistic"), (kept.State, kept.EvaluatedOn, Assert.Single(kept.Questions)));
    }

    [Fact]
    public async Task A_plan_with_sixty_goals_opens_and_saves_in_few_trips_to_the_database()
    {
        var id = await Begin();
        var above = await Save(id, LongTerm);
        List<(GoalForm, SeenVersion)> goals = [.. Enumerable.Range(1, 60).Select(i => (Step(above) with { Words = Step(above).Words with { Goal = $"Stap {i}" } }, default(SeenVersion)))];
        Assert.Null((await With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, goals, Cancel))).Refusal);

        var opened = await Trips.Of(async () => Assert.Equal(61, (await Plan(id)).Goals.Count));
        List<(GoalForm, SeenVersion)> edits = [.. (await Plan(id)).Goals.Where(g => g.Parent is not null).Select(g => (Step(above) with { Id = g.Id, Words = g.Words with { How = "samen" } }, new SeenVersion(g.Version)))];
        var saved = await Trips.Of(async () => Assert.Null((await With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, edits, Cancel))).Refusal));

        TestContext.Current.TestOutputHelper!.WriteLine($"PLAN of 61 goals on {Circuit.Database.Kind}: opened in {opened} trips, 60 saved in {saved} trips (at most 10; on SQLite each row is a command and none leaves the process)");
        Assert.InRange(opened, 1, 10);
        if (Circuit.Database.Kind == "postgres")
        {
            Assert.InRange(saved, 1, 10); // SQLite lies in the process: each row is a command there, and no trip
        }
    }

    private async Task AtMost(int first)
    {
        Circuit.Clock.Now += Duration.FromHours(1);
        CaseModelForm form = new() { Norm = 30, Months = 3, Sessions = 5, ReviewMonths = 2, OutreachDays = 2, SilentWeeks = 3, Priorities = first };
        Assert.Null((await Circuit.Act<ChangeCaseModel, Instant>(Manager with { Leads = true }, models => models.Run("crisis-unit-short", form, Cancel))).Refusal);
    }

    private async Task<PlanPage> Plan(CaseId id) => (await With<PlanReader, PlanPage>(reader => reader.Read(Client, id, Cancel))).Value;

    private Task<Outcome<IReadOnlyList<GoalId>>> Saving(CaseId id, GoalForm goal, int version = 0) => With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, [(goal, version)], Cancel));

    private async Task<GoalId> Save(CaseId id, GoalForm goal) => (await Saving(id, goal)).Value.Single();

    private Task<Outcome<int>> Answer(CaseId id, int number, string way) => With<AgreePlan, int>(plan => plan.Answer(Client, id, number, new() { Way = way }, Cancel));
}
