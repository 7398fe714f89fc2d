using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class RightsOnSqlite() : RightsTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class RightsOnPostgres() : RightsTests(new PostgresTestDatabase());

/// <summary>What clients ask by right, with the clock, the additions and the closed parts.</summary>
public abstract class RightsTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task A_request_has_five_working_days_as_aim_and_a_month_by_law_and_says_when_it_is_late()
    {
        var client = (await Unit.Present()).Client;
        var id = (await Ask(client, "access", new(2026, 10, 30))).Value; // a Friday; Sunday is All Saints
        await Ask(client, "copy", null);

        var lines = (await Register(client)).Requests.ToDictionary(r => r.Kind);
        Assert.Equal((new LocalDate(2026, 11, 6), new LocalDate(2026, 11, 30), "target"), (lines["access"].TargetOn, lines["access"].LawOn, lines["access"].Late));
        Assert.Equal("", lines["copy"].Late);
        Circuit.Clock.Now = LocalTimes.At(new(2026, 12, 1, 0, 1)).Value;
        Assert.Equal("law", (await Register(client)).Requests.Single(r => r.Id == id).Late);
        await Answer(client, id, "granted", "Hier is alles.");
        Circuit.Clock.Now += Duration.FromDays(400);
        Assert.Equal(("law", "Hier is alles.", "Nele Nachtegaal"), (await Register(client, Unit.Psychiatrist)).Requests.Where(r => r.Id == id).Select(r => (r.Late, r.Reason, r.AnsweredBy)).Single());
    }

    [Fact]
    public async Task An_answer_needs_a_reason_and_is_given_once()
    {
        var client = (await Unit.Present()).Client;
        Assert.Equal(["code-unknown Kind", "time.in-future AskedOn", "field-needed Said"], Told(await Do<RecordRightsRequest, Guid>(record => record.Run(client, "wish", new LocalDate(2027, 1, 1), " ", Cancel))));
        var id = (await Ask(client, "objection", null)).Value;

        Assert.Equal(["field-needed Reason"], Told(await Answer(client, id, "refused", " ")));
        Assert.Null((await Answer(client, id, "refused", "De wet verplicht tot registratie.")).Refusal);
        Assert.Equal("rights.answered", (await Answer(client, id, "granted", "Toch wel.", 2)).Refusal?.Code);
        Assert.Equal("rights.unknown", (await Answer((await Unit.Present("Ander")).Client, id, "granted", "Toch wel.")).Refusal?.Code);
    }

    [Fact]
    public async Task An_erasure_that_the_law_forbids_is_refused_with_ground_and_date_and_one_that_it_allows_waits_for_a_second_person()
    {
        var (cared, _) = await WorkDay.Play(Circuit, Unit);
        var referred = (await Unit.Present("Enkel")).Client;
        var (kept, open) = ((await Ask(cared, "erasure", null)).Value, (await Ask(referred, "erasure", null)).Value);

        Assert.Equal("keeping.duty-to-keep", (await Answer(cared, kept, "granted", "Op uw vraag.")).Refusal?.Code);
        Assert.Null((await Answer(referred, open, "granted", "Op uw vraag.")).Refusal);
        var proposal = await Circuit.Look(db => db.Set<Destruction>().SingleAsync(Cancel));
        Assert.Equal((referred.Client, "asked-by-client", Unit.Nurse.Account, null), (proposal.ClientId, proposal.Ground, proposal.ProposedBy, proposal.CarriedOutAt));
        Assert.Equal("keeping.same-person", (await Circuit.Act<ConfirmDestruction, Guid>(Unit.Nurse with { Leads = true }, confirm => confirm.Run(proposal.Id, Cancel))).Refusal?.Code);
        Assert.Null((await Circuit.Act<ConfirmDestruction, Guid>(Unit.Psychiatrist with { Leads = true }, confirm => confirm.Run(proposal.Id, Cancel))).Refusal);
    }

    [Fact]
    public async Task An_addition_stands_beside_its_entry_and_a_refused_correction_has_its_reason()
    {
        var (taken, other) = (await Unit.Present(), await Unit.Present("Ander"));
        var entry = $"presentation/{taken.Id.Value}";

        Assert.Equal(["field-needed Reason"], Told(await Add(taken.Client, entry, "Ik was niet boos.", false, "")));
        Assert.Equal(["rights.no-such-entry Entry"], Told(await Add(other.Client, entry, "Ik was niet boos.", true, "")));
        Assert.Equal(["rights.no-such-entry Entry"], Told(await Add(taken.Client, "presentation/niets", "Ik was niet boos.", true, "")));
        await Add(taken.Client, entry, "Ik was niet boos.", false, "Drie collega's hoorden het.");
        await Add(taken.Client, entry, "Ik heb twee kinderen.", true, "");

        var page = (await Circuit.Act<PresentationReader, PresentationPage>(Unit.Psychiatrist, read => read.Read(taken.Client, taken.Id, Cancel))).Value;
        Assert.Equal([("Ik was niet boos.", false, "Drie collega's hoorden het."), ("Ik heb twee kinderen.", true, "")], page.Addenda.Select(a => (a.Said, a.Accepted, a.Reason)));
        Assert.Empty((await Do<PresentationReader, PresentationPage>(read => read.Read(other.Client, other.Id, Cancel))).Value.Addenda);
    }

    [Fact]
    public async Task A_closed_part_is_told_to_the_facts_until_it_is_opened_again()
    {
        var client = (await Unit.Present()).Client;
        Assert.Equal(["code-unknown Category"], Told(await Close(client, "ident")));
        var id = (await Close(client, "psy")).Value;
        await Close(client, "subst");
        Assert.Equal("rights.already-closed", (await Close(client, "psy")).Refusal?.Code);

        Task<IReadOnlyList<Cat>> Closed() => Circuit.Look(db => Restrictions.Closed(db, client, Circuit.Clock.Now, Cancel));
        Assert.Equal([Cat.Psy, Cat.Subst], (await Closed()).Order());
        Circuit.Clock.Now += Duration.FromMinutes(1);
        await Do<RestrictCategory, Guid>(restrict => restrict.Open(client, id, Cancel));
        Assert.Equal([Cat.Subst], (await Closed()).Order());
        Assert.Null((await Close(client, "psy")).Refusal);
    }

    [Fact]
    public async Task Who_does_not_care_for_the_client_sees_no_register()
    {
        var client = (await Unit.Present()).Client;
        var elsewhere = await SmallUnit.Open(Circuit);

        Assert.Equal("access.R1", (await Circuit.Act<RightsRegister, RightsPage>(elsewhere.Nurse, read => read.Read(client, Cancel))).Refusal?.Code);
        Assert.NotNull((await Circuit.Act<RecordRightsRequest, Guid>(Unit.Office, record => record.Run(client, "copy", null, "Kopie", Cancel))).Refusal);
    }

    private Task<Outcome<Guid>> Ask(ClientKey client, string kind, LocalDate? on) => Do<RecordRightsRequest, Guid>(record => record.Run(client, kind, on, "Ik vraag dit.", Cancel));

    private Task<Outcome<Guid>> Answer(ClientKey client, Guid id, string answer, string reason, int version = 1) =>
        Do<AnswerRightsRequest, Guid>(give => give.Run(client, id, (answer, reason), version, Cancel));

    private Task<Outcome<Guid>> Add(ClientKey client, string entry, string said, bool accepted, string reason) =>
        Do<AddAddendum, Guid>(add => add.Run(client, entry, said, (accepted, reason), Cancel));

    private Task<Outcome<Guid>> Close(ClientKey client, string category) => Do<RestrictCategory, Guid>(restrict => restrict.Run(client, category, "Op vraag", Cancel));

    private async Task<RightsPage> Register(ClientKey client, Hat? hat = null) => (await Circuit.Act<RightsRegister, RightsPage>(hat ?? Unit.Nurse, read => read.Read(client, Cancel))).Value;
}
