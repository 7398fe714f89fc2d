using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class EmergencyReviewOnSqlite() : EmergencyReviewTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class EmergencyReviewOnPostgres() : EmergencyReviewTests(new PostgresTestDatabase());

public abstract class EmergencyReviewTests(TestDatabase on) : Emergencies(on)
{
    private const int Accesses = 40;

    [Fact]
    public async Task U2_two_auditors_review_and_the_second_one_closes_it()
    {
        await Begin();
        var opened = (await Break(Form())).Value;

        Assert.Null((await Judge(opened, Auditor)).Refusal);
        Assert.Equal("", (await Access()).Verdict);
        Assert.Null((await Judge(opened, SecondAuditor)).Refusal);

        Assert.Equal(("justified", (Instant?)Circuit.Clock.Now), ((await Access()).Verdict, (await Access()).ReviewedAt));
        Assert.Equal(["U2", "U2"], (await Circuit.Audit()).Where(a => a.Event == "glass-review").Select(a => a.Rule));
        Assert.Equal(0, await Count<EmergencyIncident>());
        Assert.Equal("emergency.reviewed-by-two", (await Judge(opened, await Elsewhere.Hire("Cas Controle", Role.Auditor, SecondAuditor.Team))).Refusal?.Code);
    }

    [Fact]
    public async Task S22_the_same_person_reviews_once_also_from_many_windows_at_the_same_instant()
    {
        await Begin();
        var opened = (await Break(Form())).Value;

        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Judge(opened, Auditor))));

        Assert.Single(tries, t => t.Refusal is null);
        Assert.All(tries.Where(t => t.Refusal is not null), t => Assert.Contains(t.Refusal!.Code, new[] { "emergency.reviewed-by-you", "changed-meanwhile" }));
        Assert.Equal("emergency.reviewed-by-you", (await Judge(opened, Auditor)).Refusal?.Code);
        Assert.Equal((1, ""), (await Count<EmergencyReview>(), (await Access()).Verdict));
    }

    [Fact]
    public async Task B7_the_opener_and_whoever_works_in_a_team_concerned_never_review()
    {
        await Begin();
        var opened = (await Break(Form())).Value;
        var opener = await Elsewhere.Hire("Nele Nachtegaal", Role.Auditor, SecondAuditor.Team) with { Account = Elsewhere.Nurse.Account };

        foreach (var hat in new[] { opener, await Elsewhere.Hire("Van het team", Role.Auditor), Elsewhere.Nurse, Elsewhere.Psychiatrist, await Unit.Hire("Van het behandelende team", Role.Auditor) })
        {
            Assert.Equal((hat.Name, "access.B7"), (hat.Name, (await Judge(opened, hat)).Refusal?.Code));
        }

        Assert.Equal(0, await Count<EmergencyReview>());
        Assert.Equal(5, (await Circuit.Audit()).Count(a => a is { Event: "glass-review", Rule: "B7", Outcome: 4 }));
    }

    [Theory]
    [InlineData("justified", "unclear", "unclear")]
    [InlineData("not-justified", "justified", "not-justified")]
    [InlineData("unclear", "not-justified", "not-justified")]
    public async Task The_stricter_verdict_counts_and_not_justified_is_an_incident_of_which_the_client_is_told(string one, string other, string together)
    {
        await Begin();
        var opened = (await Break(Form() with { TellAfterDays = 7, DelayReason = "De partner leest de berichten mee en dreigt." })).Value;
        var client = await ClientHat();

        await Judge(opened, Auditor, one);
        await Judge(opened, SecondAuditor, other);

        Assert.Equal(together, (await Access()).Verdict);
        Assert.Equal(together == "not-justified" ? 1 : 0, await Count<EmergencyIncident>());
        var told = (await Told(client)).Value;
        Assert.Equal(together == "not-justified" ? ["not-justified"] : [], told.Select(t => t.Verdict));
    }

    [Fact]
    public async Task The_reviewer_sees_reason_roster_parts_and_minutes_but_neither_content_nor_whose_record_it_is()
    {
        await Begin();
        var opened = (await Break(Form())).Value;
        Circuit.Clock.Now += Duration.FromMinutes(3);
        await Look(opened, part: Cat.Med);
        Circuit.Clock.Now += Duration.FromMinutes(30);
        await Look(opened);

        var dossier = (await Circuit.Act<EmergencyQueue, EmergencyDossier>(Auditor, queue => queue.Read(opened, Cancel))).Value;

        Assert.Equal((Reason, "unconscious", "Nele Nachtegaal", "Crisisteam"), (dossier.ReasonText, dossier.Line.Reason, dossier.Line.By, dossier.Line.Team));
        Assert.Equal("Pia Pieters", dossier.Shift.MadeBy);
        Assert.Equal(["med", "crisis ident med plan presence subst"], dossier.Opened.Select(o => string.Join(' ', o.Categories)));
        Assert.Equal(Duration.FromMinutes(30), dossier.Opened[1].Minute - dossier.Opened[0].Minute);
        Assert.DoesNotContain("Peeters", System.Text.Json.JsonSerializer.Serialize(dossier, NodaJson.Stored), StringComparison.Ordinal);
        Assert.DoesNotContain(Client.Client.Value.ToString(), System.Text.Json.JsonSerializer.Serialize(dossier, NodaJson.Stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_first_found_is_shown_to_the_second_only_afterwards()
    {
        await Begin();
        var opened = (await Break(Form())).Value;
        await Judge(opened, Auditor, "unclear");

        Assert.Empty((await Dossier(opened, SecondAuditor)).Reviews);
        Assert.True((await Dossier(opened, SecondAuditor)).MayReview);
        Assert.Single((await Dossier(opened, Auditor)).Reviews);
        Assert.False((await Dossier(opened, Auditor)).MayReview);
        await Judge(opened, SecondAuditor, "justified");
        Assert.Equal(2, (await Dossier(opened, SecondAuditor)).Reviews.Count);
    }

    [Fact]
    public async Task Only_auditors_of_a_house_concerned_have_it_in_their_queue_and_after_72_hours_it_is_overdue()
    {
        await Begin();
        var opened = (await Break(Form())).Value;
        var third = await SmallUnit.Open(Circuit);
        var stranger = await third.Hire("Ver Weg", Role.Auditor);
        var ofClient = await Unit.Hire("Dicht Bij", Role.Auditor, await Unit.AddTeam("Ombudsdienst"));

        Assert.Empty((await Queue(stranger)).Value);
        Assert.Equal("access.R1", (await Circuit.Act<EmergencyQueue, EmergencyDossier>(stranger, queue => queue.Read(opened, Cancel))).Refusal?.Code);
        Assert.Equal("emergency.unknown", (await Judge(opened, stranger)).Refusal?.Code);
        Assert.Single((await Queue(ofClient)).Value);
        Assert.Equal("access.B7", (await Queue(Elsewhere.Nurse)).Refusal?.Code);
        Circuit.Clock.Now += Duration.FromHours(72);
        Assert.False((await Queue(Auditor)).Value[0].Overdue);
        Circuit.Clock.Now += Duration.FromSeconds(1);
        Assert.True((await Queue(Auditor)).Value[0].Overdue);
    }

    [Fact]
    public async Task P9_every_emergency_access_has_a_reason_its_notices_and_a_review_due_in_72_hours()
    {
        await Begin();
        var random = new Random(20261126);
        for (var i = 0; i < Accesses; i++)
        {
            Circuit.Clock.Now += Duration.FromMinutes(241);
            await OnDuty(Elsewhere, Elsewhere.Nurse);
            var opened = await Break(Form(text: $"Geval {i}: bewusteloos gevonden, kamer {random.Next(100, 999)}") with { TellAfterDays = random.Next(3) == 0 ? random.Next(1, 8) : 0, DelayReason = "De partner leest de berichten mee en dreigt." });
            Assert.Null(opened.Refusal);
        }

        var accesses = await Circuit.Look(db => db.Set<EmergencyAccess>().ToListAsync(Cancel));
        var notices = await Circuit.Look(db => db.Set<EmergencyNotice>().ToListAsync(Cancel));
        var opens = (await Circuit.Audit()).Where(a => a is { Rule: "B8", Outcome: 0, Client: not null }).ToList();
        var whole = accesses.Count(a => EmergencyReason.LongEnough(a.ReasonText) && Vocabulary.Has("emergency-reason", a.ReasonCode)
            && a.ReviewBy - a.OpenedAt == Duration.FromHours(72)
            && notices.Where(n => n.EmergencyId == a.Id).Select(n => n.Addressee).ToHashSet().SetEquals(["client", "team", "auditor"])
            && notices.Where(n => n.EmergencyId == a.Id && n.Addressee != "client").All(n => n.FromAt == a.OpenedAt)
            && notices.Single(n => n.EmergencyId == a.Id && n.Addressee == "client").FromAt - a.OpenedAt is var wait && (wait == Duration.Zero || (wait <= Duration.FromDays(7) && a.DelayReason.Length >= 20)));
        TestContext.Current.TestOutputHelper?.WriteLine($"P9: {whole} of {accesses.Count} emergency accesses with reason, notices and review due in 72 h (seed 20261126); {opens.Count} openings in the audit");
        Assert.Equal((Accesses, Accesses, Accesses), (accesses.Count, whole, opens.Count));
    }

    [Fact]
    public async Task The_client_is_told_at_once_or_later_with_a_reason_and_never_after_seven_days()
    {
        await Begin();
        var client = await ClientHat();
        const string Why = "De partner leest de berichten mee en dreigt.";

        Assert.Equal("emergency.delay-too-long TellAfterDays", Assert.Single(Told(await Break(Form() with { TellAfterDays = 8, DelayReason = Why }))));
        Assert.Equal("emergency.delay-needs-reason DelayReason", Assert.Single(Told(await Break(Form() with { TellAfterDays = 2 }))));
        Assert.Null((await Break(Form() with { TellAfterDays = 2, DelayReason = Why })).Refusal);
        Circuit.Clock.Now += Duration.FromDays(2) - Duration.FromSeconds(1);
        Assert.Empty((await Told(client)).Value);
        Circuit.Clock.Now += Duration.FromSeconds(1);
        Assert.Equal(("Nele Nachtegaal", "unconscious"), ((await Told(client)).Value.Single().By, (await Told(client)).Value.Single().Reason));
    }

    [Fact]
    public async Task The_treating_team_reads_it_on_its_page_until_somebody_has_seen_it()
    {
        await Begin();
        await Break(Form());

        var notice = Assert.Single(await Circuit.As(Unit.Nurse, scope => ((EmergencyNotices)scope.GetService(typeof(EmergencyNotices))!).OfTeam(Cancel)));
        Assert.Equal((Client, "unconscious"), (notice.Client.Key, notice.Reason));
        Assert.Equal("access.R1", (await Circuit.Act<SeeEmergencyNotice, Guid>(Elsewhere.Nurse with { Role = Role.SocialWorker }, see => see.Run(Client, notice.Id, Cancel))).Refusal?.Code);
        Assert.Null((await Circuit.Act<SeeEmergencyNotice, Guid>(Unit.Psychiatrist, see => see.Run(Client, notice.Id, Cancel))).Refusal);
        Assert.Empty(await Circuit.As(Unit.Nurse, scope => ((EmergencyNotices)scope.GetService(typeof(EmergencyNotices))!).OfTeam(Cancel)));
    }

    [Fact]
    public async Task Figures_hide_one_to_four_and_are_for_who_leads_and_for_auditors()
    {
        await Begin();
        await Open(4);
        Assert.Equal("emergency.only-leads", (await Figures(Elsewhere.Nurse)).Refusal?.Code);
        var month = Assert.Single((await Figures(Elsewhere.Psychiatrist with { Leads = true })).Value);
        Assert.Equal((null, null, 0, 0), (month.Count, month.Share, month.Late, month.NotJustified));

        await Look((await Break(Form(text: "Vijfde keer deze week, nu met een snijwonde"))).Value);
        Circuit.Clock.Now += Duration.FromHours(73);
        month = (await Figures(Auditor)).Value.Single();
        Assert.Equal((5, 5.0, 5, true), (month.Count!.Value, month.Share!.Value, month.Late!.Value, month.AnyLate));
        Assert.Empty((await Figures(Unit.Psychiatrist with { Leads = true })).Value);
    }

    private async Task Open(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Circuit.Clock.Now += Duration.FromMinutes(1);
            Assert.Null((await Break(Form(text: $"Patiënt bewusteloos in de hal, poging {Circuit.Clock.Now.ToUnixTimeSeconds()}"))).Refusal);
            var last = await Circuit.Look(db => db.Set<EmergencyAccess>().OrderByDescending(a => a.OpenedAt).Select(a => a.Id).FirstAsync(Cancel));
            await Circuit.Act<EndEmergency, EmergencyId>(Elsewhere.Nurse, end => end.Run(last, Cancel));
        }
    }

    private Task<Outcome<IReadOnlyList<EmergencyMonth>>> Figures(Hat hat) => Circuit.Act<EmergencyFigures, IReadOnlyList<EmergencyMonth>>(hat, figures => figures.Read(Cancel));

    private Task<Outcome<IReadOnlyList<EmergencyLine>>> Queue(Hat hat) => Circuit.Act<EmergencyQueue, IReadOnlyList<EmergencyLine>>(hat, queue => queue.List(Cancel));

    private async Task<EmergencyDossier> Dossier(EmergencyId id, Hat hat) => (await Circuit.Act<EmergencyQueue, EmergencyDossier>(hat, queue => queue.Read(id, Cancel))).Value;

    private Task<EmergencyAccess> Access() => Circuit.Look(db => db.Set<EmergencyAccess>().SingleAsync(Cancel));

    private async Task<Hat> ClientHat()
    {
        var hat = await Unit.Hire("An Peeters", Role.Client);
        await Circuit.Add(new AccountTie { AccountId = hat.Account, OrganisationId = Client.Organisation, ClientId = Client.Client, Kind = "own" });
        return hat;
    }

    private Task<Outcome<IReadOnlyList<ClientNotice>>> Told(Hat client) => Circuit.Act<EmergencyNotices, IReadOnlyList<ClientNotice>>(client, notices => notices.OfClient(Client, Cancel));
}
