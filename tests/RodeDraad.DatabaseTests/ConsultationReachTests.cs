using System.Text;
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

public sealed class ConsultationReachOnSqlite() : ConsultationReachTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ConsultationReachOnPostgres() : ConsultationReachTests(new PostgresTestDatabase());

/// <summary>What leaves the house of a consultation: to participants, on copies, to a justice assistant, as numbers; and what does not.</summary>
public abstract class ConsultationReachTests(TestDatabase on) : Meetings(on)
{
    [Fact]
    public async Task A_participant_of_another_house_reads_what_the_client_said_yes_to_in_its_days_and_the_client_sees_it()
    {
        var id = await Propose();
        var guest = await GuestMayCome(id);
        var colleague = await Other.Hire("Wim Wijs", Role.CaseManager);
        await Agenda(id);
        Assert.Empty(await OpenTo(Guest));
        Assert.Equal("access.R1", (await Open(Guest, guest)).Refusal?.Code);

        Circuit.Clock.Now = At - Duration.FromDays(7);
        Assert.Equal("An Kanariewinter", Assert.Single(await OpenTo(Guest)).Client.Name);
        Assert.Equal(("Waar kan zij wonen?", false, ""), (await Open(Guest, guest)).Value is var early ? (early.Points.Single().Text, early.Minutes, early.Strategy) : default);
        Assert.Empty(await OpenTo(colleague));
        Assert.Equal("access.R1", (await Open(colleague, guest)).Refusal?.Code);

        await Held(id, guest);
        var page = (await Open(Guest, guest)).Value;
        Assert.Equal(("Eerst wonen", "Belt het OCMW", "Vera Vreemd"), (page.Strategy, page.Tasks.Single().What, page.Follower));
        Assert.Equal(["meeting Wij spraken af", "psy "], page.Parts.Select(p => $"{p.Category} {p.Text}"));
        Circuit.Clock.Now = At + Duration.FromDays(9);
        Assert.Equal((false, 0, true), (await Open(Guest, guest)).Value is var late ? (late.Agenda, late.Points.Count, late.Strategy.Length > 0) : default);
        Circuit.Clock.Now = At + Duration.FromDays(28 + 9);
        Assert.Equal("access.R1", (await Open(Guest, guest)).Refusal?.Code);

        var looks = (await Do<WhoLooked, IReadOnlyList<Look>>(looked => looked.Read(Client, null, Cancel))).Value;
        Assert.Contains(looks, look => look is { Looked: "Vera Vreemd", Purpose: "meeting", Permitted: true } && look.Categories.Contains("meeting:full"));
        Assert.DoesNotContain(looks, look => look.Looked == "Wim Wijs");
        Assert.All((await Circuit.Audit()).Where(a => a.Account == Guest.Account.Value && a.Client == Client.Client.Value), a => Assert.Equal($"account/{Guest.Account.Value}", a.Recipient));
    }

    [Fact]
    public async Task A_yes_to_a_function_is_for_that_function_and_a_yes_to_a_house_for_all_who_care_there()
    {
        var id = await Propose();
        var function = await Yes(id, new() { Kind = "service", House = Other.Organisation, Role = "case-manager" });
        await Agenda(id);
        Circuit.Clock.Now = At;

        Assert.Null((await Open(Guest, function)).Refusal);
        Assert.Equal("access.R1", (await Open(Other.Nurse, function)).Refusal?.Code);
        var house = await Yes(id, new() { Kind = "service", House = Other.Organisation });
        Assert.Null((await Open(Other.Nurse, house)).Refusal);
        Assert.Equal("access.G3", (await Open(Other.Office, house)).Refusal?.Code);
        var unknown = await Yes(id, new() { Kind = "service", House = Other.Organisation, Name = "Iemand Zonder" });
        Assert.Equal("access.R1", (await Open(Guest, unknown)).Refusal?.Code);
        await Say(id, house, "no");
        Assert.Equal("access.R1", (await Open(Other.Nurse, house)).Refusal?.Code);
    }

