using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class ReferralOnSqlite() : ReferralTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ReferralOnPostgres() : ReferralTests(new PostgresTestDatabase());

/// <summary>A client who is referred to a service of another house, from the question to the arrival.</summary>
public abstract class ReferralTests(TestDatabase on) : ReferralWork(on)
{
    [Fact]
    public async Task A_referral_goes_from_the_draft_to_the_arrival_and_the_loop_closes()
    {
        var draft = (await Write(Asked with { Send = false, SaidYes = false })).Value;
        Assert.Equal(["referrals.yes-needed SaidYes", "referrals.no-consent Service"], Told(await With<WriteReferral, ReferralId>(write => write.Run(Client, draft, Asked with { SaidYes = false }, Cancel))));
        await Consent();
        Assert.Equal(draft, (await With<WriteReferral, ReferralId>(write => write.Run(Client, draft, Asked, Cancel))).Value);

        var waits = Assert.Single(await Inbox());
        Assert.Equal((ReferralState.Sent, null, "see", 3), (waits.Line.State, waits.Client, waits.Line.Next.Step, waits.Line.DaysLeft));
        var open = await Open(draft);
        Assert.Equal(("", "Wil stoppen met drinken", "An Peeters", new LocalDate(1984, 2, 29)), (open.Closed, open.Question, open.Content.Name, open.Content.BirthDate));
        Assert.Equal(ReferralState.Seen, (await Sent(draft)).Line.State);
        Assert.Empty(Told(await Answer(draft, new() { Act = "accept", Note = "Welkom" })));
        Assert.Empty(Told(await Course(course => course.Arrive(draft, new(), Cancel))));

        var page = await Sent(draft);
        Assert.Equal((ReferralState.Started, "give-feedback", 21, Date), (page.Line.State, page.Line.Next.Step, page.Line.DaysLeft, page.Line.StartedOn));
        Assert.Equal("Draft Send See Accept Arrive", string.Join(' ', page.Steps.Select(step => step.Act)));
        Assert.Equal(("Nele Nachtegaal", "Welkom"), (page.Steps[3].By, page.Steps[3].Said));
        Assert.Equal(["outpatient", "referral"], await Relations());
        Assert.Equal(["referral"], await Circuit.Look(db => db.Set<ClientThread>().Select(t => t.Basis).ToListAsync(Cancel)));
        Assert.Empty(await Inbox());
        Circuit.Clock.Now += Duration.FromDays(15);
        Assert.Equal("An Peeters", Assert.Single(await Inbox()).Client?.Name);
        Assert.Empty(Told(await Course(course => course.Feedback(draft, new() { How = "on-course", Note = "Komt elke week", Wish = "Bel de huisarts" }, Cancel))));
        Assert.Equal(("on-course", "Bel de huisarts", "end"), ((page = await Sent(draft)).Line.Feedback, page.Wish, page.Line.Next.Step));
        Assert.Empty(Told(await With<EndReferral, ReferralId>(end => end.End(Client, draft, "", Cancel))));
        Assert.Empty(await Mine());
    }

    [Fact]
    public async Task What_was_referred_counts_in_the_gaps_of_the_region_from_five_on()
    {
        await Circuit.Change(db => db.Set<Organisation>().ExecuteUpdateAsync(o => o.SetProperty(r => r.Region, "Kade"), Cancel));
        await Circuit.Change(db => db.Set<Service>().Where(s => s.Id == There.Unit).ExecuteUpdateAsync(s => s.SetProperty(r => r.Region, "Elders"), Cancel));
        await Circuit.Act<EditOffer, int>(There.Psychiatrist with { Leads = true }, edit => edit.Run(There.Unit, new() { Modules = ["outreaching"] }, 0, Cancel));
        var last = await Send();
        for (var more = 1; more < 4; more++)
        {
            last = await Again(last);
        }

        Assert.Equal((null, null, 0), await Counted(Manager));
        await Again(last);
        Assert.Equal((5, null, 5), await Counted(await Unit.Hire("Cora Coördinator", Role.NetworkCoord)));

        async Task<ReferralId> Again(ReferralId open)
        {
            Assert.Empty(Told(await Answer(open, new() { Act = "refuse", Reason = "no-place" })));
            return (await Write(Asked)).Value;
        }

        async Task<(int? Referrals, int? Refused, int? OutOfRegion)> Counted(Hat hat)
        {
            var view = (await Circuit.Act<GapReader, GapView>(hat, gaps => gaps.Read(new(), Cancel))).Value;
            var module = view.Demand.Single(m => m.Module == "outreaching");
            return (module.Referrals, module.Refused, module.Referrals is null ? 0 : view.Referrals.OutOfRegion);
        }
    }

