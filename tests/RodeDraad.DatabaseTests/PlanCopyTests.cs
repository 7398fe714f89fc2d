using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class PlanCopiesOnSqlite() : PlanCopyTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class PlanCopiesOnPostgres() : PlanCopyTests(new PostgresTestDatabase());

/// <summary>The plan among other people: copies for whom the client names, and the plans that the stay left.</summary>
public abstract class PlanCopyTests(TestDatabase on) : CaseWork(on)
{
    private static readonly LocalDate March = new(2027, 3, 1);

    [Fact]
    public async Task A_copy_is_made_of_an_agreed_version_and_shows_each_participant_his_or_her_level()
    {
        var (id, goal) = await Planned();

        Assert.Equal(["plans.copy-not-agreed"], Told(await Give(id, 1, "OCMW Gent", "service", "whole")));
        await Answer(id, 1, "paper-signature");
        Assert.Null((await With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, [(Housing with { Id = goal, Words = new() { Goal = "Ik woon bij mijn zus" } }, 1)], Cancel))).Refusal);
        var whole = await Given(id, await Give(id, 1, "OCMW Gent", "service", "whole"));
        var own = await Given(id, await Give(id, 1, "tom", "network", "own-part"));
        var lines = await Given(id, await Give(id, 1, "Huisarts", "carer", "headlines"));
        await Freeze(id);
        await Answer(id, 2, "refused");

        Assert.Equal(["Ik eet elke dag warm", "Ik heb een eigen plek", "Ik sta ingeschreven"], Words(whole));
        Assert.Equal("Ik sta ingeschreven", Assert.Single(own.Goals).Words.Goal);
        Assert.Equal(["Ik eet elke dag warm", "Ik heb een eigen plek"], Words(lines));
        Assert.Equal((new LocalDate(2027, 1, 24), "fr"), (lines.Copy.NextEvaluationOn!.Value, lines.Copy.Language));
        Assert.Equal(["plans.copy-not-agreed"], Told(await Give(id, 2, "OCMW Gent", "service", "whole")));
    }

    [Fact]
    public async Task Who_is_close_gets_the_own_part_at_most_and_nobody_the_part_of_somebody_with_a_longer_name()
    {
        var (id, _) = await Planned();
        await Answer(id, 1, "paper-signature");

        Assert.Equal(["plans.copy-too-much Level"], Told(await Give(id, 1, "Tom", "network", "whole")));
        Assert.Equal(["plans.copy-too-much Level"], Told(await Give(id, 1, "Tom", "network", "headlines")));
        Assert.Equal(["plans.copy-nothing-own Name"], Told(await Give(id, 1, "Zus", "network", "own-part")));
        Assert.Equal(["field-needed Name", "code-unknown Kind", "field-needed Level"], Told(await Give(id, 1, " ", "judge", "")));
        Assert.Equal(["plans.unknown"], Told(await Give(id, 7, "Tom", "network", "own-part")));
        Assert.Equal("Zus An", (await Given(id, await Give(id, 1, "Zus An", "network", "own-part"))).Copy.Name);
        Assert.Contains("Peeters", (await Given(id, await Give(id, 1, "", "client", "whole"))).Copy.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_for_another_service_needs_a_running_consent_toward_its_house_or_goes_by_the_hand_of_the_client()
    {
        var (id, _) = await Planned();
        await Answer(id, 1, "paper-signature");
        var there = (await SmallUnit.Open(Circuit)).Organisation;
        var copy = new CopyForm { Name = "OCMW Gent", Kind = "service", Level = "whole", Language = "nl" };
        var sent = copy with { Way = "consent", House = there };
        Task<Outcome<PlanCopyId>> Giving(CopyForm form) => With<GiveCopy, PlanCopyId>(give => give.Run(Client, id, 1, form, Cancel));
        Task<List<string>> Disclosed() => Circuit.Look(db => db.Set<Storage.AuditRecord>().Where(r => r.Recipient != "").Select(r => $"{r.Recipient} {r.HowSent} {r.ContentHash.Length}").ToListAsync(Cancel));

        Assert.Equal(["field-needed Way"], Told(await Giving(copy)));
        Assert.Equal(["letters.no-consent House"], Told(await Giving(sent)));
        Assert.Equal(["letters.no-consent House"], Told(await Giving(sent with { House = null })));
        Assert.Null((await Giving(copy with { Way = "by-client" })).Refusal);
        Assert.Empty(await Disclosed());
        var yes = new ConsentForm { RecipientKind = "organisation", RecipientOrganisation = there, Categories = ["plan"], Purposes = ["care"], Until = March, Form = "oral", Witness = "Wim", TextLanguage = "nl" };
        Assert.Null((await With<GiveConsent, ConsentId>(give => give.Run(Client, yes, Cancel))).Refusal);
        Assert.Null((await Giving(sent)).Refusal);
        Assert.Null((await Giving(sent with { Name = "", Kind = "client" })).Refusal); // by hand: no house was told anything

        Assert.Equal($"organisation/{there.Value} paper 64", Assert.Single(await Disclosed()));
    }

    [Fact]
    public async Task The_client_reads_in_the_own_record_who_got_a_copy()
    {
        var (id, _) = await Planned();
        await Answer(id, 1, "paper-signature");
        await Give(id, 1, "Tom", "network", "own-part");

        var self = await Circuit.ClientHat(Unit.Nurse, Client);
        var mine = Assert.Single(await Circuit.As(self, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel)));

        var told = mine.Parts.SelectMany(p => p.Entries).Single(e => e.Title == "plans.copy");
        Assert.Equal("Maya Draad plans.number=1 plans.copy-name=Tom plans.copy-kind=network plans.copy-level=own-part clients.language=fr", $"{told.By} {string.Join(' ', told.Facts.Select(f => $"{f.Label}={f.Value}"))}");
    }

    [Fact]
    public async Task With_versions_copies_and_plans_of_a_stay_a_plan_opens_in_as_few_trips_to_the_database()
    {
        var (id, _) = await Planned();
        await Answer(id, 1, "paper-signature");
        await Give(id, 1, "OCMW Gent", "service", "whole");
        await Give(id, 1, "Tom", "network", "own-part");
        await Freeze(id);
        await Stayed(Client, Circuit.Clock.Now - Duration.FromDays(3), ("crisis-plan", "nieuwe stappen"), ("relapse-plan", "bel Tom"));

        PlanPage? page = null;
        var opened = await Trips.Of(async () => page = (await With<PlanReader, PlanPage>(reader => reader.Read(Client, id, Cancel))).Value);

        TestContext.Current.TestOutputHelper!.WriteLine($"PLAN with versions, copies and plans of a stay on {Circuit.Database.Kind}: opened in {opened} trips (at most 10)");
        Assert.Equal((2, 2, 2), (page!.Versions.Count, page.Versions[1].Copies.Count, page.OfStays.Count));
        Assert.InRange(opened, 1, 10);
    }

    [Fact]
    public async Task The_newest_plans_of_the_own_stays_stand_beside_the_action_plan()
    {
        var (id, _) = await Planned();
        await Stayed(Client, Circuit.Clock.Now - Duration.FromDays(3), ("crisis-plan", "oude stappen"), ("relapse-plan", "bel Tom"));
        Circuit.Clock.Now += Duration.FromDays(5);
        var last = await Stayed(Client, Circuit.Clock.Now - Duration.FromDays(2), ("crisis-plan", "nieuwe stappen"));
        await Stayed((await Unit.Present("Janssens")).Client, Circuit.Clock.Now - Duration.FromDays(2), ("crisis-plan", "van iemand anders"), ("aftercare-plan", "van iemand anders"));

        var page = (await With<PlanReader, PlanPage>(reader => reader.Read(Client, id, Cancel))).Value;
        var copy = (await With<PlanReader, PlanCopy>(reader => reader.Copy(Client, id, 1, Cancel))).Value;

        Assert.Equal([("crisis-plan", "nieuwe stappen"), ("relapse-plan", "bel Tom")], page.OfStays.Select(plan => (plan.Form.Kind, plan.Form.Fields["steps"])));
        Assert.Equal(last, page.OfStays[0].Stay);
        Assert.Equal(page.OfStays.Select(plan => plan.Form.Id), copy.OfStays.Select(plan => plan.Form.Id));
        Assert.NotNull((await Circuit.Act<PlanReader, PlanPage>(Unit.Office, reader => reader.Read(Client, id, Cancel))).Refusal);
    }

    private static GoalForm Housing => new() { Domain = "housing", Words = new() { Goal = "Ik heb een eigen plek", Who = "ik" } };

    private static IEnumerable<string> Words(PlanCopyOf copy) => copy.Goals.Select(g => g.Words.Goal).Order(StringComparer.Ordinal);

    /// <summary>A plan with two long-term goals and a step, of which a version was made.</summary>
    private async Task<(CaseId Id, GoalId Housing)> Planned()
    {
        var id = await Begin();
        var goal = (await With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, [(Housing, 0)], Cancel))).Value.Single();
        GoalForm step = new() { Parent = goal, Domain = "housing", Words = new() { Goal = "Ik sta ingeschreven", Measure = "De brief is er", Who = "Zus An en Tom", What = "gaan mee" }, DueOn = March, Realistic = true };
        GoalForm other = new() { Domain = "physical-health", Words = new() { Goal = "Ik eet elke dag warm" } };
        Assert.Null((await With<SaveGoals, IReadOnlyList<GoalId>>(save => save.Run(Client, id, [(step, 0), (other, 0)], Cancel))).Refusal);
        await Freeze(id);
        return (id, goal);
    }

    private Task<Outcome<int>> Freeze(CaseId id) => With<AgreePlan, int>(plan => plan.Freeze(Client, id, Cancel));

    private async Task Answer(CaseId id, int number, string way) => Assert.Null((await With<AgreePlan, int>(plan => plan.Answer(Client, id, number, new() { Way = way }, Cancel))).Refusal);

    private Task<Outcome<PlanCopyId>> Give(CaseId id, int number, string name, string kind, string level) =>
        With<GiveCopy, PlanCopyId>(copy => copy.Run(Client, id, number, new() { Name = name, Kind = kind, Level = level, Language = "fr", Way = kind == "service" ? "by-client" : "" }, Cancel));

    private async Task<PlanCopyOf> Given(CaseId id, Outcome<PlanCopyId> copy) => (await With<PlanReader, PlanCopyOf>(reader => reader.Given(Client, id, 1, copy.Value, Cancel))).Value;

    private async Task<StayId> Stayed(ClientKey client, Instant from, params (string Kind, string Steps)[] plans)
    {
        var stay = (await Unit.Admit(client, Unit.Beds[client == Client ? 0 : 1], from)).Value;
        foreach (var (kind, steps) in plans)
        {
            Dictionary<string, string> fields = new() { ["steps"] = steps, ["agreement"] = "paper-signature", [kind switch { "crisis-plan" => "problem", "relapse-plan" => "signals", _ => "necessity-discussed" }] = kind == "aftercare-plan" ? "yes" : "Alles tegelijk" };
            Assert.Null((await Do<SaveModuleForm, Guid>(save => save.Run(client, stay, kind, new(null, fields, 0), Cancel))).Refusal);
        }

        Assert.Null((await Unit.Discharge(client, stay)).Refusal);
        return stay;
    }
}
