using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>Writes a letter of a case, and keeps it: as a contact, and word for word as a form of the case.</summary>
/// <remarks>
/// A letter to others goes with a running consent toward their house, or the client hands it over. None goes to justice: that is the exchange with justice.
/// Refuses with <c>cases.unknown</c>, <c>cases.ended</c>, <c>letters.appointment-needed</c>, <c>letters.no-consent</c>, <c>letters.to-client</c> when one to the client has a way, and what is wrong with the form.
/// </remarks>
public sealed class WriteLetter(Door door)
{
    private const int LongestName = 200;
    private const int LongestAddress = 500;

    /// <summary>What is typed fits into the text that is kept, with the fixed words around it.</summary>
    private const int LongestParagraph = 6_000;
    private const int LongestNextStep = 2_000;

    /// <summary>The languages in which letters are written.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["nl", "fr", "de", "en"];

    /// <summary>Whether letters of a kind go to somebody else than the client.</summary>
    public static bool ToOthers(string kind) => kind is "linking" or "advocacy";

    /// <summary>Code of <c>appointment-state</c> of the appointment that a kind of letter is about; null when it is about none.</summary>
    public static string? About(string kind) => kind switch { "missed" => "missed", "appointment" => "planned", _ => null };

    public Task<Outcome<LetterChoices>> Choices(ClientKey client, CaseId id, CancellationToken cancel) => door.Read<LetterChoices>(
        new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}" },
        async session => await Cases.Of(session.Db, client, id, cancel) is not { } held ? null : new(
            await CaseReader.HeadOf(session, held, cancel),
            await CaseReader.Appointments(session, held, await session.Texts(client, cancel), cancel),
            await ToAnotherHouse.Houses(session, cancel)),
        cancel);

    /// <summary>What the letter would say; nothing is kept.</summary>
    public Task<Outcome<LetterDraft>> Preview(ClientKey client, CaseId id, LetterForm form, CancellationToken cancel) => door.Read<LetterDraft>(
        new(Act.Read, Cat.Plan, client) { Record = $"case/{id.Value}" },
        async session => await Cases.Of(session.Db, client, id, cancel) is { } held ? await Draft(session, held, form, cancel) : null,
        cancel);

    /// <param name="words">Puts what the record says into the words of the letter.</param>
    /// <returns>The entry of the form <c>case-letter</c>.</returns>
    public Task<Outcome<Guid>> Run(ClientKey client, CaseId id, LetterForm form, Func<LetterFacts, LetterWords> words, CancellationToken cancel) =>
        door.Write<Guid>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => Write(session, client, id, (form, words), cancel), cancel);

    /// <summary>A letter that was made, to be printed again.</summary>
    public Task<Outcome<KeptLetter>> Read(ClientKey client, CaseId id, Guid entry, CancellationToken cancel) => door.Read<KeptLetter>(
        new(Act.Read, Cat.Plan, client) { Record = $"case-letter/{entry}" },
        async session => await Cases.Of(session.Db, client, id, cancel) is { } held
            && (await FilledForms.Of(session, Cases.BasisOf(held), CaseForms.All, cancel)).Forms.FirstOrDefault(f => f.Id == entry && f.Kind == CaseForms.Letter.Kind) is { } letter
            ? new(await CaseReader.HeadOf(session, held, cancel), letter)
            : null,
        cancel);

    private static async Task<Outcome<Guid>> Write(Session session, ClientKey client, CaseId id, (LetterForm Form, Func<LetterFacts, LetterWords> Words) letter, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        var (form, draft) = (letter.Form, await Draft(session, held, letter.Form, cancel));
        if (draft.Facts is not { } facts)
        {
            return draft.Mistakes.ToList();
        }

        var words = letter.Words(facts);
        var contact = new ContactForm
        {
            Kind = "letter",
            With = form.Kind switch { "linking" => "service", "advocacy" => "other", _ => "client" },
            Functions = [form.Kind switch { "linking" => "linking", "advocacy" => "advocacy", "door-open" => "closing", _ => "monitoring" }],
            Outcome = "message-left",
            Note = $"{words.Subject} · {facts.To}",
        };
        await LogContact.Keep(session, held, contact, (CaseContactId.New(), session.Now), cancel);
        if (draft.House is { } house)
        {
            ToAnotherHouse.Told(session, house, words.Text);
        }

        Dictionary<string, string> kept = new()
        {
            ["letter-kind"] = form.Kind,
            ["letter-to"] = facts.To,
            ["letter-address"] = form.Address.Trim(),
            ["letter-language"] = form.Language,
            ["letter-way"] = form.Way,
            ["letter-subject"] = words.Subject,
            ["letter-text"] = words.Text,
        };
        return await KeepForm.In(session, Cases.BasisOf(held), CaseForms.Letter, new(null, kept, default), cancel);
    }

    private static async Task<LetterDraft> Draft(Session session, Case held, LetterForm form, CancellationToken cancel)
    {
        var client = new ClientKey(held.OrganisationId, held.ClientId);
        var (others, state) = (ToOthers(form.Kind), About(form.Kind));
        var appointment = state is null ? null
            : (await CaseReader.Appointments(session, held, await session.Texts(client, cancel), cancel)).FirstOrDefault(a => a.Id == form.Appointment && a.State == state);
        var check = new Mistakes();
        check.Code("case-letter-kind", form.Kind, nameof(form.Kind), needed: true);
        check.That(Languages.Contains(form.Language), new Refusal("code-unknown", form.Language).At(nameof(form.Language)));
        check.That(held.EndedOn is null || form.Kind == "door-open", new Refusal("cases.ended"));
        check.That(state is null || appointment is not null, new Refusal("letters.appointment-needed").At(nameof(form.Appointment)));
        check.Text(form.To, LongestName, nameof(form.To), needed: others && form.Way != "consent");
        check.Text(form.Address, LongestAddress, nameof(form.Address));
        check.Text(form.NextStep, LongestNextStep, nameof(form.NextStep), needed: form.Kind == "linking");
        check.Text(form.Paragraph, LongestParagraph, nameof(form.Paragraph), needed: form.Kind == "advocacy");
        check.That(others || form.Way.Length == 0, new Refusal("letters.to-client").At(nameof(form.Way)));
        var house = others ? await ToAnotherHouse.Check(check, session, client, (form.Way, form.House), cancel) : null;
        if (check.Found.Count > 0)
        {
            return new(null, check.Found);
        }

        var head = await CaseReader.HeadOf(session, held, cancel);
        var to = !others ? head.Client.Name : string.Join(", ", new[] { house?.Name ?? "", form.To.Trim() }.Where(part => part.Length > 0));
        return new(new(head, session.Hat.Name, form, to, appointment), []) { House = house };
    }
}