    [Fact]
    public async Task Each_opening_is_recorded_with_the_client_as_a_disclosure()
    {
        var id = await Send();
        await Open(id);
        await Open(id);

        var told = (await Circuit.Audit()).FindAll(a => a.Client == Client.Client.Value && a.Organisation == There.Organisation.Value);
        Assert.All(told, a => Assert.Equal(("disclose", $"account/{There.Nurse.Account.Value}", "page", $"referral/{id.Value}", 0), (a.Event, a.Recipient, a.HowSent, a.Record, a.Outcome)));
        Assert.Equal(2, told.Count);
        Assert.Contains(await Circuit.Audit(), a => a.Recipient == $"organisation/{There.Organisation.Value}" && a.ContentHash.Length == 64);
        var looks = (await With<WhoLooked, IReadOnlyList<Look>>(who => who.Read(Client, null, Cancel))).Value;
        Assert.Equal(2, looks.Count(look => look.Event == "disclose"));
    }

    [Fact]
    public async Task What_was_taken_back_is_closed_at_once_and_takes_no_answer()
    {
        var id = await Send();
        await Open(id);
        Assert.Empty(Told(await With<EndReferral, ReferralId>(end => end.Withdraw(Client, id, "Wil toch niet", Cancel))));

        var open = await Open(id);
        Assert.Equal(("referrals.withdrawn", "", ""), (open.Closed, open.Question, open.Content.Name));
        Assert.DoesNotContain(open.Steps, step => step.Said.Length > 0);
        Assert.Equal(["referrals.withdrawn"], Told(await Answer(id, new() { Act = "accept" })));
        Assert.Equal(["referrals.withdrawn"], Told(await Course(course => course.Arrive(id, new(), Cancel))));
        Assert.Empty(await Inbox());
        Assert.Equal("Wil toch niet", (await Sent(id)).Steps[^1].Said);
    }

    [Fact]
    public async Task Without_a_running_consent_the_service_reads_nothing_and_can_only_refuse()
    {
        var consent = await Consent();
        var id = (await Write(Asked)).Value;
        Assert.Null((await With<ConsentActs, ConsentId>(acts => acts.Withdraw(Client, consent, "phone", Cancel))).Refusal);

        var open = await Open(id);
        Assert.Equal(("referrals.consent-over", "", ReferralState.Sent), (open.Closed, open.Question, open.Line.State));
        Assert.Equal(["referrals.consent-over"], Told(await Answer(id, new() { Act = "accept" })));
        Assert.False((await Sent(id)).Consent);
        Assert.Empty(Told(await Answer(id, new() { Act = "refuse", Reason = "other" })));
    }

