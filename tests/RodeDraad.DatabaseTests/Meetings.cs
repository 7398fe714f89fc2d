using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.DatabaseTests;

/// <summary>Two houses of one region, a series of the second one, and a client of the first; what tests of consultations do again and again.</summary>
public abstract class Meetings(TestDatabase on) : UnitTests(on)
{
    protected static LocalDate Day => new(2026, 12, 8);

    /// <summary>The day of the series, a Tuesday two weeks on.</summary>
    protected static Instant At => LocalTimes.At(Day.At(new(10, 0))).Value;

    protected SmallUnit Other { get; private set; } = null!;

    /// <summary>Somebody of the other house.</summary>
    protected Hat Guest { get; private set; } = null!;

    protected Hat Manager { get; private set; } = null!;

    /// <summary>Who makes the copies.</summary>
    protected Hat Copier { get; set; } = null!;

    protected ClientKey Client { get; private set; }

    protected ConsultationMeetingId MeetingDay { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Other = await SmallUnit.Open(Circuit);
        await Circuit.Change(db => db.Set<Organisation>().ExecuteUpdateAsync(o => o.SetProperty(r => r.Region, "Kade")));
        Guest = await Other.Hire("Vera Vreemd", Role.CaseManager);
        Manager = await Unit.Hire("Maya Draad", Role.CaseManager);
        Copier = Manager;
        Client = (await Unit.Present("Kanariewinter")).Client;
        MeetingDay = await PlanDay();
    }

    protected Task<Outcome<TResult>> With<TOperation, TResult>(Func<TOperation, Task<Outcome<TResult>>> act)
        where TOperation : notnull => Circuit.Act(Manager, act);

    protected async Task<ConsultationMeetingId> PlanDay()
    {
        var series = (await Circuit.Act<SeriesActs, SeriesId>(Guest, acts => acts.Open(new() { Name = "Overleg Kade (fictief)", Rhythm = "monthly", Chair = "Vera Vreemd" }, Cancel))).Value;
        return (await Circuit.Act<SeriesActs, ConsultationMeetingId>(Guest, acts => acts.Plan(series, new() { At = At, Place = "Zaal 1" }, Cancel))).Value;
    }

    protected async Task<ConsultationId> Propose() =>
        (await With<ProposeConsultation, ConsultationId>(propose => propose.Run(Client, new() { Criteria = ["several-services"], Why = "Vier diensten, niemand houdt het overzicht" }, Cancel))).Value;

    protected Task<Outcome<InvitedId>> Inviting(ConsultationId id, InvitedForm form) => With<AskForConsultation, InvitedId>(ask => ask.Invite(Client, id, form, Cancel));

    protected async Task<InvitedId> Invite(ConsultationId id, InvitedForm form) => (await Inviting(id, form)).Value;

    protected Task<Outcome<InvitedId>> Say(ConsultationId id, InvitedId who, string answer) => With<AskForConsultation, InvitedId>(async ask =>
        await ask.Answer(Client, id, who, new() { Answer = answer, Way = "talk", Version = (await Page(id)).Invited.Single(i => i.Id == who).Version }, Cancel));

    /// <summary>Invited, with the client's yes.</summary>
    protected async Task<InvitedId> Yes(ConsultationId id, InvitedForm form)
    {
        var who = await Invite(id, form);
        Assert.Null((await Say(id, who, "yes")).Refusal);
        return who;
    }

    protected Task<InvitedId> GuestMayCome(ConsultationId id) => Yes(id, new() { Kind = "service", House = Other.Organisation, Name = "Vera Vreemd" });

    protected async Task<ConsultationPage> Page(ConsultationId id) => (await With<ConsultationReader, ConsultationPage>(reader => reader.Read(Client, id, Cancel))).Value;

    protected async Task<Outcome<ConsultationId>> Agenda(ConsultationId id, params ConsultationPoint[] points)
    {
        var version = (await Page(id)).Head.Version;
        return await With<SetAgenda, ConsultationId>(set => set.Run(Client, id, new() { Meeting = MeetingDay, Points = points.Length > 0 ? points : [new("housing", "Waar kan zij wonen?")], Version = version }, Cancel));
    }

    protected async Task<Outcome<ConsultationId>> Decide(ConsultationId id, InvitedId who, string what = "Belt het OCMW", string strategy = "Eerst wonen")
    {
        var version = (await Page(id)).Head.Version;
        return await With<DecideConsultation, ConsultationId>(decide => decide.Run(
            Client,
            id,
            new() { Strategy = strategy, Tasks = [new() { What = what, Who = who, UntilOn = Day.PlusDays(7) }], Follower = who, NextOn = Day.PlusDays(28), Present = [who], Version = version },
            Cancel));
    }

    protected Task<Outcome<MinutesPartId>> Write(ConsultationId id, string category, string text, Hat? by = null) =>
        Circuit.Act<WriteMinutes, MinutesPartId>(by ?? Manager, write => write.Run(Client, id, new() { Category = category, Text = text }, Cancel));

    protected Task<Outcome<OpenToMePage>> Open(Hat hat, InvitedId who) => Circuit.Act<OpenToMe, OpenToMePage>(hat, mine => mine.Read(who, Cancel));

    protected async Task<IReadOnlyList<OpenToMeLine>> OpenTo(Hat hat) => (await Circuit.Act<OpenToMe, IReadOnlyList<OpenToMeLine>>(hat, mine => mine.Read(Cancel))).Value;

    protected Task<Outcome<MinutesCopyId>> Copy(ConsultationId id, InvitedId who) => Circuit.Act<GiveMinutes, MinutesCopyId>(Copier, give => give.Run(Client, id, new() { For = who, Language = "nl" }, Cancel));

    protected async Task<MinutesPaper> Paper(ConsultationId id, InvitedId who)
    {
        var copy = (await Copy(id, who)).Value;
        return (await Circuit.Act<GiveMinutes, GivenMinutes>(Copier, give => give.Read(Client, id, copy, Cancel))).Value.Paper;
    }

    protected async Task<InvitedId> Self(ConsultationId id) => (await Page(id)).Invited.Single(i => i.Kind == "client").Id;

    protected Task<T> Of<T>(Hat hat, Func<IServiceProvider, Task<T>> act) => Circuit.As(hat, act);

    protected Task<IReadOnlyList<JusticeMeetingLine>> ForJustice(Hat hat) => Of(hat, scope => scope.GetRequiredService<JusticeConsultations>().Read(Cancel));
}
