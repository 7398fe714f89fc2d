using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class LetterOnSqlite() : LetterTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class LetterOnPostgres() : LetterTests(new PostgresTestDatabase());

/// <summary>Letters of a case: what they need before they are made, and what is kept of them.</summary>
public abstract class LetterTests(TestDatabase on) : CaseWork(on)
{
    private static LetterForm ToService => new() { Kind = "linking", Language = "fr", To = "CPAS", Way = "by-client", NextStep = "Rendez-vous le 3 décembre" };

    [Fact]
    public async Task A_letter_is_kept_word_for_word_and_logged_and_nobody_counts_it_as_a_meeting()
    {
        var id = await Begin();

        var entry = (await Write(id, ToService)).Value;

        var page = await Page(id);
        var letter = page.Forms.Single(f => f.Id == entry).Fields;
        Assert.Equal(("case-letter", "linking", "CPAS", "fr", "An Peeters", "Rendez-vous le 3 décembre"), (page.Forms.Single(f => f.Id == entry).Kind, letter["letter-kind"], letter["letter-to"], letter["letter-language"], letter["letter-subject"], letter["letter-text"]));
        var contact = Assert.Single(page.Contacts);
        Assert.Equal(("letter", "service", "An Peeters · CPAS", "Maya Draad"), (contact.Kind, contact.With, contact.Note, contact.By));
        Assert.Null(await Circuit.Look(db => db.Set<Case>().Select(c => c.LastContactAt).SingleAsync(Cancel)));
        Assert.Equal("CPAS", (await With<WriteLetter, KeptLetter>(letters => letters.Read(Client, id, entry, Cancel))).Value.Letter.Fields["letter-to"]);
        Assert.Equal("access.R1", (await With<WriteLetter, KeptLetter>(letters => letters.Read(Client, id, Guid.CreateVersion7(), Cancel))).Refusal?.Code);
    }

    [Fact]
    public async Task A_letter_about_an_appointment_names_one_that_was_missed_or_is_to_come()
    {
        var id = await Begin();
        var appointment = (await With<AppointmentActs, AppointmentId>(acts => acts.Plan(Client, id, new() { At = Circuit.Clock.Now + Duration.FromHours(1), Kind = "office", Place = "Kaai 1" }, Cancel))).Value;
        var invitation = new LetterForm { Kind = "missed", Language = "nl", Appointment = appointment };

        Assert.Equal(["letters.appointment-needed Appointment"], Told(await Write(id, invitation)));
        Assert.Null((await Write(id, invitation with { Kind = "appointment" })).Refusal);
        Circuit.Clock.Now += Duration.FromHours(2);
        await With<AppointmentActs, AppointmentId>(acts => acts.Settle(Client, appointment, "missed", 1, Cancel));
        var draft = (await With<WriteLetter, LetterDraft>(letters => letters.Preview(Client, id, invitation, Cancel))).Value;

        Assert.Equal(("An Peeters", "Kaai 1"), (draft.Facts?.To, draft.Facts?.Appointment?.Place));
        Assert.Equal(["letters.appointment-needed Appointment"], (await With<WriteLetter, LetterDraft>(letters => letters.Preview(Client, id, invitation with { Kind = "appointment" }, Cancel))).Value.Mistakes.Select(m => $"{m.Code} {m.Field}"));
        Assert.Equal(1, await Letters());
    }

    [Fact]
    public async Task A_letter_to_others_needs_a_running_consent_toward_their_house_or_goes_by_the_hand_of_the_client()
    {
        var id = await Begin();
        var there = await SmallUnit.Open(Circuit);
        var letter = ToService with { Way = "consent", House = there.Organisation, To = "" };
        Assert.Equal(["letters.no-consent House"], Told(await Write(id, letter)));
        Assert.Equal(["field-needed To", "field-needed NextStep", "field-needed Way"], Told(await Write(id, ToService with { Way = "", To = "", NextStep = "" })));
        await Say(new() { RecipientKind = "function", RecipientRole = "case_manager", RecipientOrganisation = there.Organisation });
        Assert.Equal(["letters.no-consent House"], Told(await Write(id, letter)));
        await Say(new() { RecipientKind = "organisation", RecipientOrganisation = there.Organisation });

        var entry = (await Write(id, letter)).Value;

        Assert.Equal("Ziekenhuis De Proef (fictief)", (await Page(id)).Forms.Single(f => f.Id == entry).Fields["letter-to"]);
        Assert.Equal($"organisation/{there.Organisation.Value}", await Circuit.Look(db => db.Set<Storage.AuditRecord>().Where(r => r.Recipient != null && r.Recipient != "").Select(r => r.Recipient).SingleAsync(Cancel)));
        await Say(new() { Kind = "refusal", RecipientKind = "person", RecipientOrganisation = there.Organisation, RecipientAccount = there.Nurse.Account });
        Assert.Equal(["letters.no-consent House"], Told(await Write(id, letter)));
        Assert.Equal(1, await Letters());
    }

    [Fact]
    public async Task A_letter_to_the_client_has_no_way_to_others_and_tells_no_house()
    {
        var id = await Begin();
        var there = await SmallUnit.Open(Circuit);
        var open = new LetterForm { Kind = "door-open", Language = "nl", Way = "consent" };

        Assert.Equal(["letters.to-client Way"], Told(await Write(id, open)));
        Assert.Equal(["letters.to-client Way"], Told(await Write(id, open with { House = there.Organisation })));
        Assert.Null((await Write(id, open with { Way = "", House = there.Organisation })).Refusal);
        Assert.False(await Circuit.Look(db => db.Set<Storage.AuditRecord>().AnyAsync(r => r.Recipient != "", Cancel)));
    }

    [Fact]
    public async Task After_the_end_only_the_letter_that_leaves_the_door_open_is_written()
    {
        var id = await Begin();
        await End(id);

        Assert.Equal(["cases.ended"], Told(await Write(id, ToService)));
        Assert.Null((await Write(id, new() { Kind = "door-open", Language = "de", Paragraph = "Alles Gute" })).Refusal);
        Assert.Equal(["field-needed Paragraph", "cases.ended"], Told(await Write(id, ToService with { Kind = "advocacy" })).Order(StringComparer.Ordinal).Reverse());
    }

    private Task<Outcome<Guid>> Write(CaseId id, LetterForm form) =>
        With<WriteLetter, Guid>(letters => letters.Run(Client, id, form, facts => new(facts.Case.Client.Name, facts.Asked.NextStep.Length > 0 ? facts.Asked.NextStep : "…"), Cancel));

    private async Task Say(ConsentForm form) => Assert.Null((await With<GiveConsent, ConsentId>(give => give.Run(
        Client, form with { Categories = ["plan"], Purposes = form.Kind == "grant" ? ["care"] : [], Until = form.Kind == "grant" ? new LocalDate(2027, 3, 1) : null, Form = "oral", Witness = "Wim", TextLanguage = "nl" }, Cancel))).Refusal);

    private Task<int> Letters() => Circuit.Look(db => db.Set<FormEntry>().CountAsync(e => e.Kind == "case-letter", Cancel));
}
