using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Register;
using RodeDraad.Registration;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class EpisodesOnSqlite() : EpisodeTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class EpisodesOnPostgres() : EpisodeTests(new PostgresTestDatabase());

/// <summary>From the work of a stay to a row of the register.</summary>
public abstract class EpisodeTests(TestDatabase on) : UnitTests(on)
{
    [Fact]
    public async Task What_was_written_down_in_each_room_falls_into_the_episode()
    {
        await Stayed();

        var episode = Told(await Episodes(), 0);

        Assert.Equal(
            [
                "year=2026", "unit=unit-01", "age=42", "sex=female", "nationality=non-belgian-eu", "living_situation=alone", "justice_status=current-file", "axis_1_primary=mood-disorders", "axis_1_secondary=substance-related-disorder",
                "primary_problem=substance-use", "ctrs_danger=2", "ctrs_support=2", "ctrs_cooperation=3", "main_substance=alcohol", "main_frequency=daily", "injecting=never",
                "first_care_anamnesis=no", "first_care_crisis_talks=yes", "first_care_somatic=no", "first_care_sedation=no", "first_care_supervision=no", "detoxification=substitution",
                "treatment_detoxification=yes", "treatment_substitution=no", "treatment_medication=no", "treatment_therapy=no", "treatment_motivation=no", "treatment_social_skills=no", "treatment_case_management=no", "treatment_relapse_prevention=no", "treatment_advice=no", "treatment_planning=no",
                "case_management=no", "length_of_stay=3", "reason_ending=end-of-programme", "contact_general_practitioner=yes", "contact_family=no", "contact_professional=no", "contact_police=no",
                "referral_source=general-practitioner", "ambulatory_before=no", "earlier_admissions=0", "earlier_told=no", "first_treatment_ever=yes",
                "discharge_destination=ambulatory-treatment", "aftercare_within_7_days=yes", "readmitted=no", "days_until_readmission=8",
            ],
            episode);
    }

    [Fact]
    public async Task What_nobody_wrote_down_is_missing_and_not_no()
    {
        await Admitted();

        var episode = Told(await Episodes(), 0);

        Assert.Equal(["year=2026", "unit=unit-01", "age=42", "sex=female", "primary_problem=substance-use", "ctrs_danger=2", "ctrs_support=2", "ctrs_cooperation=3", "main_substance=alcohol", "main_frequency=daily", "case_management=no", "referral_source=general-practitioner", "earlier_admissions=0"], episode);
    }

    [Fact]
    public async Task A_step_that_was_closed_without_a_contact_says_no()
    {
        var (client, stay) = await Admitted();
        Assert.Null((await Do<ModuleStepActs, StayId>(step => step.Run(client, stay, "intervention-network", false, null, Cancel))).Refusal);

        Assert.Superset(new HashSet<string>(["contact_general_practitioner=no", "contact_police=no"]), Told(await Episodes(), 0).ToHashSet());
    }

    [Fact]
    public async Task Earlier_and_later_stays_of_one_person_count_over_merged_records_and_not_over_other_houses()
    {
        var (kept, merged, elsewhere) = ((await Unit.Present()).Client, (await Unit.Present()).Client, await SmallUnit.Open(Circuit));
        await Past(kept, Unit, 100, 97);
        await Past(merged, Unit, 40, 38);
        await Past((await Circuit.Act<TakePresentation, TakenPresentation>(elsewhere.Nurse, take => take.Run(elsewhere.Form(), Cancel))).Value.Client, elsewhere, 20, 19);
        Assert.Empty(Told(await Do<MergeClients, ClientId>(merge => merge.Run(kept, merged.Client, Cancel))));

        var episodes = await Episodes();

        Assert.Equal(3, episodes.Count);
        var rows = Enumerable.Range(0, 3).Select(row => (episodes["unit"][row], episodes["earlier_admissions"][row], episodes["readmitted"].Item.Answers![episodes["readmitted"][row]!.Value].Key, episodes["days_until_readmission"][row])).Order();
        Assert.Equal([(0, 0, "yes", 57), (0, 1, "no", 38), (1, 0, "no", 19)], rows);
        Assert.Contains("interval_since_last=1-3-months", Told(episodes, Enumerable.Range(0, 3).Single(row => episodes["earlier_admissions"][row] == 1)));
    }