    [Fact]
    public async Task A_refusal_comes_with_its_reason_and_another_way_and_is_remembered_when_one_looks_again()
    {
        var id = await Send();
        Assert.Equal(["field-needed Reason"], Told(await Answer(id, new() { Act = "refuse" })));
        Assert.Equal(["field-needed Act"], Told(await Answer(id, new())));
        Assert.Equal(["referrals.in-the-past ExpectedOn"], Told(await Answer(id, new() { Act = "wait", ExpectedOn = Date.PlusDays(-1) })));
        Assert.Empty(Told(await Answer(id, new() { Act = "refuse", Reason = "no-place", Alternative = Unit.Unit, Note = "Vol tot maart" })));

        var page = await Sent(id);
        Assert.Equal(("no-place", "Crisiseenheid Proef", "choose-other"), (page.Line.Refusal, page.Alternative?.Name, page.Line.Next.Step));
        Assert.Equal(["referrals.answered"], Told(await Answer(id, new() { Act = "accept" })));
        Assert.Equal(0, await Circuit.Look(db => db.Set<Client>().CountAsync(c => c.OrganisationId == There.Organisation, Cancel)));
        var found = (await With<FindService, FoundServices>(find => find.Run(Client, new(), Cancel))).Value;
        var reason = Assert.Single(found.Candidates.Single(c => c.Offer.Service == There.Unit).Reasons, reason => reason.Code == "earlier");
        Assert.Equal<object>(["refused", Date, "no-place"], reason.Facts);
    }

    [Fact]
    public async Task Whoever_does_not_come_is_looked_for_the_next_working_day()
    {
        var held = await Begin();
        var id = await Send();
        Assert.Empty(Told(await Answer(id, new() { Act = "plan-intake", IntakeAt = Circuit.Clock.Now + Duration.FromDays(3) })));
        Assert.Equal(Date.PlusDays(3), (await Sent(id)).Line.DueOn);
        Circuit.Clock.Now += Duration.FromDays(3); // a Friday

        Assert.Empty(Told(await Course(course => course.Miss(id, "Niet gezien", Cancel))));

        var task = await Circuit.Look(db => db.Set<CaseTask>().SingleAsync(t => t.Kind == "outreach", Cancel));
        Assert.Equal((held, Manager.Account, new LocalDate(2026, 11, 30)), (task.CaseId, task.Carer, task.DueOn));
        Assert.Equal((ReferralState.NoShow, new LocalDate(2026, 11, 30), ReferralSide.Sender), ((await Sent(id)).Line.State, (await Sent(id)).Line.DueOn, (await Sent(id)).Line.Next.Side));
    }

    [Fact]
    public async Task When_one_of_several_begins_the_others_are_taken_back_with_one_act()
    {
        var third = await SmallUnit.Open(Circuit);
        var begun = await Send();
        await Consent(third.Organisation);
        var other = (await Write(Asked with { Service = third.Unit })).Value;
        Assert.Equal(["referrals.already-asked Service"], Told(await Write(Asked)));
        await Answer(begun, new() { Act = "accept" });
        Assert.Equal("referrals.wrong-step", (await With<EndReferral, int>(end => end.WithdrawOthers(Client, begun, Cancel))).Refusal?.Code);
        await Course(course => course.Arrive(begun, new(), Cancel));

        Assert.Equal(1, (await Sent(begun)).Others);
        Assert.Equal(1, (await With<EndReferral, int>(end => end.WithdrawOthers(Client, begun, Cancel))).Value);
        Assert.Equal((ReferralState.Withdrawn, 0), ((await Sent(other)).Line.State, (await Sent(begun)).Others));
    }

    [Fact]
    public async Task With_the_question_alone_nobody_has_a_name_until_somebody_comes()
    {
        var id = await Send(Asked with { Level = "question" });
        var open = await Open(id);
        Assert.Equal(("", "female", 42), (open.Content.Name, open.Content.Sex, open.Content.Age));
        Assert.Empty(Told(await Answer(id, new() { Act = "accept" })));
        Assert.Equal(["referrals.who-came FamilyName"], Told(await Course(course => course.Arrive(id, new(), Cancel))));

        Assert.Empty(Told(await Course(course => course.Arrive(id, new() { Client = new() { FamilyName = "Peeters", GivenName = "An" } }, Cancel))));

        Assert.Equal(["outpatient", "referral"], await Relations());
    }