    [Fact]
    public async Task The_clients_copy_comes_first_and_whole_and_the_others_get_what_their_function_reads()
    {
        var id = await Propose();
        var guest = await GuestMayCome(id);
        var sister = await Yes(id, new() { Kind = "reference-person", Name = "Zus Griet" });
        await Agenda(id);
        Circuit.Clock.Now = At + Duration.FromHours(2);
        Assert.Equal(["minutes.not-decided", "minutes.client-first For"], Told(await Copy(id, guest)));
        await Held(id, guest);
        Assert.Null((await Decide(id, sister, "Gaat mee")).Refusal);
        Assert.Equal(["minutes.client-first For"], Told(await Copy(id, guest)));

        Copier = Psychologist;
        var whole = await Paper(id, await Self(id));
        var guests = await Paper(id, guest);
        var sisters = await Paper(id, sister);

        Assert.Equal(["meeting Wij spraken af", "psy Zij is angstig"], whole.Parts.Select(p => $"{p.Category} {p.Text}"));
        Assert.Equal(["meeting Wij spraken af"], guests.Parts.Select(p => $"{p.Category} {p.Text}"));
        Assert.Equal((1, 2, 2), (whole.LeftOut, guests.LeftOut, guests.Tasks.Count));
        Assert.Equal(("", 0, 0, "Gaat mee"), (sisters.Strategy, sisters.Parts.Count, sisters.Points.Count, sisters.Tasks.Single().What));
        Assert.Equal([1, 2, 3], (await Page(id)).Copies.Select(c => c.Number));
        await Decide(id, guest, "Nog een taak", "Toch anders");
        var first = (await Page(id)).Copies[0];
        Assert.Equal("Eerst wonen", (await Circuit.Act<GiveMinutes, GivenMinutes>(Copier, give => give.Read(Client, id, first.Id, Cancel))).Value.Paper.Strategy);
        Assert.Equal(3, (await Circuit.Audit()).Count(a => a is { HowSent: "paper", Rule: "E1" } && a.ContentHash.Length == 64));
    }

    [Fact]
    public async Task Who_may_not_read_a_part_does_not_print_it_for_another()
    {
        var id = await Propose();
        var guest = await GuestMayCome(id);
        await Agenda(id);
        await Held(id, guest);
        var self = await Self(id);
        var form = new MinutesCopyForm { For = self, Language = "nl" };

        Assert.Equal(["minutes.other-function"], Told(await Do<GiveMinutes, MinutesCopyId>(give => give.Run(Client, id, form, Cancel)))); // a nurse reads of psy the summary
        Assert.Null((await Circuit.Act<GiveMinutes, MinutesCopyId>(Psychologist, give => give.Run(Client, id, form, Cancel))).Refusal);
        Assert.Equal("psy", Assert.Single((await Do<ConsultationReader, ConsultationPage>(reader => reader.Read(Client, id, Cancel))).Value.Minutes, m => m is { Closed: true, Category: "psy" }).Category);
    }

    [Fact]
    public async Task A_justice_assistant_whom_the_client_wants_reads_the_points_that_were_marked_and_nothing_else()
    {
        var justice = await JusticeDoor.Open(Circuit, Unit);
        var house = justice.Assistant.Organisation;
        var id = await Propose();
        await GuestMayCome(id);
        var who = await Invite(id, new() { Kind = "justice", House = house, Name = "Jo Justens", FileNumber = "JH-2026-5" });
        await Agenda(id);
        Circuit.Clock.Now = At - Duration.FromDays(2);
        Assert.Empty(await ForJustice(justice.Assistant));
        await Say(id, who, "yes");
        await Agenda(id, new("housing", "Waar kan zij wonen?"), new("judicial-situation", "De voorwaarden", ForJustice: true));

        Assert.Equal(who, Assert.Single(await ForJustice(justice.Assistant)).Id);
        var page = (await See(justice.Assistant, who)).Value;
        Assert.Equal(("JH-2026-5", "De voorwaarden"), (page.FileNumber, page.Points.Single().Text));
        Assert.DoesNotContain("Kanariewinter", JsonSerializer.Serialize(page), StringComparison.Ordinal);
        Assert.Empty(await ForJustice(justice.Colleague));
        Assert.Equal("access.J0", (await See(justice.Colleague, who)).Refusal?.Code);
        Assert.Equal("access.G3", (await Open(justice.Assistant, who)).Refusal?.Code);
        Assert.Equal(["minutes.none-for-justice For"], Told(await CopyAfter(id, who)).Where(t => t.Contains("justice", StringComparison.Ordinal)));
        Circuit.Clock.Now = At + Duration.FromDays(9);
        Assert.Equal("access.J10", (await See(justice.Assistant, who)).Refusal?.Code);
        Circuit.Clock.Now = At;
        await Say(id, who, "no");
        Assert.Equal("access.J0", (await See(justice.Assistant, who)).Refusal?.Code);
        Assert.Contains(await Circuit.Audit(), a => a is { Rule: "J9", Outcome: 0 } && a.Client == Client.Client.Value && a.Recipient == $"account/{justice.Assistant.Account.Value}");
    }

