using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

public sealed class ServiceWaitOnSqlite() : ServiceWaitTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ServiceWaitOnPostgres() : ServiceWaitTests(new PostgresTestDatabase());

/// <summary>Clients who wait for a service of the house, and the waiting of the region.</summary>
public abstract class ServiceWaitTests(TestDatabase on) : ReferralWork(on)
{
    private ServiceId Day { get; } = ServiceId.New();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Circuit.Add(new Service { OrganisationId = Unit.Organisation, Id = Day, Kind = "ambulatory-drug-care", Name = "Dagcentrum", TeamId = Unit.Team });
    }

    [Fact]
    public async Task Who_waits_stands_in_order_of_priority_and_time_and_the_place_goes_in_that_order_or_with_a_reason()
    {
        var (first, second, third) = (await Waiting("Eerste"), await Waiting("Tweede"), await Waiting("Derde"));
        Assert.Equal(["An Eerste", "An Tweede", "An Derde"], (await List()).Waiting.Select(w => w.Client.Name));
        Assert.Equal(["field-needed Why"], Told(await Act(third, acts => acts.Prioritise(third.Client, third.Id, "urgent", "", Cancel))));
        Assert.Empty(Told(await Act(third, acts => acts.Prioritise(third.Client, third.Id, "urgent", "Zwanger", Cancel))));
        Assert.Equal([(1, "An Derde", "urgent"), (2, "An Eerste", "usual"), (3, "An Tweede", "usual")], (await List()).Waiting.Select(w => (w.Position, w.Client.Name, w.Priority)));

        Assert.Equal(["waits.why-not-first Why"], Told(await Act(second, acts => acts.Offer(second.Client, second.Id, " ", Cancel))));
        Assert.Empty(Told(await Act(second, acts => acts.Offer(second.Client, second.Id, "Woont vlakbij en kan alleen nu", Cancel))));
        Assert.Equal(["waits.offered-already"], Told(await Act(second, acts => acts.Offer(second.Client, second.Id, "", Cancel))));
        Assert.Empty(Told(await Act(third, acts => acts.Offer(third.Client, third.Id, "", Cancel))));
        Assert.Empty(Told(await Act(third, acts => acts.Decline(third.Client, third.Id, "Nog niet klaar", Cancel))));
        Assert.Equal(["waits.nothing-offered"], Told(await Act(third, acts => acts.Decline(third.Client, third.Id, "", Cancel))));
        Assert.Empty(Told(await Act(second, acts => acts.End(second.Client, second.Id, "admitted", "", Cancel))));

        Assert.Equal(["An Derde", "An Eerste"], (await List()).Waiting.Select(w => w.Client.Name));
        Assert.Equal(["entered", "priority", "offered", "declined"], (await Read(third)).Changes.Select(c => c.What));
        Assert.Equal("Zwanger", (await Read(third)).Changes[1].Said);
        Assert.Equal("waits.unknown", (await Act(second, acts => acts.Contact(second.Client, second.Id, new() { Kind = "phone-call", Outcome = "reached" }, Cancel))).Refusal?.Code);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task Nobody_waits_without_somebody_who_follows()
    {
        var (client, _) = await Waiting("Eerste");
        Assert.Equal(["waits.follower-unknown Follower"], Told(await Enter(client, new() { Service = Day, Follower = There.Nurse.Account })));
        Assert.Equal(["waits.already-waits"], Told(await Enter(client, new() { Service = Day })));
        Assert.Equal(["waits.service-unknown Service"], Told(await Enter(client, new() { Service = Unit.Unit }))); // the crisis unit keeps its own list
        Assert.Equal(["waits.service-unknown Service"], Told(await Enter(client, new() { Service = There.Unit })));
        Assert.Equal(["field-needed Service", "code-unknown Priority", "field-needed Why", "waits.since-wrong Since"], Told(await Enter(client, new() { Priority = "now", Since = Date.PlusDays(1) })));
        Assert.Equal("Nele Nachtegaal", Assert.Single((await List()).Waiting).Follower);

        await Circuit.Change(db => db.Set<HatRecord>().Where(h => h.AccountId == Unit.Nurse.Account).ExecuteUpdateAsync(h => h.SetProperty(r => r.EndedAt, (Instant?)Circuit.Clock.Now), Cancel));

        Assert.Equal("", Assert.Single((await Circuit.Act<WaitReader, IReadOnlyList<WaitList>>(Unit.Psychiatrist, reader => reader.Lists(Cancel))).Value.Single(list => list.Service.Id == Day).Waiting).Follower);
    }

    [Fact]
    public async Task Who_waited_on_a_day_and_why_somebody_left_can_be_told_afterwards()
    {
        var one = await Waiting("Eerste");
        Assert.Empty(Told(await Enter(one.Client, new() { Service = await Second(), Since = Date.PlusDays(-10) })));
        Assert.Empty(Told(await Act(one, acts => acts.Contact(one.Client, one.Id, new() { Kind = "home-visit", Outcome = "reached", Note = "Thee gedronken" }, Cancel))));
        Circuit.Clock.Now += Duration.FromDays(5);
        Assert.Empty(Told(await Act(one, acts => acts.End(one.Client, one.Id, "died", "", Cancel))));

        Assert.Equal(["Dagcentrum", "Groepen"], (await WaitedOn(Date.PlusDays(-1))).Select(w => w.Service).Order(StringComparer.Ordinal));
        Assert.Equal(["Groepen"], (await WaitedOn(Date.PlusDays(-12))).Select(w => w.Service));
        Assert.Empty(await WaitedOn(Date.PlusDays(1)));
        Assert.All(await WaitedOn(Date.PlusDays(-1)), w => Assert.Equal("died", w.EndReason)); // a death ends the waiting everywhere in the house
        Assert.Equal(0, await Circuit.Look(db => db.Set<ServiceWait>().CountAsync(w => w.UntilAt == null, Cancel)));
    }

    [Fact]
    public async Task A_referral_that_is_answered_with_a_wait_stands_on_the_list_until_it_begins_or_ends()
    {
        var group = ServiceId.New();
        await Circuit.Add(new Service { OrganisationId = There.Organisation, Id = group, Kind = "ambulatory-drug-care", Name = "Groep", TeamId = There.Team });
        var id = await Send(Asked with { Service = group });
        Assert.Empty(Told(await Answer(id, new() { Act = "wait", ExpectedOn = Date.PlusDays(40) })));

        var waits = Assert.Single((await Lists(There.Nurse)).Single(list => list.Service.Id == group).Waiting);
        Assert.Equal(("An Peeters", "Nele Nachtegaal"), (waits.Client.Name, waits.Follower));
        Assert.Empty(Told(await Answer(id, new() { Act = "wait", ExpectedOn = Date.PlusDays(50) })));
        Assert.Equal(1, await Count<ServiceWait>());
        Assert.Empty(Told(await Course(course => course.Arrive(id, new(), Cancel))));
        Assert.Equal("admitted", await Circuit.Look(db => db.Set<ServiceWait>().Select(w => w.EndReason).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_contact_that_bridges_the_waiting_moves_the_next_step_of_the_referral()
    {
        var group = ServiceId.New();
        await Circuit.Add(new Service { OrganisationId = There.Organisation, Id = group, Kind = "ambulatory-drug-care", Name = "Groep", TeamId = There.Team });
        var id = await Send(Asked with { Service = group });
        Assert.Empty(Told(await Answer(id, new() { Act = "wait", ExpectedOn = Date.PlusDays(40) })));
        Circuit.Clock.Now += Duration.FromDays(16);
        Assert.Equal(-2, (await Sent(id)).Line.DaysLeft);

        var waits = Assert.Single((await Lists(There.Nurse)).Single(list => list.Service.Id == group).Waiting);
        Assert.Empty(Told(await Circuit.Act<WaitActs, ServiceWaitId>(There.Nurse, acts => acts.Contact(waits.Client.Key, waits.Id, new() { Kind = "phone-call", Outcome = "reached" }, Cancel))));

        Assert.Equal((ReferralState.Waiting, "bridge", 14), ((await Sent(id)).Line.State, (await Sent(id)).Line.Next.Step, (await Sent(id)).Line.DaysLeft));
    }

    [Fact]
    public async Task The_directory_tells_the_wait_that_was_measured_from_five_on_before_what_somebody_said()
    {
        await Circuit.Add(new SaidPlaces { OrganisationId = Unit.Organisation, ServiceId = Day, At = Circuit.Clock.Now, By = Unit.Nurse.Account, Free = 2, WaitingDays = 90 });
        foreach (var days in new[] { 3, 4, 8, 20 })
        {
            await Placed(days, "admitted");
        }

        await Placed(200, "withdrew");
        Assert.Equal((90, false), await Figure());
        await Placed(30, "admitted");
        Assert.Equal((8, true), await Figure());
        Circuit.Clock.Now += Duration.FromDays(366);
        Assert.Equal((90, false), await Figure());

        async Task Placed(int days, string reason)
        {
            var (client, id) = await Waiting($"Wachter{days}");
            Circuit.Clock.Now += Duration.FromDays(days);
            Assert.Empty(Told(await Act((client, id), acts => acts.End(client, id, reason, "", Cancel))));
        }

        async Task<(int Days, bool Counted)> Figure() => (await Circuit.Look(db => Offers.Of(db, ListedService.All(db).Where(s => s.Id == Day), Circuit.Clock.Now, Cancel))).Single().WaitingDays is { } figure ? (figure.Value, figure.Counted) : default;
    }

    [Fact]
    public async Task The_region_sees_numbers_of_five_and_more_and_nobody()
    {
        for (var i = 0; i < 4; i++)
        {
            await Waiting($"Wachter{i}");
        }

        var coordinator = await There.Hire("Cora Coördinator", Role.NetworkCoord);
        Assert.Equal((null, 0), await Region(coordinator));
        await Waiting("Wachter4");
        Assert.Equal((5, 0), await Region(coordinator));
        foreach (var line in (await List()).Waiting)
        {
            Circuit.Clock.Now += Duration.FromDays(2);
            Assert.Empty(Told(await Act((line.Client.Key, line.Id), acts => acts.End(line.Client.Key, line.Id, "admitted", "", Cancel))));
        }

        var numbers = (await Circuit.Act<RegionalWaiting, IReadOnlyList<RegionalWait>>(coordinator, reader => reader.Read(Cancel))).Value;
        Assert.Equal((0, 5, 6), (numbers.Single(n => n.Service == Day).Waiting, numbers.Single(n => n.Service == Day).Began, numbers.Single(n => n.Service == Day).MedianDays));
        Assert.StartsWith("access.", (await Circuit.Act<WaitReader, IReadOnlyList<WaitList>>(coordinator, reader => reader.Lists(Cancel))).Refusal?.Code, StringComparison.Ordinal);
        await Waiting("Later");
        Assert.NotNull(Assert.Single((await List()).Waiting).Expected);
    }

    [Fact]
    public async Task The_list_of_a_crisis_unit_counts_in_the_region_too()
    {
        for (var i = 0; i < 5; i++)
        {
            var taken = await Unit.Present($"Bedwachter{i}");
            await Circuit.Add(new WaitingEntry { OrganisationId = Unit.Organisation, Id = WaitingId.New(), ServiceId = Unit.Unit, ClientId = taken.Client.Client, FromAt = Circuit.Clock.Now });
        }

        var numbers = (await Circuit.Act<RegionalWaiting, IReadOnlyList<RegionalWait>>(Unit.Nurse, reader => reader.Read(Cancel))).Value;
        Assert.Equal(5, numbers.Single(n => n.Service == Unit.Unit).Waiting);
    }

    private async Task<(int? Waiting, int? Began)> Region(Hat hat) =>
        (await Circuit.Act<RegionalWaiting, IReadOnlyList<RegionalWait>>(hat, reader => reader.Read(Cancel))).Value.Single(n => n.Service == Day) is var line ? (line.Waiting, line.Began) : default;

    private async Task<ServiceId> Second()
    {
        var second = ServiceId.New();
        await Circuit.Add(new Service { OrganisationId = Unit.Organisation, Id = second, Kind = "cgg", Name = "Groepen", TeamId = Unit.Team });
        return second;
    }

    private async Task<(ClientKey Client, ServiceWaitId Id)> Waiting(string name)
    {
        var client = (await Unit.Present(name)).Client;
        Circuit.Clock.Now += Duration.FromMinutes(1);
        return (client, (await Enter(client, new() { Service = Day })).Value);
    }

    private Task<Outcome<ServiceWaitId>> Enter(ClientKey client, WaitForm form) => Do<EnterWait, ServiceWaitId>(enter => enter.Run(client, form, Cancel));

    private Task<Outcome<ServiceWaitId>> Act((ClientKey Client, ServiceWaitId Id) who, Func<WaitActs, Task<Outcome<ServiceWaitId>>> act) => Do(act);

    private async Task<WaitList> List() => (await Lists(Unit.Nurse)).Single(list => list.Service.Id == Day);

    private async Task<IReadOnlyList<WaitList>> Lists(Hat hat) => (await Circuit.Act<WaitReader, IReadOnlyList<WaitList>>(hat, reader => reader.Lists(Cancel))).Value;

    private async Task<WaitPage> Read((ClientKey Client, ServiceWaitId Id) who) => (await Do<WaitReader, WaitPage>(reader => reader.Read(who.Client, who.Id, Cancel))).Value;

    private async Task<IReadOnlyList<WaitedLine>> WaitedOn(LocalDate day) => (await Do<WaitReader, IReadOnlyList<WaitedLine>>(reader => reader.On(day, Cancel))).Value;
}