    [Fact]
    public async Task Someone_who_was_there_before_is_pointed_out_and_keeps_one_record()
    {
        var known = (await There.Present()).Client;
        var id = await Send();

        Assert.Equal(known.Client, Assert.Single((await Open(id)).Candidates).Id);
        Assert.Equal(["clients.unknown ExistingClient"], Told(await Answer(id, new() { Act = "accept", ExistingClient = ClientId.New() })));
        Assert.Empty(Told(await Answer(id, new() { Act = "accept", ExistingClient = known.Client })));

        Assert.Equal(known.Client, (await Open(id)).Client?.Id);
        Assert.Equal(1, await Circuit.Look(db => db.Set<Client>().CountAsync(c => c.OrganisationId == There.Organisation, Cancel)));
    }

    [Fact]
    public async Task Nobody_else_reads_it()
    {
        var id = await Send();
        var (otherTeam, third) = (await There.Hire("Tom Team", Role.CrisisNurse, await There.AddTeam("Ander team")), await SmallUnit.Open(Circuit));
        foreach (var stranger in new[] { otherTeam, third.Nurse, Manager })
        {
            Assert.Equal("referrals.unknown", (await Circuit.Act<OpenReferral, ReceivedReferral>(stranger, open => open.Run(id, Cancel))).Refusal?.Code);
            Assert.Empty((await Circuit.Act<ReferralLists, IReadOnlyList<ReceivedLine>>(stranger, lists => lists.Received(Cancel))).Value);
        }

        foreach (var role in new[] { Role.NetworkCoord, Role.SysAdmin, Role.Researcher, Role.Justice, Role.Auditor })
        {
            var hat = await There.Hire($"Iemand {role}", role);
            Assert.StartsWith("access.", (await Circuit.Act<ReferralLists, IReadOnlyList<ReceivedLine>>(hat, lists => lists.Received(Cancel))).Refusal?.Code, StringComparison.Ordinal);
            Assert.StartsWith("access.", (await Circuit.Act<ReferralLists, IReadOnlyList<OwnReferral>>(hat, lists => lists.Sent(Cancel))).Refusal?.Code, StringComparison.Ordinal);
            Assert.StartsWith("access.", (await Circuit.Act<OpenReferral, ReceivedReferral>(hat, open => open.Run(id, Cancel))).Refusal?.Code, StringComparison.Ordinal);
            Assert.StartsWith("access.", (await Circuit.Act<AnswerReferral, ReferralId>(hat, answer => answer.Run(id, new() { Act = "accept" }, Cancel))).Refusal?.Code, StringComparison.Ordinal);
            Assert.StartsWith("access.", (await Circuit.Act<WaitReader, IReadOnlyList<WaitList>>(hat, reader => reader.Lists(Cancel))).Refusal?.Code, StringComparison.Ordinal);
        }

        Assert.StartsWith("access.", (await Circuit.Act<ReferralReader, ReferralPage>(There.Nurse, reader => reader.Read(Client, id, Cancel))).Refusal?.Code, StringComparison.Ordinal);
        var office = (await Circuit.Act<OpenReferral, ReceivedReferral>(There.Office, open => open.Run(id, Cancel))).Value;
        Assert.Equal(("referrals.not-for-you", "", "", ReferralState.Sent), (office.Closed, office.Question, office.Content.Name, office.Line.State));
    }