    [Fact]
    public async Task Coordination_technique_research_and_justice_read_numbers_or_nothing_and_never_a_client()
    {
        var id = await Propose();
        var guest = await GuestMayCome(id);
        await Agenda(id);
        await Held(id, guest);
        foreach (var role in new[] { Role.NetworkCoord, Role.SysAdmin, Role.Researcher, Role.Justice, Role.Auditor })
        {
            var hat = await Other.Hire("Cas Compas", role);
            Assert.NotNull((await Circuit.Act<ConsultationReader, ConsultationsPage>(hat, reader => reader.Read(Cancel))).Refusal);
            Assert.NotNull((await Circuit.Act<OpenToMe, IReadOnlyList<OpenToMeLine>>(hat, mine => mine.Read(Cancel))).Refusal);
            Assert.NotNull((await Open(hat, guest)).Refusal);
            Assert.NotNull((await Circuit.Act<SeriesReader, MeetingDayPage>(hat, reader => reader.Read(MeetingDay, Cancel))).Refusal);
            Assert.Equal(role == Role.NetworkCoord, (await Circuit.Act<ConsultationNumbers, ConsultationFigures>(hat, numbers => numbers.Read(2026, Cancel))).Refusal is null);
        }

        var told = (await Circuit.Act<ConsultationNumbers, ConsultationFigures>(Guest, numbers => numbers.Read(2026, Cancel))).Value;
        Assert.Equal(new(2026, 1, 1, null, null, null, 0, 0, 0, null), told); // one client, one task: hidden
        Assert.Equal([null, 0, null, 9], FewPeople.Hide([1, 0, 6, 9]));
        Assert.Equal([2, 0], new[] { FewPeople.Hide([3, 0, 4, 9]).Count(n => n is null), FewPeople.Hide([5, 0]).Count(n => n is null) });
    }

    [Fact]
    public async Task All_of_it_is_sealed_stands_in_the_clients_copy_and_goes_with_the_file()
    {
        string[] words = ["Kanariewaarom", "Kanarienaam", "Kanariepunt", "Kanariestrategie", "Kanarietaak", "Kanarieverslag"];
        var id = (await With<ProposeConsultation, ConsultationId>(propose => propose.Run(Client, new() { Criteria = ["other"], Why = words[0] }, Cancel))).Value;
        var sister = await Yes(id, new() { Kind = "network", Name = words[1] });
        await Agenda(id, new ConsultationPoint("housing", words[2]));
        Circuit.Clock.Now = At + Duration.FromHours(2);
        await Decide(id, sister, words[4], words[3]);
        await Write(id, "social", words[5]);
        await Write(id, "third", "Kanariederde");
        await Copy(id, await Self(id));

        var taken = await On.TakeAway();
        Assert.DoesNotContain(words.Append("Kanariederde"), word => taken.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0);
        var hat = await Circuit.ClientHat(Unit.Nurse, Client);
        var copy = JsonSerializer.Serialize(await Circuit.As(hat, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel)));
        Assert.DoesNotContain(words, word => !copy.Contains(word, StringComparison.Ordinal));
        Assert.DoesNotContain("Kanariederde", copy, StringComparison.Ordinal);

