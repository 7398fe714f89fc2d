using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class BesideOnSqlite() : BesideTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class BesideOnPostgres() : BesideTests(new PostgresTestDatabase());

/// <summary>What a client does at the own door, and who stands beside the client.</summary>
public abstract class BesideTests(TestDatabase on) : UnitTests(on)
{
    private static readonly MandateForm Guardian = new()
    {
        As = "legal-rep",
        Kind = "guardian",
        Scope = "full",
        Name = "Voogd Vos",
        BirthDate = new(1960, 5, 6),
        UntilOn = new(2027, 11, 24),
        Evidence = "vonnis 12/3/2026",
    };

    [Fact]
    public async Task A_question_about_a_visit_is_answered_within_ten_days_or_turns_red()
    {
        var client = (await Unit.Present()).Client;
        var hat = await Circuit.ClientHat(Unit.Nurse, client);
        var auditor = await Unit.Hire("Dora Datawacht", Role.Auditor);
        var about = (await Visits(hat)).Single().Visits[0].About;
        Assert.Equal("visits.unknown", (await Ask(hat, client, Guid.CreateVersion7())).Refusal?.Code);

        Assert.Null((await Ask(hat, client, about)).Refusal);
        Assert.Equal("mine.asked-before", (await Ask(hat, client, about)).Refusal?.Code);

        var line = Assert.Single((await Circuit.Act<QuestionQueue, IReadOnlyList<QuestionLine>>(auditor, q => q.Read(Cancel))).Value);
        Assert.Equal((new LocalDate(2026, 12, 4), false, "Nele Nachtegaal"), (line.DueOn, line.Overdue, line.Look.Looked));
        Circuit.Clock.Now += Duration.FromDays(11);
        Assert.True((await Circuit.Act<QuestionQueue, IReadOnlyList<QuestionLine>>(auditor, q => q.Read(Cancel))).Value[0].Overdue);
        Assert.StartsWith("access.", (await Circuit.Act<QuestionQueue, Guid>(Unit.Nurse, q => q.Answer(line.Id, "ik was het", Cancel))).Refusal?.Code, StringComparison.Ordinal);
        Assert.Equal("field-needed", (await Circuit.Act<QuestionQueue, Guid>(auditor, q => q.Answer(line.Id, " ", Cancel))).Refusal?.Code);
        Assert.Null((await Circuit.Act<QuestionQueue, Guid>(auditor, q => q.Answer(line.Id, "Zij nam uw aanmelding op.", Cancel))).Refusal);
        Assert.Equal("questions.answered", (await Circuit.Act<QuestionQueue, Guid>(auditor, q => q.Answer(line.Id, "nog eens", Cancel))).Refusal?.Code);
        Assert.Contains((await Visits(hat))[0].Visits, v => v.Asked?.Answer == "Zij nam uw aanmelding op.");
        var elsewhere = await (await SmallUnit.Open(Circuit)).Hire("Ander", Role.Auditor);
        Assert.Empty((await Circuit.Act<QuestionQueue, IReadOnlyList<QuestionLine>>(elsewhere, q => q.Read(Cancel))).Value);
        Assert.Equal("questions.unknown", (await Circuit.Act<QuestionQueue, Guid>(elsewhere, q => q.Answer(line.Id, "x", Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task A_remark_stands_beside_its_entry_for_the_client_and_for_carers_and_only_where_the_rule_lets_it()
    {
        var client = (await Unit.Present()).Client;
        var hat = await Circuit.ClientHat(Unit.Nurse, client);

        Assert.Null((await Remark(hat, client, Cat.Ident, $"client/{client.Client.Value}")).Refusal);
        Assert.Equal("remarks.unknown", (await Remark(hat, client, Cat.Plan, $"client/{client.Client.Value}")).Refusal?.Code);
        Assert.Equal("access.C11", (await Remark(hat, client, Cat.Med, "x")).Refusal?.Code);
        Assert.Equal("field-needed", (await Circuit.Act<AddRemark, Guid>(hat, add => add.Run(client, Cat.Ident, $"client/{client.Client.Value}", "", Cancel))).Refusal?.Code);

        var seen = await Circuit.As(Unit.Nurse, scope => scope.GetRequiredService<Door>().Read(
            new(Act.Read, Cat.Ident, client), async session => (object)await Remarks.Of(session, client.Organisation, [client.Client], Cancel), Cancel));
        Assert.Equal("Mijn naam is met een e.", Assert.Single((IReadOnlyList<RemarkLine>)seen.Value).Text);
    }

    [Fact]
    public async Task Whoever_comes_by_the_own_door_does_not_choose_as_whom_they_agree()
    {
        var client = (await Unit.Present()).Client;
        var guardian = await Beside(client, Guardian);
        var mandate = await Circuit.Look(db => db.Set<MandateRecord>().Select(m => m.Id).SingleAsync(Cancel));
        var own = await Circuit.ClientHat(Unit.Nurse, client);

        Assert.Null((await Consent(guardian, client, "plan", saysGiver: "client")).Refusal);
        Assert.Null((await Consent(own, client, "plan", saysGiver: "representative", saysMandate: mandate)).Refusal);

        var kept = await Circuit.Look(db => db.Set<Consent>().OrderBy(c => c.FromAt).ThenBy(c => c.Id).Select(c => new { c.Giver, c.MandateId }).ToListAsync(Cancel));
        Assert.Equal([("representative", mandate), ("client", (Guid?)null)], kept.Select(c => (c.Giver, c.MandateId)));
    }

    [Fact]
    public async Task A_representative_reads_and_decides_within_the_mandate_and_no_longer_after_it()
    {
        var client = (await Unit.Present()).Client;
        var (full, partial) = (await Beside(client, Guardian), await Beside(client, Guardian with { Scope = "partial", Name = "Deels Das" }));

        Assert.Null((await Part(full, Cat.Subst)).Refusal);
        Assert.Equal("access.C3", (await Part(partial, Cat.Subst)).Refusal?.Code);
        Assert.Null((await Part(partial, Cat.Plan)).Refusal);
        Assert.Equal("access.C3", (await Visits(partial))[0].Refusal?.Code);
        Assert.Equal("consents.outside-mandate", (await Consent(partial, client, "subst")).Refusal?.Code);
        Assert.Null((await Consent(partial, client, "plan")).Refusal);
        Assert.Null((await Consent(full, client, "subst")).Refusal);
        Assert.Equal("mandates.not-yours", (await Circuit.Act<RecordMandate, Guid>(full, r => r.Run(client, Guardian, Cancel))).Refusal?.Code);

        Circuit.Clock.Now = LocalTimes.StartOf(new(2027, 11, 25)) - Duration.FromSeconds(1);
        Assert.Null((await Part(full, Cat.Plan)).Refusal);
        Circuit.Clock.Now += Duration.FromSeconds(1);
        Assert.Equal("access.C2", (await Part(full, Cat.Plan)).Refusal?.Code);
        Assert.Equal("access.C2", (await Consent(full, client, "plan")).Refusal?.Code);
    }

    [Fact]
    public async Task A_mandate_is_ended_at_once_by_client_or_carer()
    {
        var client = (await Unit.Present()).Client;
        var guardian = await Beside(client, Guardian);
        var id = await Circuit.Look(db => db.Set<MandateRecord>().Select(m => m.Id).SingleAsync());
        var hat = await Circuit.ClientHat(Unit.Nurse, client);

        Assert.Null((await Circuit.Act<RecordMandate, Guid>(hat, r => r.End(client, id, Cancel))).Refusal);

        Assert.Equal("access.C2", (await Part(guardian, Cat.Plan)).Refusal?.Code);
        Assert.Equal("mandates.ended", (await Circuit.Act<RecordMandate, Guid>(Unit.Nurse, r => r.End(client, id, Cancel))).Refusal?.Code);
        Assert.Equal("mandates.ended", (await Circuit.Print(Unit.Nurse, client, new() { Mandate = id })).Refusal?.Code);
    }

    [Fact]
    public async Task A_mandate_says_what_is_missing_and_a_client_chooses_only_freely()
    {
        var client = (await Unit.Present()).Client;
        var hat = await Circuit.ClientHat(Unit.Nurse, client);
        async Task<List<string>> Try(Hat by, MandateForm form) => Told(await Circuit.Act<RecordMandate, Guid>(by, r => r.Run(client, form, Cancel)));

        Assert.Equal(["field-needed As", "field-needed Name", "field-needed BirthDate"], await Try(Unit.Nurse, new()));
        Assert.Equal(["mandates.end-before-begin UntilOn"], await Try(Unit.Nurse, Guardian with { UntilOn = new(2026, 11, 23) }));
        Assert.Equal(["mandates.too-long UntilOn"], await Try(Unit.Nurse, Guardian with { UntilOn = new(2031, 11, 25) }));
        Assert.Equal(["field-needed UntilOn"], await Try(Unit.Nurse, Guardian with { UntilOn = null }));
        Assert.Equal(["field-needed Evidence"], await Try(Unit.Nurse, Guardian with { Evidence = "" }));
        Assert.Equal(["mandates.only-chosen Kind"], await Try(hat, Guardian));
        Assert.Empty(await Try(hat, Guardian with { Kind = "chosen-representative", Evidence = "" }));
        Assert.Equal("access.C10", (await Circuit.As(hat, scope =>
        {
            scope.GetRequiredService<Caller>().FreshSignIn = false;
            return scope.GetRequiredService<RecordMandate>().Run(client, Guardian, Cancel);
        })).Refusal?.Code);
    }

    [Fact]
    public async Task A_reference_person_sees_the_summary_that_the_client_shares_and_nothing_after_the_end()
    {
        var taken = await Unit.Present();
        await Unit.Admit(taken.Client, Unit.Beds[0]);
        var hat = await Circuit.ClientHat(Unit.Nurse, taken.Client);
        var friend = await Beside(taken.Client, new() { As = "ref-person", Name = "Zus", BirthDate = new(1990, 1, 2) });
        Assert.Equal("access.F0", (await Part(friend, Cat.Presence)).Refusal?.Code);
        var form = new ConsentForm { RecipientKind = "person", RecipientOrganisation = Unit.Organisation, RecipientAccount = friend.Account, Categories = ["plan", "presence", "meeting"], Purposes = ["support"], Until = new(2027, 3, 1), Form = "portal", TextLanguage = "nl" };

        Assert.Null((await Circuit.Act<GiveConsent, ConsentId>(hat, give => give.Run(taken.Client, form, Cancel))).Refusal);

        var part = await Part(friend, Cat.Presence);
        Assert.Equal((null, 0, 1), (part.Refusal, part.Entries.Count, part.Summaries.Count));
        Assert.Equal("access.F0", (await Part(friend, Cat.Med)).Refusal?.Code);
        var id = await Circuit.Look(db => db.Set<MandateRecord>().Select(m => m.Id).SingleAsync());
        await Circuit.Act<RecordMandate, Guid>(hat, r => r.End(taken.Client, id, Cancel));
        Assert.Equal("access.F0", (await Part(friend, Cat.Presence)).Refusal?.Code);
    }

    [Fact]
    public async Task A_part_that_is_kept_back_is_closed_until_its_day_and_the_client_names_who_reads_it_instead()
    {
        var client = (await Unit.Present()).Client;
        var hat = await Circuit.ClientHat(Unit.Nurse, client);
        var form = new WithholdingForm { Category = "med", Reason = "Acute wanhoop bij het lezen van de diagnose.", UntilOn = new(2026, 12, 1) };
        async Task<List<string>> Try(WithholdingForm wrong) => Told(await Circuit.Act<WithholdPart, Guid>(Unit.Psychiatrist, w => w.Run(client, wrong, Cancel)));
        Assert.Equal(["withholdings.part Category"], await Try(form with { Category = "plan" }));
        Assert.Equal(["withholdings.reason-short Reason", "withholdings.too-long UntilOn"], await Try(form with { Reason = "liever niet", UntilOn = new(2027, 5, 25) }));
        Assert.Equal(["withholdings.end-before-today UntilOn"], await Try(form with { UntilOn = new(2026, 11, 23) }));

        var id = (await Circuit.Act<WithholdPart, Guid>(Unit.Psychiatrist, w => w.Run(client, form, Cancel))).Value;

        Assert.Equal("access.C6", (await Part(hat, Cat.Med)).Refusal?.Code);
        Assert.Null((await Part(hat, Cat.Subst)).Refusal);
        var copy = Assert.Single(await Circuit.As(hat, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel)));
        Assert.Equal((Cat.Med, "Pia Pieters", ""), (copy.Withheld[0].Category, copy.Withheld[0].By, copy.Withheld[0].Reason));
        Assert.Equal([new ShutPart(Cat.Med, "C6")], copy.Closed);
        Assert.DoesNotContain(copy.Parts.SelectMany(p => p.Entries).SelectMany(e => e.Facts), f => f.Value.Contains("wanhoop", StringComparison.Ordinal));
        Assert.Null((await Circuit.Act<WithholdPart, Guid>(hat, w => w.NamePractitioner(client, id, "Huisarts Haas, Fictegem", Cancel))).Refusal);
        Assert.Equal("Huisarts Haas, Fictegem", (await Circuit.Act<DoorSide, DoorPage>(Unit.Psychiatrist, d => d.Read(client, Cancel))).Value.Withheld[0].Practitioner);
        Circuit.Clock.Now = LocalTimes.StartOf(new(2026, 12, 2));
        Assert.Null((await Part(hat, Cat.Med)).Refusal);
    }

    /// <summary>P23: every part and every way of reading, for every role that works with files.</summary>
    [Theory]
    [InlineData("own")]
    [InlineData("relative")]
    public async Task Who_says_that_a_file_is_the_own_or_of_a_relative_opens_nothing_of_it_any_more(string kind)
    {
        var tried = 0;
        foreach (var role in new[] { Role.Psychiatrist, Role.Psychologist, Role.CrisisNurse, Role.CaseManager, Role.SocialWorker, Role.OfficeAdmin })
        {
            var client = (await Unit.Present($"Naaste {role}")).Client;
            var hat = await Unit.Hire("Iemand", role);
            Assert.Null((await Circuit.Act<ClientFile, ClientFilePage>(hat, file => file.Read(client, Cancel))).Refusal);
            Assert.Null((await Circuit.Act<DeclareTie, Done>(hat, tie => tie.Run(client, kind, Cancel))).Refusal);
            foreach (var (act, category) in from act in new[] { Act.Read, Act.Write, Act.Export, Act.Search, Act.Share, Act.SendJustice, Act.BreakGlass, Act.ManageConsent, Act.Comment } from category in Enum.GetValues<Cat>() where category != Cat.Unknown select (act, category))
            {
                var outcome = await Circuit.As(hat, scope => scope.GetRequiredService<Door>().Read(new(act, category, client), _ => Task.FromResult<object?>(new()), Cancel));
                Assert.Equal((role, act, category, "access.G4"), (role, act, category, outcome.Refusal?.Code));
                tried++;
            }

            Assert.DoesNotContain((await Circuit.Act<FindClients, IReadOnlyList<ClientLine>>(hat, find => find.Search("naaste", "", Cancel))).Value, line => line.Key == client);
        }

        Assert.Equal(6 * 9 * 17, tried);
        Assert.Equal("ties.kind", (await Do<DeclareTie, Done>(async tie => await tie.Run((await Unit.Present("Nog")).Client, "friend", Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task A_carer_who_is_a_client_too_reads_the_own_file_only_by_the_own_door()
    {
        var client = (await Unit.Present()).Client;
        await Circuit.Act<DeclareTie, Done>(Unit.Psychiatrist, tie => tie.Run(client, "own", Cancel));

        var hat = await Circuit.ClientHat(Unit.Nurse, client);

        Assert.NotEqual(Unit.Psychiatrist.Account, hat.Account);
        Assert.Null((await Part(hat, Cat.Plan)).Refusal);
        Assert.Equal("access.G4", (await Circuit.Act<ClientFile, ClientFilePage>(Unit.Psychiatrist, file => file.Read(client, Cancel))).Refusal?.Code);
    }

    private async Task<Hat> Beside(ClientKey client, MandateForm form)
    {
        var id = (await Circuit.Act<RecordMandate, Guid>(Unit.Nurse, r => r.Run(client, form, Cancel))).Value;
        var code = (await Circuit.Print(Unit.Nurse, client, new() { Mandate = id })).Value;
        return await Circuit.HatOf((await Circuit.Enter(code.Code, form.BirthDate)).Value);
    }

    private async Task<OwnFilePart> Part(Hat hat, Cat category) => Assert.Single(await Circuit.As(hat, scope => scope.GetRequiredService<OwnFile>().Read([category], Cancel)));

    private Task<IReadOnlyList<VisitsOfMonth>> Visits(Hat hat) => Circuit.As(hat, scope => scope.GetRequiredService<VisitsToMine>().Read(new(2026, 11), Cancel));

    private Task<Outcome<Guid>> Ask(Hat hat, ClientKey client, Guid about) => Circuit.Act<AskAboutVisit, Guid>(hat, ask => ask.Run(client, about, "Wie is dat?", Cancel));

    private Task<Outcome<Guid>> Remark(Hat hat, ClientKey client, Cat category, string record) => Circuit.Act<AddRemark, Guid>(hat, add => add.Run(client, category, record, "Mijn naam is met een e.", Cancel));

    private Task<Outcome<ConsentId>> Consent(Hat hat, ClientKey client, string category, string saysGiver = "representative", Guid? saysMandate = null) => Circuit.Act<GiveConsent, ConsentId>(hat, give => give.Run(
        client,
        new() { Giver = saysGiver, Mandate = saysMandate, RecipientKind = "organisation", RecipientOrganisation = Unit.Organisation, Categories = [category], Purposes = ["care"], Until = Circuit.Clock.Now.LocalDate().PlusMonths(2), Form = "portal", TextLanguage = "nl" },
        Cancel));
}
