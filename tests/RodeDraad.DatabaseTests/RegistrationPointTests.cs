using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class RegistrationPointOnSqlite() : RegistrationPointTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class RegistrationPointOnPostgres() : RegistrationPointTests(new PostgresTestDatabase());

/// <summary>One door for the region: what comes in ends with a service that took over.</summary>
public abstract class RegistrationPointTests(TestDatabase on) : UnitTests(on)
{
    private SmallUnit other = null!;

    private Hat Lead => Unit.Psychiatrist with { Leads = true };

    private static PointForm Form => new() { Client = new() { FamilyName = "Kanariedeur", GivenName = "An", BirthDate = new LocalDate(1984, 2, 29) }, Channel = "phone", AskedBy = "client", Question = "Kanarievraag" };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        other = await SmallUnit.Open(Circuit);
        await Circuit.Change(db => db.Set<Organisation>().ExecuteUpdateAsync(o => o.SetProperty(r => r.Region, "Kade")));
        await Circuit.Change(db => db.Set<Service>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Region, "Kade")));
        Assert.Null((await Circuit.Act<EditOffer, int>(Lead, edit => edit.Run(Unit.Unit, new() { Modules = ["registration"] }, 0, Cancel))).Refusal);
    }

    [Fact]
    public async Task A_presentation_at_the_door_ends_when_a_service_took_over_and_not_with_an_address()
    {
        var taken = (await Take()).Value;
        Assert.Equal((PointStep.Talk, new LocalDate(2026, 11, 27), 3), (await Line()).Due is var due ? (due.Step, due.On, due.DaysLeft) : default);
        Assert.Null((await Follow(taken, f => f.Talk(taken.Client, taken.Id, new() { TalkedOver = "Kanariegesprek", Version = 1 }, Cancel))).Refusal);
        Assert.Equal((PointStep.HandOver, new LocalDate(2026, 12, 8)), (await Line()).Due is var next ? (next.Step, next.On) : default);
        Assert.Null((await Follow(taken, f => f.Choose(taken.Client, taken.Id, new() { Service = other.Unit, Words = "Kanariekeuze", Version = 2 }, Cancel))).Refusal);
        Circuit.Clock.Now += Duration.FromDays(15);
        Assert.Equal(-1, (await Line()).Due.DaysLeft);
        Assert.Equal(["field-needed SaidYes"], Told(await Follow(taken, f => f.TakeOver(taken.Client, taken.Id, new() { Service = other.Unit, Version = 3 }, Cancel))));
        Assert.Equal(["registration-point.taken-over-apart End"], Told(await Follow(taken, f => f.End(taken.Client, taken.Id, new() { End = "taken-over", Why = "Adres gegeven", Version = 3 }, Cancel))));
        Assert.Equal(["registration-point.before On"], Told(await Follow(taken, f => f.TakeOver(taken.Client, taken.Id, new() { Service = other.Unit, SaidYes = "Nele", On = new LocalDate(2026, 11, 1), Version = 3 }, Cancel))));

        Assert.Null((await Follow(taken, f => f.TakeOver(taken.Client, taken.Id, new() { Service = other.Unit, SaidYes = "Kanarieja", On = new LocalDate(2026, 12, 4), Version = 3 }, Cancel))).Refusal);

        var page = (await Do<RegistrationPoint, PointPresentationPage>(point => point.Read(taken.Client, taken.Id, Cancel))).Value;
        Assert.Equal(("taken-over", "Kanariekeuze", "Kanarieja", new LocalDate(2026, 12, 4)), (page.Line.End, page.ChoiceWords, page.SaidYes, page.TakenOverOn!.Value));
        Assert.Equal(["registration-point.ended"], Told(await Follow(taken, f => f.End(taken.Client, taken.Id, new() { End = "died", Why = "x", Version = 4 }, Cancel))));
        Assert.Equal((0, 1), (await List()) is var list ? (list.Open.Count, list.Ended.Count) : default);
        var relation = await Circuit.Look(db => db.Set<CareRelation>().SingleAsync(r => r.ClientId == taken.Client.Client, Cancel));
        Assert.Equal((LocalTimes.StartOf(new(2027, 3, 10)), "presentation"), (relation.UntilAt!.Value, relation.Kind));
        var hat = await Circuit.ClientHat(Unit.Nurse, taken.Client);
        var copy = JsonSerializer.Serialize(await Circuit.As(hat, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel)));
        Assert.DoesNotContain(new[] { "Kanarievraag", "Kanariegesprek", "Kanariekeuze", "Kanarieja" }, word => !copy.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_door_takes_presentations_and_the_office_hears_no_words()
    {
        Assert.Equal("registration-point.none", (await Circuit.Act<RegisterAtPoint, TakenAtPoint>(other.Nurse, take => take.Run(Form, Cancel))).Refusal?.Code);
        Assert.Null((await Circuit.Act<RegistrationPoint, PointPage>(other.Nurse, point => point.Read(Cancel))).Value.Point);
        Assert.Equal(["registration-point.channel Channel", "field-needed AskedBy"], Told(await Do<RegisterAtPoint, TakenAtPoint>(take => take.Run(Form with { Channel = "ambulance", AskedBy = "" }, Cancel))));
        Assert.Equal(["access.W2 Question"], Told(await Circuit.Act<RegisterAtPoint, TakenAtPoint>(Unit.Office, take => take.Run(Form, Cancel))));
        var taken = (await Circuit.Act<RegisterAtPoint, TakenAtPoint>(Unit.Office, take => take.Run(Form with { Question = "" }, Cancel))).Value;
        Assert.Null((await Follow(taken, f => f.Talk(taken.Client, taken.Id, new() { TalkedOver = "Geheim", Version = 1 }, Cancel))).Refusal);

        Assert.Equal("Kanariedeur", Assert.Single((await Circuit.Act<RegistrationPoint, PointPage>(Unit.Office, point => point.Read(Cancel))).Value.Open).Client.FamilyName);
        var page = (await Circuit.Act<RegistrationPoint, PointPresentationPage>(Unit.Office, point => point.Read(taken.Client, taken.Id, Cancel))).Value;
        Assert.Equal((false, ""), (page.Words, page.TalkedOver));
        Assert.Equal("access.R1", (await Circuit.Act<RegistrationPoint, PointPresentationPage>(other.Nurse, point => point.Read(taken.Client, taken.Id, Cancel))).Refusal?.Code);
        await Circuit.Act<EditOffer, int>(other.Psychiatrist with { Leads = true }, edit => edit.Run(other.Unit, new() { Modules = ["registration"] }, 0, Cancel));
        Assert.Equal(["Crisiseenheid Proef"], (await List()).Others);
    }

    [Fact]
    public async Task New_terms_hold_for_what_comes_in_afterwards()
    {
        var before = (await Take()).Value;
        Circuit.Clock.Now += Duration.FromHours(1);
        Assert.Equal("units.only-leads", (await Do<ChangePointSettings, ServiceId>(change => change.Run(new() { TalkWorkingDays = 1, HandOverDays = 5 }, Cancel))).Refusal?.Code);
        Assert.Null((await Circuit.Act<ChangePointSettings, ServiceId>(Lead, change => change.Run(new() { TalkWorkingDays = 1, HandOverDays = 5 }, Cancel))).Refusal);
        Circuit.Clock.Now += Duration.FromHours(1);
        var after = (await Do<RegisterAtPoint, TakenAtPoint>(take => take.Run(Form with { ExistingClient = before.Client.Client }, Cancel))).Value;

        Assert.Equal([(before.Id, 3), (after.Id, 1)], (await List()).Open.Select(line => (line.Id, line.Due.DaysLeft)));
        Assert.Equal(before.Client, after.Client);
    }

    [Fact]
    public async Task The_house_reads_its_numbers_and_the_coordinator_no_small_ones_and_no_client()
    {
        var taken = (await Take()).Value;
        await Follow(taken, f => f.End(taken.Client, taken.Id, new() { End = "handed-on", Why = "Kreeg het adres", Version = 1 }, Cancel));
        var coordinator = await other.Hire("Cas Compas", Role.NetworkCoord);

        Assert.Equal((1, 1, 0.0), (await Do<PointNumbers, PointFigures>(numbers => numbers.Read(2026, Cancel))).Value is var own ? (own.Presented, own.HandedOn, own.ShareTakenOver) : default);
        Assert.Equal((null, null, null), (await Circuit.Act<PointNumbers, PointFigures>(coordinator, numbers => numbers.Read(2026, Cancel))).Value is var told ? (told.Presented, told.HandedOn, told.ShareTakenOver) : default);
        Assert.NotNull((await Circuit.Act<RegistrationPoint, PointPage>(coordinator, point => point.Read(Cancel))).Refusal);
    }

    [Fact]
    public void The_figures_are_those_of_the_method_page()
    {
        LocalDate day = new(2026, 3, 2);
        PointOutcome Over(int after) => new("taken-over", day, day.PlusDays(after));
        PointOutcome Other(string end) => new(end, day, null);

        var figures = PointNumbers.Figures(2026, [Over(0), Over(4), Over(6), Over(30), Other("handed-on"), Other("unreachable"), Other("")], late: 1, exact: true);

        Assert.Equal((7, 4 / 6.0, 5.0, 0, 30, 1, 1), (figures.Presented!.Value, figures.ShareTakenOver!.Value, figures.MedianDays!.Value, figures.LeastDays!.Value, figures.MostDays!.Value, figures.HandedOn!.Value, figures.OpenLate!.Value));
        var shown = PointNumbers.Figures(2026, [.. Enumerable.Repeat(Over(3), 6), Other("died")], late: 0, exact: false);
        Assert.Equal(((int?)7, null, (double?)3.0), (shown.Presented, shown.ShareTakenOver, shown.MedianDays));
        Assert.Equal(2, shown.Ends.Count(end => end.Number is null));
        Assert.Null(PointNumbers.Figures(2026, [], late: 0, exact: true).MedianDays);
    }

    private Task<Outcome<TakenAtPoint>> Take() => Do<RegisterAtPoint, TakenAtPoint>(take => take.Run(Form, Cancel));

    private Task<Outcome<PointPresentationId>> Follow(TakenAtPoint _, Func<FollowAtPoint, Task<Outcome<PointPresentationId>>> act) => Do(act);

    private async Task<PointPage> List() => (await Do<RegistrationPoint, PointPage>(point => point.Read(Cancel))).Value;

    private async Task<PointLine> Line() => Assert.Single((await List()).Open);
}
