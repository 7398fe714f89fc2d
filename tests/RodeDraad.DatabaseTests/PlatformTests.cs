using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class PlatformOnSqlite() : PlatformTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class PlatformOnPostgres() : PlatformTests(new PostgresTestDatabase());

/// <summary>What the platform of a region does, and what the region has and misses.</summary>
public abstract class PlatformTests(TestDatabase on) : RegionDay(on)
{
    private static readonly WorkItemForm Item = new() { Year = 2026, Title = "Inventaris", Goal = "Weten wat er is", Timing = "voor de zomer", Responsible = "zorgcoördinator" };

    [Fact]
    public async Task A_working_group_has_seats_by_house_and_function_and_decides_in_words()
    {
        var id = (await Groups<WorkingGroupId>(g => g.Save(null, new() { Name = "Jongeren" }, Cancel))).Value;
        Assert.Null((await Groups<WorkingGroupId>(g => g.AddMember(id, new(Near.Organisation, "psychiater"), Cancel))).Refusal);
        Assert.Equal("platform.already-member", (await Groups<WorkingGroupId>(g => g.AddMember(id, new(Near.Organisation, "psychiater"), Cancel))).Refusal?.Code);
        Assert.Equal(["agreements.not-of-region House"], Told(await Groups<WorkingGroupId>(g => g.AddMember(id, new(Far.Organisation, "psychiater"), Cancel))));
        var meeting = (await Groups<GroupMeetingId>(g => g.SaveMeeting(id, null, new() { On = new LocalDate(2026, 12, 1), Agenda = "Wachttijden" }, Cancel))).Value;
        Assert.Null((await Groups<GroupMeetingId>(g => g.SaveMeeting(id, meeting, new() { On = new LocalDate(2026, 12, 1), Agenda = "Wachttijden", Decisions = "Elk huis vult zijn uren in", Version = 1 }, Cancel))).Refusal);
        Assert.Equal("changed-meanwhile", (await Groups<GroupMeetingId>(g => g.SaveMeeting(id, meeting, new() { On = new LocalDate(2026, 12, 1), Version = 1 }, Cancel))).Refusal?.Code);

        var page = (await Circuit.Act<WorkingGroups, WorkingGroupPage>(Unit.Nurse, g => g.Read(id, Cancel))).Value;
        Assert.Equal((1, 1, new LocalDate(2026, 12, 1)), (page.Head.Members, page.Head.Meetings, page.Head.NextOn));
        Assert.Equal("Elk huis vult zijn uren in", Assert.Single(page.Meetings).Form.Decisions);
        Assert.Null((await Groups<WorkingGroupId>(g => g.RemoveMember(id, new(Near.Organisation, "psychiater"), Cancel))).Refusal);
        Assert.Equal("access.R1", (await Circuit.Act<WorkingGroups, WorkingGroupPage>(Far.Nurse, g => g.Read(id, Cancel))).Refusal?.Code);
        Assert.Equal("circuit.not-this-hat", (await Circuit.Act<WorkingGroups, WorkingGroupId>(Lead, g => g.Save(id, new() { Name = "x", Version = 1 }, Cancel))).Refusal?.Code);
        Assert.Equal("circuit.not-this-hat", (await Circuit.Act<WorkingGroups, WorkingGroupPage>(Unit.Nurse with { Role = Role.Justice }, g => g.Read(id, Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task Open_items_of_a_year_go_on_in_the_next_one_once()
    {
        var open = (await Plan<WorkItemId>(p => p.Save(null, Item, Cancel))).Value;
        await Plan<WorkItemId>(p => p.Save(null, Item with { Title = "Af", State = "done" }, Cancel));
        Assert.Equal(["field-needed Goal"], Told(await Plan<WorkItemId>(p => p.Save(null, Item with { Goal = "" }, Cancel))));

        Assert.Equal(1, (await Plan<int>(p => p.GoOn(2026, Cancel))).Value);
        Assert.Equal("platform.nothing-open", (await Plan<int>(p => p.GoOn(2026, Cancel))).Refusal?.Code);
        Assert.Equal("units.out-of-range", (await Plan<int>(p => p.GoOn(2100, Cancel))).Refusal?.Code);
        Assert.Null((await Plan<WorkItemId>(p => p.Save(open, Item with { State = "begun", Version = 1 }, Cancel))).Refusal);

        var next = Assert.Single((await Circuit.Act<YearPlan, YearPlanView>(Lead, p => p.Read(2027, Cancel))).Value.Items);
        Assert.Equal(("Inventaris", true, "planned"), (next.Form.Title, next.GoesOn, next.Form.State));
        Assert.True((await Plan<YearPlanView>(p => p.Read(2026, Cancel))).Value.Copied);
        Assert.Empty((await Circuit.Act<YearPlan, YearPlanView>(Far.Nurse, p => p.Read(2026, Cancel))).Value.Items);
    }

    [Fact]
    public async Task The_year_report_begins_with_what_was_counted_and_keeps_each_version_of_a_chapter()
    {
        await Do<SendSignal, SignalId>(send => send.Run(new() { Module = "outreaching", Words = "Niemand gaat naar buiten" }, Cancel));
        await Plan<WorkItemId>(p => p.Save(null, Item, Cancel));

        Assert.Equal(1, (await Report<int>(r => r.Write(new() { Year = 2026, Chapter = "signals", Text = "Eerst" }, Cancel))).Value);
        Assert.Equal(2, (await Report<int>(r => r.Write(new() { Year = 2026, Chapter = "signals", Text = "Daarna", Number = 1 }, Cancel))).Value);
        Assert.Equal("changed-meanwhile", (await Report<int>(r => r.Write(new() { Year = 2026, Chapter = "signals", Text = "Te laat", Number = 1 }, Cancel))).Refusal?.Code);

        var view = (await Circuit.Act<YearReport, YearReportView>(Lead, r => r.Read(2026, Cancel))).Value;
        Assert.Equal([new("outreaching", 1)], view.Figures.SignalsByModule);
        Assert.Equal([new("new", 1)], view.Figures.SignalsByState);
        Assert.Equal([new("planned", 1)], view.Figures.Items);
        Assert.Equal(new ReferralTotal(0, 0, 0), view.Figures.Referrals);
        Assert.Equal(("Daarna", 2, "Cas Compas"), view.Chapters.Single(c => c.Chapter == "signals") is var written ? (written.Text, written.Number, written.By) : default);
        Assert.False(view.MayWrite);
        Assert.Equal("circuit.not-this-hat", (await Circuit.Act<YearReport, int>(Lead, r => r.Write(new() { Year = 2026, Chapter = "plan", Text = "x" }, Cancel))).Refusal?.Code);
        Assert.Equal("circuit.not-this-hat", (await Do<YearReport, YearReportView>(r => r.Read(2026, Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task The_monthly_sheet_is_filled_from_the_work_hides_small_numbers_and_says_what_nobody_counts()
    {
        for (var i = 0; i < 5; i++)
        {
            await Unit.Present($"Peeters{i}");
        }

        await Near.Present();
        var listed = await House("cgg");
        Circuit.Clock.Now += Duration.FromMinutes(1);

        var sheet = (await Circuit.Act<ActivitySheet, MonthSheet>(Coordinator, s => s.Read(new YearMonth(2026, 11), Cancel))).Value;
        SheetNumber Of(OrganisationId house, string kind) => sheet.Partners.Single(p => p.House == house).Numbers.Single(n => n.Kind == kind);
        Assert.Equal(new("presentations", 5, true), Of(Unit.Organisation, "presentations"));
        Assert.Equal(new("presentations", null, true), Of(Near.Organisation, "presentations"));
        Assert.Equal(new("contacts", 0, true), Of(Unit.Organisation, "contacts"));
        Assert.Equal(new("consultations", 0, true), Of(Unit.Organisation, "consultations"));
        Assert.Equal(new("presentations", null, false), Of(listed, "presentations")); // nobody works there with the system: that is no zero
        Assert.Equal([Unit.Organisation], (await Circuit.Act<ActivitySheet, MonthSheet>(Lead, s => s.Read(new YearMonth(2026, 11), Cancel))).Value.Partners.Select(p => p.House));
    }

    [Fact]
    public async Task A_region_sees_what_it_has_beside_what_it_misses_and_no_number_of_people_below_five()
    {
        await Circuit.Act<EditOffer, int>(Lead, edit => edit.Run(Unit.Unit, new() { Modules = ["emergency-and-crisis"], AgeFrom = 16, Hours = new() { ["1"] = "9:00-20:00" }, Municipality = "Fictegem" }, 0, Cancel));
        await Circuit.Change(db => db.Set<Service>().Where(s => s.Id == Unit.Unit).ExecuteUpdateAsync(s => s.SetProperty(r => r.Region, Kade)));
        await Do<SendSignal, SignalId>(send => send.Run(new() { Module = "emergency-and-crisis", Words = "Geen bed", Group = "children-and-young-people" }, Cancel));
        await Unit.Present();

        var view = (await Gaps(Unit.Nurse)).Value;

        Assert.Equal((new LocalDate(2025, 11, 25), new LocalDate(2026, 11, 24), false), (view.From, view.Until, view.MayWrite));
        Assert.Equal((null, 0, 0), (view.Crisis.Presentations, view.Crisis.NotAdmitted, view.Crisis.Waited));
        var crisis = view.Modules.Single(m => m.Module == "emergency-and-crisis");
        Assert.Equal((1, 1, 0, 1), (crisis.TellHours, crisis.Evening, crisis.Weekend, crisis.Signals));
        Assert.All(view.Modules, m => Assert.Null(m.Per100000));
        var young = view.Findings.Single(f => f.Question == "young-people");
        Assert.Equal((1, 1), (young.Numerator, young.Signals));
    }

    [Fact]
    public async Task A_number_per_inhabitants_stands_only_where_somebody_said_how_many_there_are_and_from_where()
    {
        await Circuit.Change(db => db.Set<Service>().Where(s => s.Id == Unit.Unit).ExecuteUpdateAsync(s => s.SetProperty(r => r.Region, Kade)));
        await Circuit.Act<EditOffer, int>(Lead, edit => edit.Run(Unit.Unit, new() { Modules = ["outreaching"] }, 0, Cancel));

        Assert.Equal(["units.out-of-range Number", "field-needed Source"], Told(await Tell(new())));
        Assert.Equal("circuit.not-this-hat", (await Circuit.Act<GapReader, Instant>(Lead, g => g.Tell(new() { Number = 200_000, Source = "Verzonnen" }, Cancel))).Refusal?.Code);
        Assert.Null((await Tell(new() { Number = 200_000, Source = "Verzonnen" })).Refusal);
        Circuit.Clock.Now += Duration.FromDays(1);
        Assert.Null((await Tell(new() { Number = 400_000, Source = "Verzonnen, later" })).Refusal);

        var view = (await Gaps(Coordinator)).Value;
        var outreach = view.Modules.Single(m => m.Module == "outreaching");
        Assert.Equal(new(400_000, "Verzonnen, later", new LocalDate(2026, 11, 25)), view.Inhabitants);
        Assert.Equal(0.25, outreach.Per100000);
        Assert.Equal(["gaps.period Until"], Told(await Circuit.Act<GapReader, GapView>(Coordinator, g => g.Read(new(new LocalDate(2026, 2, 1), new LocalDate(2026, 1, 1)), Cancel))));
    }

    [Fact]
    public async Task Each_change_of_the_platform_says_who_and_when()
    {
        var id = (await Groups<WorkingGroupId>(g => g.Save(null, new() { Name = "Jongeren" }, Cancel))).Value;
        Circuit.Clock.Now += Duration.FromHours(1);
        Assert.Null((await Groups<WorkingGroupId>(g => g.AddMember(id, new(Near.Organisation, "psychiater"), Cancel))).Refusal);
        Circuit.Clock.Now += Duration.FromHours(1);
        Assert.Null((await Groups<GroupMeetingId>(g => g.SaveMeeting(id, null, new() { On = new LocalDate(2026, 12, 1) }, Cancel))).Refusal);
        Assert.NotNull((await Groups<GroupMeetingId>(g => g.SaveMeeting(id, null, new(), Cancel))).Refusal);

        var page = (await Circuit.Act<WorkingGroups, WorkingGroupPage>(Unit.Nurse, g => g.Read(id, Cancel))).Value;
        Assert.Equal(["meeting-planned", "seat-given", "made"], page.Changes.Select(c => c.What));
        Assert.Equal((Circuit.Clock.Now, Coordinator.Name), (page.Changes[0].At, page.Changes[0].By));

        Assert.Null((await Plan<WorkItemId>(p => p.Save(null, Item with { State = "begun" }, Cancel))).Refusal);
        Assert.Null((await Plan<int>(p => p.GoOn(2026, Cancel))).Refusal);
        Assert.Equal(["made"], (await Plan<YearPlanView>(p => p.Read(2026, Cancel))).Value.Changes.Select(c => c.What));
        Assert.Equal(["went-on"], (await Plan<YearPlanView>(p => p.Read(2027, Cancel))).Value.Changes.Select(c => c.What));
    }

    private Task<Outcome<T>> Groups<T>(Func<WorkingGroups, Task<Outcome<T>>> act) => Circuit.Act(Coordinator, act);

    private Task<Outcome<T>> Plan<T>(Func<YearPlan, Task<Outcome<T>>> act) => Circuit.Act(Coordinator, act);

    private Task<Outcome<T>> Report<T>(Func<YearReport, Task<Outcome<T>>> act) => Circuit.Act(Coordinator, act);

    private Task<Outcome<GapView>> Gaps(Hat hat) => Circuit.Act<GapReader, GapView>(hat, g => g.Read(new(), Cancel));

    private Task<Outcome<Instant>> Tell(InhabitantsForm form) => Circuit.Act<GapReader, Instant>(Coordinator, g => g.Tell(form, Cancel));
}
