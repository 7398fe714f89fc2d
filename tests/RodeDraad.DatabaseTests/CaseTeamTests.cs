using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class CaseTeamOnSqlite() : CaseTeamTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class CaseTeamOnPostgres() : CaseTeamTests(new PostgresTestDatabase());

/// <summary>What a team sees of its cases, and what whoever leads sees of another team.</summary>
public abstract class CaseTeamTests(TestDatabase on) : CaseWork(on)
{
    [Fact]
    public async Task A_proposal_waits_a_running_case_lacks_a_plan_and_its_task_is_overdue_in_time()
    {
        var id = await Propose();
        var proposed = await Team();
        await Agree(id);
        Circuit.Clock.Now += Duration.FromDays(40);

        var running = await Team();

        Assert.Equal((1, 0), (proposed.Waiting.Count, proposed.NoPlan.Count));
        Assert.Equal((0, 1, 1), (running.Waiting.Count, running.NoPlan.Count, running.Overdue.Count));
        var late = Assert.Single(running.Overdue.Lines);
        Assert.Equal(("plan", id, "Maya Draad", new LocalDate(2026, 12, 24), 10), (late.What, late.Case, late.Worker, late.On, late.Days));
        Assert.Equal("An Peeters", Assert.Single(running.NoPlan.Lines).Client.Name);
        var load = Assert.Single(running.Workers);
        Assert.Equal(("Maya Draad", 1, 3), (load.Name, load.Cases, load.Percent));
        await Unit.Hire("Twee Draad", Role.CaseManager);
        Assert.Equal(("Crisisteam", 1, 2), (await Team()).Whole is var whole ? (whole.Name, whole.Cases, whole.Percent) : default);
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(6, 0)]
    [InlineData(-5, 1)]
    public async Task A_plan_is_old_after_the_months_that_are_asked(int months, int old)
    {
        var id = await Begin();
        await Circuit.Change(async db => (await Cases.Of(db, Client, id, Cancel))!.PlanAgreedAt = Afternoon);
        Circuit.Clock.Now += Duration.FromDays(120);

        Assert.Equal(old, (await Team(months: months)).OldPlan.Count);
    }

    [Fact]
    public async Task Outcomes_count_ends_by_reason_goals_by_state_and_steps_without_a_criterion()
    {
        var id = await Begin();
        var above = (await With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, [(new() { Domain = "housing", Words = new() { Goal = "Ik heb een eigen plek" } }, default)], Cancel))).Value[0];
        var step = new GoalForm { Parent = above, Domain = "housing", Words = new() { Goal = "Ik sta ingeschreven", Reason = "Zo wil zij het" } };
        Assert.Null((await With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, [(step, default), (step with { State = "partly", Words = step.Words with { Evaluation = "half" } }, default)], Cancel))).Refusal);

        var before = (await Team()).Outcomes;
        await End(id);
        var after = (await Team()).Outcomes;

        Assert.Equal((1, 1), (before.OpenGoals, before.OpenWithout));
        Assert.Equal([new("measurable", 1), new("realistic", 1), new("time-bound", 1)], before.Without);
        Assert.Equal([new("partly", 1)], before.Goals);
        Assert.Equal([new("goals-reached", 1)], after.Ended);
        Assert.Empty(after.NotBegun);
        Assert.Equal(0, after.OpenGoals);
    }

    [Fact]
    public async Task Who_leads_sees_another_team_as_numbers_and_none_below_five_and_who_leads_none_sees_nothing()
    {
        await Begin();
        var elsewhere = await Unit.AddTeam("Mobiel team");
        await Circuit.Add(new Service { OrganisationId = Unit.Organisation, Id = ServiceId.New(), Kind = "epsi", Name = "Mobiel", TeamId = elsewhere });
        var lead = (await Unit.Hire("Lea Leider", Role.Psychologist, elsewhere)) with { Leads = true };

        var seen = await Circuit.Act<CaseTeam, TeamView>(lead, team => team.Read(new(Unit.Team), Cancel));
        var unknown = await Circuit.Act<CaseTeam, TeamView>(lead, team => team.Read(new(TeamId.New()), Cancel));
        var without = await Circuit.Act<CaseTeam, TeamView>(lead with { Leads = false }, team => team.Read(new(Unit.Team), Cancel));
        var office = await Circuit.Act<CaseTeam, TeamView>(Unit.Office with { Leads = true }, team => team.Read(new(), Cancel));

        Assert.False(seen.Value.Named);
        Assert.Null(seen.Value.NoPlan.Count);
        Assert.Empty(seen.Value.NoPlan.Lines);
        Assert.Null(seen.Value.Whole.Cases ?? seen.Value.Whole.Percent);
        Assert.Equal([true, false, false, true], new[] { [], [4], [1, 2], new List<int> { 2, 3 } }.Select(CaseTeam.NobodyStandsOut));
        Assert.Equal(0, seen.Value.Overdue.Count);
        Assert.Equal("Crisisteam", Assert.Single(seen.Value.Others).Name);
        Assert.StartsWith("access.", unknown.Refusal?.Code, StringComparison.Ordinal);
        Assert.Equal("cases.only-leads", without.Refusal?.Code);
        Assert.StartsWith("access.", office.Refusal?.Code, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_a_relation_to_the_team_is_in_no_list()
    {
        await Begin();
        Circuit.Clock.Now += Duration.FromDays(40);
        Assert.Equal(1, (await Team()).NoPlan.Count);

        await Circuit.Change(db =>
        {
            db.RemoveRange(db.Set<RodeDraad.Secrecy.CareRelation>());
            return Task.CompletedTask;
        });

        var view = await Team();
        Assert.Equal((0, 0), (view.NoPlan.Count, view.Overdue.Count));
        Assert.Equal(1, Assert.Single(view.Workers).Cases);
    }

    private async Task<TeamView> Team(int months = 6) => (await With<CaseTeam, TeamView>(team => team.Read(new(null, months), Cancel))).Value;
}
