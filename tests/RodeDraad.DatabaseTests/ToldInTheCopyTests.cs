using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class ToldInTheCopyOnSqlite() : ToldInTheCopyTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ToldInTheCopyOnPostgres() : ToldInTheCopyTests(new PostgresTestDatabase());

/// <summary>What the client's copy tells beside the care itself: rights, holds, emergency access, justice, terms.</summary>
public abstract class ToldInTheCopyTests(TestDatabase on) : Emergencies(on)
{
    private Hat Lead => Unit.Psychiatrist with { Leads = true };

    [Fact]
    public async Task The_copy_tells_what_the_client_asked_said_beside_an_entry_and_had_closed()
    {
        await Begin();
        var presentation = await Circuit.Look(db => db.Set<Presentation>().Where(p => p.ClientId == Client.Client).Select(p => p.Id.Value).SingleAsync(Cancel));
        var asked = (await Do<RecordRightsRequest, Guid>(record => record.Run(Client, "copy", null, "Ik wil alles lezen.", Cancel))).Value;
        await Do<AnswerRightsRequest, Guid>(answer => answer.Run(Client, asked, ("granted", "U krijgt alles."), 1, Cancel));
        await Do<AddAddendum, Guid>(add => add.Run(Client, $"presentation/{presentation}", "Ik was niet boos.", (false, "Drie collega's hoorden het."), Cancel));
        var closed = (await Do<RestrictCategory, Guid>(restrict => restrict.Run(Client, "psy", "Op mijn vraag.", Cancel))).Value;
        Circuit.Clock.Now += Duration.FromHours(1);
        await Do<RestrictCategory, Guid>(restrict => restrict.Open(Client, closed, Cancel));

        var told = await Told(await Own());

        Assert.Equal("rights.kind=copy rights.asked-on=2026-11-24 rights.said=Ik wil alles lezen. rights.answer=granted rights.reason=U krijgt alles. rights.answered-by=Nele Nachtegaal rights.answered-at=2026-11-24T13:00:00Z", told["rights.entry"]);
        Assert.Equal($"rights.belongs-to=presentation/{presentation} rights.words=Ik was niet boos. rights.corrected=no rights.reason=Drie collega's hoorden het.", told["rights.addendum"]);
        Assert.Equal("rights.category=psy rights.reason=Op mijn vraag. rights.opened-at=2026-11-24T14:00:00Z rights.opened-by=Nele Nachtegaal", told["rights.closed-part"]);
    }

    [Fact]
    public async Task The_copy_tells_that_the_record_is_held_and_that_it_was_to_be_destroyed()
    {
        await Begin();
        var proposal = (await Circuit.Act<ProposeDestruction, Guid>(Lead, propose => propose.Run(Client.Client, "wrong-person", Cancel))).Value;
        await Circuit.Act<ConfirmDestruction, Guid>(Unit.Nurse with { Leads = true }, confirm => confirm.Decline(proposal, Cancel));
        var hold = (await Circuit.Act<LegalHoldActs, Guid>(Lead, acts => acts.Ask(Client.Client, "Geschil over de rekening.", new(2027, 2, 1), Cancel))).Value;
        await Circuit.Act<LegalHoldActs, Guid>(Unit.Nurse with { Leads = true }, acts => acts.Confirm(hold, Cancel));

        var told = await Told(await Own());

        Assert.Equal("rights.reason=wrong-person keeping.declined-at=2026-11-24T13:00:00Z keeping.declined-by=Nele Nachtegaal", told["keeping.destruction"]);
        Assert.Equal("rights.reason=Geschil over de rekening. keeping.second=Nele Nachtegaal keeping.review-on=2027-02-01", told["keeping.hold"]);
    }