    [Fact]
    public async Task A_case_that_ran_during_the_stay_is_case_management()
    {
        var (client, _) = await Admitted();
        Assert.Contains("case_management=no", Told(await Episodes(), 0));
        await CaseDay.Play(Circuit, Unit, client, new(1));

        Assert.Contains("case_management=yes", Told(await Episodes(), 0));
    }

    [Fact]
    public async Task The_files_say_nothing_of_who_it_was_or_of_a_day()
    {
        var client = await Stayed();
        var folder = Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString());
        RegisterFolder.Write(folder, await Episodes());
        try
        {
            var words = string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => file + System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
            var reference = await Circuit.Look(db => db.Set<Client>().Select(c => c.Reference).SingleAsync(Cancel));
            Assert.All(["Peeters", reference, $"{client.Client.Value}", $"{client.Organisation.Value}", "1984", "-11-", "Nele"], secret => Assert.DoesNotContain(secret, words, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(1, RegisterFolder.Read(folder).Count);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public async Task The_export_leaves_a_record_in_the_audit_and_an_unknown_year_or_an_interview_is_refused()
    {
        await Stayed();

        var export = Circuit.Get<ExportEpisodes>();
        Assert.Equal(1, (await export.Run("eccam", 2026, Cancel)).Value.Count);
        Assert.Equal(0, (await export.Run("eccam", 2025, Cancel)).Value.Count);
        Assert.Equal(["registration.no-version", "registration.no-version", "registration.interview"], [(await export.Run("eccam", 2008, Cancel)).Refusal!.Code, (await export.Run("darts", 2026, Cancel)).Refusal!.Code, (await export.Run("europasi", 2026, Cancel)).Refusal!.Code]);
        Assert.Equal(["register/eccam-1/2026", "register/eccam-1/2025"], (await Circuit.Audit()).Where(a => a.Event == "export").Select(a => a.Record));
    }

    [Fact]
    public async Task The_european_protocol_is_read_from_the_same_work()
    {
        await Stayed();

        Assert.Equal(
            ["year=2026", "unit=unit-01", "centre_type=inpatient", "previously_treated=never", "source_of_referral=general-practitioner", "age=42", "sex=female", "living_with=alone", "living_where=stable", "primary_drug=alcohol", "in_substitution=no", "frequency=daily", "polydrug=no", "injecting=never"],
            Told((await Circuit.Get<ExportEpisodes>().Run("tdi", 2026, Cancel)).Value, 0));
    }

    [Fact]
    public async Task Own_items_of_a_centre_stand_behind_the_protocol_which_stays_the_same()
    {
        await Stayed();
        static Dictionary<string, string> Word(string word) => new() { ["nl"] = word, ["fr"] = word, ["de"] = word, ["en"] = word };
        var own = new Definition("own-proef-1", 2026,
        [
            new("place", "year", "stay/from", Word("jaar")) { Answers = [new("2026", Word("2026"))] },
            new("place", "unit", "stay/unit", Word("eenheid")) { Answers = [new("unit-01", Word("een"))] },
            new("own", "own_danger", "presentation/danger", Word("gevaar")) { Answers = [new("none", Word("geen"))] },
            new("own", "own_crisis_talk", "form/care/interventions", Word("crisisgesprek")) { Yes = ["crisis-talk"], Answers = [new("yes", Word("ja")), new("no", Word("nee"))] },
        ]);

        var plain = Told(await Episodes(), 0);
        var extended = (await Circuit.Get<ExportEpisodes>().Run("eccam", 2026, Cancel, own)).Value;

        Assert.Equal([.. plain, "own_crisis_talk=yes"], Told(extended, 0));
        Assert.Equal("eccam-1+own-proef-1", extended.Codebook.Version);
        Assert.Equal("registration.no-version", (await Circuit.Get<ExportEpisodes>().Run("eccam", 2025, Cancel, own)).Refusal?.Code);
    }

    [Fact]
    public async Task Rows_stand_in_an_order_that_says_nothing_of_who_came_first()
    {
        var last = (await Unit.Present("Laatste", danger: 1)).Client;
        var first = (await Unit.Present("Eerste", danger: 3)).Client;
        await Past(first, Unit, 30, 29);
        await Past(last, Unit, 20, 19);
        var one = await Episodes();
        await Past(last, Unit, 50, 49);

        Assert.Equal(Enumerable.Range(0, one.Count).Select(row => one["days_until_readmission"][row]).Order(), Enumerable.Range(0, one.Count).Select(row => one["days_until_readmission"][row]));
    }

    /// <summary>Somebody who was here three days with everything written down, and was called two days later.</summary>
    private async Task<ClientKey> Stayed()
    {
        var (client, stay) = await Admitted();
        await Fill(Unit.Nurse, client, stay, "anamnesis", ("use-story", "x"), ("injecting-history", "never"), ("ambulatory-before", "no"), ("earlier-ever", "no"));
        var social = await Unit.Hire("Saar Sociaal", Role.SocialWorker);
        Assert.Null((await Circuit.Act<NoteJudicialStatus, Guid>(social, note => note.Run(client, new() { Status = "probation" }, Cancel))).Refusal);
        await Fill(social, client, stay, "social", ("social-story", "x"), ("nationality", "non-belgian-eu"), ("living-situation", "alone"));
        await Fill(Unit.Psychiatrist, client, stay, "diagnosis", ("axis-1", "mood-disorders"), ("axis-1-secondary", "substance-related-disorder"));
        await Fill(Unit.Psychiatrist, client, stay, "care", ("interventions", "crisis-talk detox-substitution"), ("detoxification", "substitution"));
        await Fill(social, client, stay, "third-party", ("party", "general-practitioner"));
        Circuit.Clock.Now += Duration.FromDays(3);
        Assert.Null((await Unit.Discharge(client, stay)).Refusal);
        Circuit.Clock.Now += Duration.FromDays(2);
        var followUp = await Circuit.Look(db => db.Set<CrisisUnits.FollowUp>().SingleAsync(f => f.Kind == "first-contact", Cancel));
        Assert.Null((await Do<CloseFollowUp, FollowUpId>(close => close.Run(client, followUp.Id, new() { Outcome = "reached", Version = 1 }, Cancel))).Refusal);
        Circuit.Clock.Now += Duration.FromDays(6);
        return client;
    }

    private async Task<(ClientKey Client, StayId Stay)> Admitted()
    {
        var taken = await Unit.Present();
        return (taken.Client, (await Do<AdmitToBed, StayId>(admit => admit.Run(taken.Client, new() { Bed = Unit.Beds[0], Presentation = taken.Id }, Cancel))).Value);
    }

    private async Task Fill(Hat hat, ClientKey client, StayId stay, string kind, params (string Field, string Value)[] fields) =>
        Assert.Empty(Told(await Circuit.Act<SaveModuleForm, Guid>(hat, save => save.Run(client, stay, kind, new(null, fields.ToDictionary(f => f.Field, f => f.Value), 0), Cancel))));

    /// <summary>A stay from and until so many days ago.</summary>
    private Task Past(ClientKey client, SmallUnit unit, int from, int until) => Circuit.Add(new Stay
    {
        OrganisationId = client.Organisation,
        Id = StayId.New(),
        ClientId = client.Client,
        ServiceId = unit.Unit,
        FromAt = Afternoon - Duration.FromDays(from),
        UntilAt = Afternoon - Duration.FromDays(until),
        EndReason = "end-of-programme",
    });

    private async Task<Episodes> Episodes() => (await Circuit.Get<ExportEpisodes>().Run("eccam", 2026, Cancel)).Value;

    /// <summary>What an episode says, item by item, without what is missing.</summary>
    private static List<string> Told(Episodes episodes, int row) => [.. episodes.Columns.Where(column => column[row] is not null).Select(column => $"{column.Item.Name}={column.Item.Answers?[column[row]!.Value].Key ?? $"{column[row]}"}")];
}
