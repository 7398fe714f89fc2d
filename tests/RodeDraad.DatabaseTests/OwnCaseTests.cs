using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class OwnCaseOnSqlite() : OwnCaseTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class OwnCaseOnPostgres() : OwnCaseTests(new PostgresTestDatabase());

/// <summary>What a client sees and says of the own case at the own door.</summary>
public abstract class OwnCaseTests(TestDatabase on) : CaseWork(on)
{
    private static Dictionary<string, string> Answers => new() { ["sat-listened"] = "5", ["sat-better"] = "4", ["satisfaction-words"] = "Maya belt altijd terug" };

    [Fact]
    public async Task A_planned_appointment_is_at_the_own_door_and_a_cancelled_or_past_one_is_not()
    {
        var id = await Begin();
        var at = Circuit.Clock.Now + Duration.FromDays(3);
        var planned = (await With<AppointmentActs, AppointmentId>(acts => acts.Plan(Client, id, new() { At = at, Kind = "home-visit", Place = "bij u thuis" }, Cancel))).Value;
        var other = (await With<AppointmentActs, AppointmentId>(acts => acts.Plan(Client, id, new() { At = at + Duration.FromDays(1), Kind = "office" }, Cancel))).Value;
        var self = await Self();

        var coming = (await Coming(self)).Where(a => a.List == "case-contact-kind").ToList();
        Assert.Equal([("home-visit", (Instant?)at, "bij u thuis", "Maya Draad"), ("office", at + Duration.FromDays(1), "", "Maya Draad")], coming.Select(a => (a.Kind, a.At, a.Place, a.Carer)));

        _ = (await With<AppointmentActs, AppointmentId>(acts => acts.Settle(Client, other, "cancelled", 1, Cancel))).Value;
        Assert.Single(await Coming(self), a => a.List == "case-contact-kind");
        Circuit.Clock.Now += Duration.FromDays(4);
        Assert.DoesNotContain(await Coming(await Self()), a => a.List == "case-contact-kind");
        Assert.NotEqual(default, planned);
    }

    [Fact]
    public async Task The_client_says_how_satisfied_and_the_case_manager_reads_it_under_the_clients_name()
    {
        var id = await Begin();
        var self = await Self();
        Assert.Null(Assert.Single(await Asked(self)).SaidAt);

        Assert.Null((await Say(self, id, Answers)).Refusal);
        Assert.Null((await Say(self, id, new() { ["sat-listened"] = "2" })).Refusal);

        Assert.Equal(Circuit.Clock.Now, Assert.Single(await Asked(self)).SaidAt);
        var said = (await Page(id)).Forms.Where(form => form.Kind == "satisfaction").ToList();
        Assert.Equal(2, said.Count);
        Assert.Contains(said, form => form.WrittenBy == self.Name && form.Fields["sat-listened"] == "5" && form.Fields["satisfaction-words"] == "Maya belt altijd terug");
    }

    [Fact]
    public async Task Nothing_said_and_a_wrong_answer_get_their_sentence()
    {
        var id = await Begin();
        var self = await Self();
        Assert.Equal("satisfaction.empty", (await Say(self, id, new() { ["satisfaction-words"] = "goed" })).Refusal?.Code);
        Assert.Equal("code-unknown", (await Say(self, id, new() { ["sat-listened"] = "9" })).Refusal?.Code);
        Assert.Equal("cases.unknown", (await Say(self, CaseId.New(), Answers)).Refusal?.Code);
    }

    [Fact]
    public async Task It_is_asked_until_six_months_after_the_end_and_not_before_the_agreement()
    {
        var id = await Propose();
        Assert.Empty(await Asked(await Self()));
        await Agree(id);
        await End(id);
        Circuit.Clock.Now += Duration.FromDays(150);
        var self = await Self();
        Assert.Null((await Say(self, id, Answers)).Refusal);
        Circuit.Clock.Now += Duration.FromDays(40);
        Assert.Empty(await Asked(self));
        Assert.Equal("cases.unknown", (await Say(self, id, Answers)).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_else_says_it_for_the_client()
    {
        var id = await Begin();
        var other = await Circuit.ClientHat(Unit.Nurse, (await Unit.Present()).Client);
        Assert.Empty(await Asked(other));
        Assert.Equal("cases.unknown", (await Say(other, id, Answers)).Refusal?.Code);
        Assert.NotNull((await Say(Manager, id, Answers)).Refusal);
        Assert.DoesNotContain((await Page(id)).Forms, form => form.Kind == "satisfaction");
    }

    private Task<Hat> Self() => Circuit.ClientHat(Unit.Nurse, Client);

    private Task<IReadOnlyList<Appointment>> Coming(Hat self) => Circuit.As(self, scope => scope.GetRequiredService<OwnAppointments>().Read(Cancel));

    private Task<IReadOnlyList<AskedCase>> Asked(Hat self) => Circuit.As(self, scope => scope.GetRequiredService<OwnSatisfaction>().Read(Cancel));

    private Task<Outcome<Guid>> Say(Hat self, CaseId id, Dictionary<string, string> fields) =>
        Circuit.Act<OwnSatisfaction, Guid>(self, satisfaction => satisfaction.Run(Unit.Organisation.Value, id, fields, Cancel));
}