    [Fact]
    public async Task Between_two_houses_it_is_counted_what_was_sent_answered_in_time_and_accepted()
    {
        var third = await SmallUnit.Open(Circuit);
        var id = await Send();
        await Consent(third.Organisation);
        Assert.Empty(Told(await Write(Asked with { Service = third.Unit })));
        Circuit.Clock.Now += Duration.FromDays(4);
        await Answer(id, new() { Act = "wait", ExpectedOn = Date.PlusDays(9) });
        Circuit.Clock.Now += Duration.FromDays(9);
        await Answer(id, new() { Act = "refuse", Reason = "no-place" });

        Task<IReadOnlyList<ReferralFigure>> Figures(int days) => Circuit.Look(db => Circuit.Get<IReferralFigures>().Read(db, new([Unit.Organisation, There.Organisation], Date.PlusDays(-30), Date.PlusDays(1), days), Cancel));
        Assert.Equal([new(Unit.Organisation, There.Organisation, 1, 1, 1, 0)], await Figures(4));
        Assert.Equal([new(Unit.Organisation, There.Organisation, 1, 1, 0, 0)], await Figures(3));
        Assert.Equal(2, (await Circuit.Look(db => Circuit.All<IActivityNumbers>().Single(n => n.Kind == "referrals").ByHouse(db, [Unit.Organisation], Afternoon, Circuit.Clock.Now, Cancel)))[Unit.Organisation]);
    }

    [Fact]
    public async Task Of_many_who_answer_at_once_exactly_one_wins()
    {
        await Consent();
        var ids = Enumerable.Range(0, 25).Select(_ => ReferralId.New()).ToList();
        await Circuit.Add([.. ids.Select(id => new Referral { OrganisationId = Client.Organisation, Id = id, ClientId = Client.Client, ToHouse = There.Organisation, ToService = There.Unit, State = "sent", Steps = 2, Level = "question", Responsible = Manager.Account, SentAt = Circuit.Clock.Now, DueOn = Date })]);

        var outcomes = await Task.WhenAll(ids.SelectMany(id => Enumerable.Range(0, 8).Select(worker => Task.Run(() => Answer(id, worker % 2 == 0 ? new() { Act = "accept" } : new() { Act = "refuse", Reason = "no-place" })))));

        Assert.Equal(25, outcomes.Count(outcome => outcome.Refusal is null));
        Assert.All(outcomes.Where(outcome => outcome.Refusal is not null), outcome => Assert.Contains(outcome.Refusal!.Code, new[] { "referrals.answered", "referrals.answered-meanwhile" }));
        Assert.Equal(25, await Count<ReferralStep>());
        Assert.True(await Circuit.Look(db => db.Set<Referral>().AllAsync(r => db.Set<ReferralStep>().Single(s => s.ReferralId == r.Id).State == r.State, Cancel)));
    }

    [Fact]
    public async Task It_stands_in_the_copy_of_the_record_and_goes_with_it()
    {
        var id = await Send();
        await Answer(id, new() { Act = "accept", Note = "Welkom" });
        var entries = (await Circuit.As(Manager, scope => ((Door)scope.GetService(typeof(Door))!).Read<IReadOnlyList<RecordEntry>>(
            new(Act.Read, Cat.Plan, Client),
            async session => await Circuit.All<IRecordPart>().OfType<ReferralRecord>().Single().Full(session, Client.Organisation, [Client.Client], Cat.Plan, Cancel),
            Cancel))).Value;
        Assert.Equal(["referrals.one", "referrals.step"], entries.Select(entry => entry.Title));
        Assert.Contains(entries[0].Facts, fact => fact is { Label: "referrals.question", Value: "Wil stoppen met drinken" });
        Assert.Contains(entries[1].Facts, fact => fact is { Label: "form.note", Value: "Welkom" });

        var rooms = Circuit.All<IClientRecords>().OfType<ReferralRecords>().Single();
        await Circuit.Change(db => rooms.Forget(db, Client, Circuit.Clock.Now, Cancel));
        var bare = await Circuit.Look(db => db.Set<Referral>().SingleAsync(Cancel));
        Assert.Equal(("withdrawn", true, true, null), (bare.State, bare.Question.IsEmpty, bare.Content.IsEmpty, bare.ReceiverClient));
        Assert.Equal("referrals.withdrawn", (await Open(id)).Closed);
        await Circuit.Change(db => rooms.Drop(db, Client, Cancel));
        Assert.Equal((0, 0), (await Count<Referral>(), await Count<ReferralStep>()));
    }
}