        await Circuit.Change(async db =>
        {
            foreach (var room in Circuit.All<IClientRecords>())
            {
                await room.Forget(db, Client, Circuit.Clock.Now, Cancel);
            }
        });
        Assert.Equal((0, 0), (await Count<MinutesPart>(), await Count<MinutesCopy>()));
        Assert.True(await Circuit.Look(db => db.Set<ClientConsultation>().AllAsync(c => c.DecidedAt != null, Cancel)));
        await Circuit.Change(db => Circuit.All<IClientRecords>().Single(r => r is ConsultationRecords).Drop(db, Client, Cancel));
        Assert.Equal((0, 0, 0), (await Count<ClientConsultation>(), await Count<ConsultationInvited>(), await Count<AgreedTask>()));
    }

    private Hat Psychologist { get; set; } = null!;

    /// <summary>The meeting was held, with a decision and minutes in three parts.</summary>
    private async Task Held(ConsultationId id, InvitedId guest)
    {
        Circuit.Clock.Now = At + Duration.FromHours(2);
        Assert.Null((await Decide(id, guest)).Refusal);
        Psychologist = await Unit.Hire("Zoë Zwaluw", Role.Psychologist);
        Assert.Null((await Write(id, "meeting", "Wij spraken af")).Refusal);
        Assert.Null((await Write(id, "psy", "Zij is angstig", Psychologist)).Refusal);
        Assert.Null((await Write(id, "third", "De broer drinkt ook")).Refusal);
    }

    private Task<Outcome<JusticeMeetingPage>> See(Hat hat, InvitedId who) => Circuit.Act<JusticeConsultations, JusticeMeetingPage>(hat, mine => mine.Read(who, Cancel));

    private async Task<Outcome<MinutesCopyId>> CopyAfter(ConsultationId id, InvitedId who)
    {
        var now = Circuit.Clock.Now;
        Circuit.Clock.Now = At + Duration.FromHours(1);
        var outcome = await Copy(id, who);
        Circuit.Clock.Now = now;
        return outcome;
    }

    [Fact]
    public async Task Who_took_on_a_task_at_another_house_tells_there_what_became_of_it_and_the_client_sees_that()
    {
        var (id, guest) = await Held();
        Assert.Null((await Decide(id, guest)).Refusal);
        var task = (await Page(id)).Tasks.Single();

        var mine = (await Task(Guest, report => report.Read(guest, task.Id, Cancel))).Value;
        Assert.Equal(("Belt het OCMW", "An Kanariewinter", "", null), (mine.Task.What, mine.Client.Name, mine.Client.Phone, mine.Client.BirthDate));
        Assert.Equal("access.R1", (await Task(await Other.Hire("Nog Iemand", Role.CaseManager), report => report.Read(guest, task.Id, Cancel))).Refusal?.Code);
        Assert.Equal("agreed-tasks.unknown", (await Tell(Other.Psychiatrist, guest, task)).Refusal?.Code);
        Assert.Equal(["field-needed Outcome"], Told(await Circuit.Act<ReportOwnTask, AgreedTaskId>(Guest, report => report.Run(guest, task.Id, new() { Version = task.Version }, Cancel))));
        Assert.Null((await Tell(Guest, guest, task)).Refusal);
        Assert.Equal(("done", "Vera Vreemd"), (await Page(id)).Tasks.Single() is var told ? (told.Outcome, told.CheckedBy) : default);
        Assert.Equal("agreed-tasks.closed", (await Tell(Guest, guest, task)).Refusal?.Code);
        Assert.Contains((await Circuit.Audit()), a => a.Client == Client.Client.Value && a.Record == $"agreed-task/{task.Id.Value}" && a.Event == "update");
    }

    [Fact]
    public async Task A_task_is_closed_to_who_took_it_on_as_soon_as_the_client_says_no()
    {
        var (id, guest) = await Held();
        Assert.Null((await Decide(id, guest)).Refusal);
        var task = (await Page(id)).Tasks.Single();
        Assert.Null((await Say(id, guest, "no")).Refusal);

        Assert.Equal("access.R1", (await Task(Guest, report => report.Read(guest, task.Id, Cancel))).Refusal?.Code);
        Assert.Equal("agreed-tasks.unknown", (await Tell(Guest, guest, task)).Refusal?.Code);
    }

    [Fact]
    public async Task Nobody_but_the_client_answers_as_from_the_own_door()
    {
        var id = await Propose();
        var guest = await Invite(id, new() { Kind = "service", House = Other.Organisation, Name = "Vera Vreemd" });

        Assert.Equal(["consultations.only-own-door Way"], Told(await With<AskForConsultation, InvitedId>(ask => ask.Answer(Client, id, guest, new() { Answer = "yes", Way = "portal", Version = 1 }, Cancel))));
        Assert.Equal(["consultations.only-own-door"], Told(await With<SayOnConsultation, InvitedId>(say => say.Run(Client, id, guest, "yes", 1, Cancel))));
        Assert.Equal("", (await Page(id)).Invited.Single(i => i.Id == guest).Answer);
    }

    private async Task<(ConsultationId Id, InvitedId Guest)> Held()
    {
        var id = await Propose();
        var guest = await GuestMayCome(id);
        Assert.Null((await Agenda(id)).Refusal);
        Circuit.Clock.Now = At + Duration.FromHours(2);
        return (id, guest);
    }

    private Task<Outcome<OwnTaskPage>> Task(Hat hat, Func<ReportOwnTask, Task<Outcome<OwnTaskPage>>> act) => Circuit.Act(hat, act);

    private Task<Outcome<AgreedTaskId>> Tell(Hat hat, InvitedId who, AgreedTaskLine task) => Circuit.Act<ReportOwnTask, AgreedTaskId>(hat, report => report.Run(who, task.Id, new() { Outcome = "done", Version = task.Version }, Cancel));
}
