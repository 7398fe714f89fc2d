using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class WaitingOnSqlite() : WaitingTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class WaitingOnPostgres() : WaitingTests(new PostgresTestDatabase());

public abstract class WaitingTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task Who_waits_longest_comes_first_unless_a_place_was_given_with_a_reason()
    {
        var (first, one) = await Waits("Eerst");
        var (_, two) = await Waits("Tweede");
        var (third, three) = await Waits("Derde");

        Assert.Equal([one, two, three], (await Board()).Waiting.Select(w => w.Id));
        Assert.Equal(["field-needed Reason"], Told(await Order(third, three, -1, " ")));
        Assert.Equal(["number-unreadable Position", "text.too-long Reason"], Told(await Order(third, three, 1_001, new('r', 1_001))));
        Assert.Empty(Told(await Order(third, three, -1, "Zwanger")));
        Assert.Empty(Told(await Order(first, one, 5, "Wil liever later")));

        Assert.Equal([(three, "Zwanger"), (two, ""), (one, "Wil liever later")], (await Board()).Waiting.Select(w => (w.Id, w.Reason)));
    }

    [Fact]
    public async Task A_place_is_not_passed_on_before_the_others_were_called()
    {
        var (first, one) = await Waits("Eerst");
        var (second, two) = await Waits("Tweede");
        var newcomer = (await Unit.Present("Nieuw")).Client;

        Assert.Equal(("waiting.call-first", "PassedOver", 2), Asked(await Unit.Admit(newcomer, Unit.Beds[0])));
        Assert.Equal(("waiting.call-first", "PassedOver", 1), Asked(await Unit.Admit(second, Unit.Beds[0])));
        Assert.Empty(Told(await Bridge(first, one, "not-reached")));
        Assert.Equal(1, Asked(await Unit.Admit(newcomer, Unit.Beds[0])).Before);
        Assert.Empty(Told(await Bridge(second, two, "reached")));
        Assert.Empty(Told(await Unit.Admit(newcomer, Unit.Beds[0])));
    }

    [Fact]
    public async Task A_call_of_yesterday_is_no_call_and_a_reason_passes_over()
    {
        var (first, one) = await Waits("Eerst");
        var newcomer = (await Unit.Present("Nieuw")).Client;
        await Bridge(first, one, "reached");
        Circuit.Clock.Now += Duration.FromHours(24);

        Assert.Equal("waiting.call-first", (await Unit.Admit(newcomer, Unit.Beds[0])).Refusal?.Code);
        var passed = await Do<AdmitToBed, StayId>(admit => admit.Run(newcomer, new() { Bed = Unit.Beds[0], PassedOver = "Levensgevaar" }, Cancel));

        Assert.Null(passed.Refusal);
        Assert.Equal([one], (await Board()).Waiting.Select(w => w.Id));
    }

    [Fact]
    public async Task Whoever_is_first_is_admitted_and_waits_no_more()
    {
        var (first, one) = await Waits("Eerst");
        await Waits("Tweede");
        Circuit.Clock.Now += Duration.FromHours(5);

        Assert.Empty(Told(await Unit.Admit(first, Unit.Beds[0])));

        Assert.DoesNotContain(one, (await Board()).Waiting.Select(w => w.Id));
        var entry = await Circuit.Look(db => db.Set<WaitingEntry>().SingleAsync(w => w.Id == one, Cancel));
        Assert.Equal((Afternoon + Duration.FromHours(5), "admitted"), (entry.UntilAt, entry.EndReason));
    }

    [Fact]
    public async Task A_bridging_contact_is_seen_on_the_board_and_its_mistakes_are_told()
    {
        var (client, id) = await Waits("Eerst");

        Assert.Equal(
            ["field-needed Way", "code-unknown Outcome", "text.too-long Note"],
            Told(await Do<WaitingActs, WaitingId>(acts => acts.Bridge(client, id, new() { Way = "", Outcome = "x", Note = new('n', 100_000) }, Cancel))));
        Assert.Null((await Board()).Waiting[0].LastContactAt);
        Assert.Empty(Told(await Bridge(client, id, "message-left")));
        Assert.Equal(Afternoon, (await Board()).Waiting[0].LastContactAt);
    }

    [Fact]
    public async Task Today_asks_to_call_whoever_was_not_called_for_two_days()
    {
        var (client, id) = await Waits("Eerst");
        await Waits("Tweede");
        Circuit.Clock.Now += Duration.FromDays(1);
        await Bridge(client, id, "reached");
        Circuit.Clock.Now += Duration.FromDays(1) + Duration.FromSeconds(1);

        var toCall = (await Do<Today, TodayPage>(today => today.Read(Cancel))).Value.ToCall;

        Assert.Equal(["An Tweede"], toCall.Select(w => w.Client.Name));
    }

    [Fact]
    public async Task Waiting_ends_once_with_a_reason()
    {
        var (client, id) = await Waits("Eerst");

        Assert.Equal(["field-needed EndReason"], Told(await End(client, id, "")));
        Assert.Empty(Told(await End(client, id, "withdrew")));
        Assert.Equal(["waiting.unknown"], Told(await End(client, id, "withdrew")));
        Assert.Equal(["waiting.unknown"], Told(await Bridge(client, id, "reached")));
        Assert.Empty((await Board()).Waiting);
    }

    [Fact]
    public async Task The_entry_of_another_client_is_unknown()
    {
        var (_, id) = await Waits("Eerst");
        var other = (await Unit.Present("Ander")).Client;

        Assert.Equal(["waiting.unknown"], Told(await End(other, id, "withdrew")));
        Assert.Single((await Board()).Waiting);
    }

    private static (string? Code, string? Field, object? Before) Asked(Outcome<StayId> outcome) =>
        (outcome.Refusal?.Code, outcome.Refusal?.Field, outcome.Refusal?.Facts[0]);

    private async Task<(ClientKey Client, WaitingId Id)> Waits(string name)
    {
        var taken = await Unit.Present(name);
        Assert.Empty(Told(await Do<DecidePresentation, PresentationId>(decide => decide.Run(taken.Client, taken.Id, new() { Decision = "waiting-list", Version = 1 }, Cancel))));
        var id = await Circuit.Look(db => db.Set<WaitingEntry>().Where(w => w.ClientId == taken.Client.Client).Select(w => w.Id).SingleAsync(Cancel));
        var from = Afternoon - Duration.FromHours(1) + Duration.FromMinutes(await Count<WaitingEntry>());
        await Circuit.Change(db => db.Set<WaitingEntry>().Where(w => w.Id == id).ExecuteUpdateAsync(set => set.SetProperty(w => w.FromAt, from), Cancel));
        return (taken.Client, id);
    }

    private Task<Outcome<WaitingId>> Order(ClientKey client, WaitingId id, int position, string reason) =>
        Do<WaitingActs, WaitingId>(acts => acts.Order(client, id, position, reason, Cancel));

    private Task<Outcome<WaitingId>> Bridge(ClientKey client, WaitingId id, string outcome) =>
        Do<WaitingActs, WaitingId>(acts => acts.Bridge(client, id, new() { Outcome = outcome }, Cancel));

    private Task<Outcome<WaitingId>> End(ClientKey client, WaitingId id, string reason) =>
        Do<WaitingActs, WaitingId>(acts => acts.End(client, id, reason, Cancel));

    private async Task<Board> Board() => (await Do<BedBoard, Board>(board => board.Read(null, Cancel))).Value;
}
