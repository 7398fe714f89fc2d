using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class NobodyForgottenOnSqlite() : NobodyForgottenTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class NobodyForgottenOnPostgres() : NobodyForgottenTests(new PostgresTestDatabase());

/// <summary>What lies between two acts falls to nobody, unless the list of the day says so.</summary>
public abstract class NobodyForgottenTests(TestDatabase on) : UnitTests(on)
{
    [Theory]
    [InlineData("reached")]
    [InlineData("refused")]
    [InlineData("died")]
    public async Task Whoever_was_spoken_with_refuses_or_died_is_not_looked_for(string outcome)
    {
        var (client, stay) = await Left();
        Circuit.Clock.Now += Duration.FromDays(1);

        Assert.Empty(Told(await Close(client, await Of(client, stay, "first-contact"), outcome)));
        Assert.False(await Circuit.Look(db => db.Set<FollowUp>().AnyAsync(f => f.Kind == "outreach", Cancel)));
    }

    [Fact]
    public async Task Nobody_is_called_any_more_about_somebody_who_died()
    {
        var (client, stay) = await Left();
        Circuit.Clock.Now += Duration.FromDays(1);
        Assert.Empty(Told(await Close(client, await Of(client, stay, "first-contact"), "died")));
        Assert.Equal(["died", "died"], await Circuit.Look(db => db.Set<FollowUp>().Select(f => f.Outcome).ToListAsync(Cancel)));

        var other = (await Unit.Present("Later")).Client;
        var otherStay = (await Unit.Admit(other, Unit.Beds[2])).Value;
        var form = new DischargeForm { EndReason = "deceased", NoDestinationReason = "deceased", Version = 1 };
        Assert.Empty(Told(await Do<DischargeClient, StayId>(discharge => discharge.Run(other, otherStay, form, Cancel))));
        Assert.False(await Circuit.Look(db => db.Set<FollowUp>().AnyAsync(f => f.ClosedAt == null, Cancel)));
    }

    [Fact]
    public async Task A_renewed_rating_is_not_done_by_a_talk_without_ratings()
    {
        var (client, stay) = await Left();
        Circuit.Clock.Now += Duration.FromDays(1);
        var rating = await Of(client, stay, "renewed-ctrs");

        Assert.Equal(["follow-ups.rating-needed Danger"], Told(await Close(client, rating, "reached")));
        Assert.Empty(Told(await Close(client, rating, "no-show")));
    }

    [Fact]
    public async Task Whoever_calls_reads_whom_since_when_and_what_was_tried()
    {
        var (client, stay) = await Left();
        Circuit.Clock.Now += Duration.FromDays(2);
        await Close(client, await Of(client, stay, "first-contact"), "message-left");
        var outreach = await Of(client, stay, "outreach");

        var read = (await Do<FollowUpReader, FollowUpToDo>(reader => reader.Read(client, outreach, Cancel))).Value;

        Assert.Equal(("An Peeters", "outreach", 2, "Nele Nachtegaal", Afternoon), (read.Client.Name, read.Kind, read.DaysLeft, read.Carer, read.Since));
        Assert.Equal([("first-contact", "message-left")], read.Earlier.Select(f => (f.Kind, f.Outcome)));
        Assert.Equal($"follow-up/{outreach.Value}", (await Circuit.Audit())[^1].Record);
        Assert.Equal("access.R1", (await Do<FollowUpReader, FollowUpToDo>(reader => reader.Read(client, FollowUpId.New(), Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task Whoever_calls_somebody_who_waits_reads_the_calls_before()
    {
        var (client, presentation) = await Decided("waiting-list");
        var entry = await Circuit.Look(db => db.Set<WaitingEntry>().Select(w => w.Id).SingleAsync(Cancel));
        await Do<WaitingActs, WaitingId>(waiting => waiting.Bridge(client, entry, new() { Outcome = "message-left", Note = "belt terug" }, Cancel));

        var read = (await Do<WaitingReader, WaitingClient>(reader => reader.Read(client, entry, Cancel))).Value;
        var office = (await Circuit.Act<WaitingReader, WaitingClient>(Unit.Office, reader => reader.Read(client, entry, Cancel))).Value;

        Assert.Equal([("message-left", "Nele Nachtegaal", "belt terug")], read.Contacts.Select(c => (c.Outcome, c.By, c.Note)));
        Assert.Equal("", Assert.Single(office.Contacts).Note);
        Assert.NotEqual(default, presentation);
    }

    [Fact]
    public async Task Whoever_was_to_be_admitted_stays_on_the_list_of_the_day_until_there_is_a_bed()
    {
        var (client, presentation) = await Decided("admit");
        Circuit.Clock.Now += Duration.FromDays(2);

        var expected = (await Today()).Undecided;
        await Unit.Admit(client, Unit.Beds[0]);

        Assert.Equal((presentation, "admit"), (Assert.Single(expected).Id, expected[0].Decision));
        Assert.Empty((await Today()).Undecided);
    }

    [Fact]
    public async Task A_stay_past_the_maximum_asks_why_before_it_ends()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0], Afternoon - Duration.FromDays(6))).Value;
        var form = new DischargeForm { EndReason = "end-of-programme", Destinations = ["ambulatory-treatment"], Version = 1 };

        Task<Outcome<StayId>> Discharge(DischargeForm said) => Do<DischargeClient, StayId>(discharge => discharge.Run(client, stay, said, Cancel));

        Assert.Equal(["stays.overstay-needs-reason OverstayReason"], Told(await Discharge(form)));
        Assert.Empty(Told(await Discharge(form with { UntilAt = Afternoon - Duration.FromDays(2), OverstayReason = "" })));
    }

    [Fact]
    public async Task The_reason_that_is_given_at_departure_is_kept_with_the_stay()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0], Afternoon - Duration.FromDays(6))).Value;

        await Do<DischargeClient, StayId>(discharge => discharge.Run(
            client, stay, new() { EndReason = "end-of-programme", Destinations = ["ambulatory-treatment"], OverstayReason = "somatic", Version = 1 }, Cancel));

        Assert.Equal("somatic", (await Page(client, stay)).Times.OverstayReason);
    }

    private async Task<(ClientKey Client, PresentationId Presentation)> Decided(string decision)
    {
        var taken = await Unit.Present();
        var decided = await Circuit.Act<DecidePresentation, PresentationId>(
            Unit.Psychiatrist, decide => decide.Run(taken.Client, taken.Id, new() { Decision = decision, Version = 1 }, Cancel));
        Assert.Empty(Told(decided));
        return (taken.Client, taken.Id);
    }

    private async Task<(ClientKey Client, StayId Stay)> Left()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0], Afternoon - Duration.FromDays(4))).Value;
        await Unit.Discharge(client, stay);
        return (client, stay);
    }

    private async Task<FollowUpId> Of(ClientKey client, StayId stay, string kind) => (await Page(client, stay)).FollowUps.Single(f => f.Kind == kind).Id;

    private Task<Outcome<FollowUpId>> Close(ClientKey client, FollowUpId id, string outcome) =>
        Do<CloseFollowUp, FollowUpId>(close => close.Run(client, id, new() { Outcome = outcome, Version = 1 }, Cancel));

    private async Task<TodayPage> Today() => (await Do<Today, TodayPage>(today => today.Read(Cancel))).Value;

    private async Task<StayPage> Page(ClientKey client, StayId stay) => (await Do<StayReader, StayPage>(reader => reader.Read(client, stay, Cancel))).Value;
}