    [Fact]
    public async Task Emergency_access_stands_in_the_copy_from_the_day_that_the_client_is_told_and_its_review_once_both_gave_theirs()
    {
        await Begin();
        var id = (await Break(Form() with { TellAfterDays = 3, DelayReason = "De partner leest de post van de cliënt mee." })).Value;
        var hat = await Own();

        Assert.DoesNotContain("emergency.opening", (await Told(hat)).Keys);
        Circuit.Clock.Now += Duration.FromDays(3);
        await Judge(id, Auditor, "unclear");
        var told = (await Told(hat))["emergency.opening"];
        Assert.StartsWith($"emergency.function=crisis-nurse emergency.reason=unconscious emergency.reason-said={Reason} mine.until=2026-11-24T17:00:00Z emergency.delay-reason=De partner leest de post van de cliënt mee. emergency.to-", told, StringComparison.Ordinal);
        Assert.Contains("emergency.to-client=2026-11-27T13:00:00Z", told, StringComparison.Ordinal);
        Assert.DoesNotContain("emergency.verdict", told, StringComparison.Ordinal);

        await Judge(id, SecondAuditor, "not-justified");

        Assert.EndsWith(
            "emergency.verdict=not-justified emergency.reviewer=Ada Auditor emergency.verdict=unclear clients.why=De reden klopt met het uur en de delen. emergency.reviewer=Bo Bewaker emergency.verdict=not-justified clients.why=De reden klopt met het uur en de delen. emergency.incident-since=2026-11-27T13:00:00Z",
            (await Told(hat))["emergency.opening"],
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_law_stands_in_the_copy_from_its_day_and_only_once_the_second_person_agreed()
    {
        await Begin();
        var manager = await Unit.Hire("Cas Casier", Role.CaseManager);
        var form = new ExceptionForm { Ground = "court-order", Order = "Bevel 2026/12", Weighing = "De rechter beveelt het en er is geen andere weg dan deze.", Items = "Data van verblijf", DelayReason = "De cliënt bedreigde de getuige.", ToldOn = new(2026, 12, 1) };
        var id = (await Circuit.Act<LegalExceptions, Guid>(manager, acts => acts.Begin(Client, form, Cancel))).Value;
        var hat = await Own();
        Circuit.Clock.Now = LocalTimes.At(new(2026, 12, 1, 9, 0)).Value;

        Assert.DoesNotContain("justice.exceptions", (await Told(hat)).Keys);
        Circuit.Clock.Now = LocalTimes.At(new(2026, 11, 30, 9, 0)).Value;
        await Do<LegalExceptions, Done>(acts => acts.Second(Client, id, true, Cancel));
        Assert.DoesNotContain("justice.exceptions", (await Told(hat)).Keys);
        Circuit.Clock.Now = LocalTimes.At(new(2026, 12, 1, 0, 0)).Value;
        Assert.Equal("justice.ground=court-order justice.order=Bevel 2026/12 justice.weighing=De rechter beveelt het en er is geen andere weg dan deze. justice.items=Data van verblijf justice.second=Nele Nachtegaal justice.told-on=2026-12-01 justice.delay-reason=De cliënt bedreigde de getuige.", (await Told(hat))["justice.exceptions"]);
    }

    [Fact]
    public async Task A_question_of_justice_stands_in_the_copy_with_its_steps_the_approval_and_the_hash_of_what_was_sent()
    {
        var justice = await JusticeDoor.Open(Circuit, Unit);
        var (_, hash) = await justice.Sent();

        var copy = await Copy(justice.Own);

        var question = Assert.Single(copy.Parts.SelectMany(p => p.Entries), e => e.Title == "justice.asked");
        Assert.Equal(("Justitiehuis Proef (fictief)", "Jo Justens"), (question.Where, question.By));
        Assert.Contains("justice.how=paper", Said(question), StringComparison.Ordinal);
        Assert.Equal(["ask", "check", "talk", "draft", "approve", "send"], copy.Parts.SelectMany(p => p.Entries).Where(e => e.Title == "justice.step").OrderBy(e => e.Record, StringComparer.Ordinal).Select(e => e.Facts[0].Value));
        Assert.EndsWith($"justice.hash={hash}", (await Told(justice.Own))["justice.mine-copy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_house_to_which_the_consents_are_open_reads_nothing_of_rights_holds_and_justice()
    {
        var houses = await TwoHouses.Open(Circuit, Unit);
        var there = houses.Elsewhere;
        await Circuit.Act<RecordRightsRequest, Guid>(houses.There.Nurse, record => record.Run(there, "copy", null, "Ik wil alles lezen.", Cancel));
        await Circuit.Act<LegalHoldActs, Guid>(houses.There.Nurse with { Leads = true }, acts => acts.Ask(there.Client, "Geschil.", new(2027, 2, 1), Cancel));
        await houses.Give(houses.Grant("ident", "consent"));

        var shown = (await houses.See()).Value.Parts.Single(p => p.Category == Cat.Consent);

        Assert.Equal((Level.Full, "consents.grant"), (shown.Level, string.Join(' ', shown.Entries.Select(e => e.Title))));
    }

    [Fact]
    public async Task How_long_it_is_kept_follows_the_terms_of_the_house_each_with_its_ground()
    {
        await Begin();
        await Circuit.Act<ChangeRetention, string>(Lead, change => change.Run(new("referral-only", 3, "own-rule", Duty: false), Cancel));
        await Circuit.Act<ChangeRetention, string>(Lead, change => change.Run(new("audit", 12, "security", Duty: false), Cancel));

        Assert.Equal("code-unknown", (await Circuit.Act<ChangeRetention, string>(Lead, change => change.Run(new("consents", 5, "proof", Duty: false), Cancel))).Refusal?.Code); // they go with the file

        var kept = (await Copy(await Own())).Kept;

        Assert.Equal(
            [new("referral-only", new LocalDate(2029, 11, 24), "own-rule"), new("consents", new LocalDate(2029, 11, 24), "own-rule"), new("audit", new LocalDate(2038, 11, 24), "security"), new KeptUntil("emergency-access", new LocalDate(2036, 11, 24), "accountability")],
            kept);
    }

    private Task<Hat> Own() => Circuit.ClientHat(Unit.Nurse, Client);

    private async Task<CopyOfRecord> Copy(Hat hat) => Assert.Single(await Circuit.As(hat, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel)));

    /// <summary>What the copy says under each title that stands there once.</summary>
    private async Task<Dictionary<string, string>> Told(Hat hat) =>
        (await Copy(hat)).Parts.SelectMany(p => p.Entries).GroupBy(e => e.Title).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => Said(g.Single()));

    private static string Said(RecordEntry entry) => string.Join(' ', entry.Facts.Select(f => $"{f.Label}={f.Value}"));
}
