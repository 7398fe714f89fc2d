using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A contact, in a few fields.</summary>
public sealed record ContactForm
{
    /// <summary>Made on the device, so that a contact that is sent twice is one.</summary>
    public Guid? Id { get; init; }

    /// <summary>When it was; null is now.</summary>
    public Instant? At { get; init; }

    /// <summary>Code of <c>case-contact-kind</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Code of <c>case-contact-with</c>.</summary>
    public string With { get; init; } = "client";

    /// <summary>Codes of <c>case-management-base-function</c>.</summary>
    public IReadOnlyList<string> Functions { get; init; } = [];

    /// <summary>Codes of <c>direct-service-task</c>.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Minutes, 1 to 1440.</summary>
    public int? Minutes { get; init; }

    /// <summary>Code of <c>contact-outcome</c>.</summary>
    public string Outcome { get; init; } = "reached";

    public string Note { get; init; } = "";

    /// <summary>What happens next; becomes a task.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>By when; null is a week.</summary>
    public LocalDate? NextOn { get; init; }

    /// <summary>It waited on a device without a line. Such a contact is kept also when the case is over meanwhile, or the day of its next step is past.</summary>
    public bool Queued { get; init; }
}

/// <summary>Logs a contact of a case, and what follows: who was missed is looked for, a next step becomes a task.</summary>
/// <remarks>Refuses with <c>cases.unknown</c>, <c>cases.contact-after-end</c>, <c>time.in-future</c>, <c>contacts.before-case</c>, <c>.minutes-range</c>, <c>.next-in-past</c>, and what is wrong with the form.</remarks>
public sealed class LogContact(Door door)
{
    private const int NextStepDays = 7;

    public Task<Outcome<CaseContactId>> Run(ClientKey client, CaseId id, ContactForm form, CancellationToken cancel) =>
        door.Write<CaseContactId>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => Log(session, client, id, form, cancel), cancel);

    private static async Task<Outcome<CaseContactId>> Log(Session session, ClientKey client, CaseId id, ContactForm form, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        var contact = form.Id is { } made ? new CaseContactId(made) : CaseContactId.New();
        if (form.Id is not null && await session.Db.Set<CaseContact>().AnyAsync(c => c.OrganisationId == client.Organisation && c.Id == contact && c.By == session.Hat.Account, cancel))
        {
            return contact;
        }

        var at = form.At ?? session.Now;
        var mistakes = MistakesOf(session, held, form, at);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        await Keep(session, held, form, (contact, at), cancel);
        return contact;
    }

    /// <summary>Keeps a contact in the act of another operation.</summary>
    internal static async Task Keep(Session session, Case held, ContactForm form, (CaseContactId Id, Instant At) made, CancellationToken cancel)
    {
        var client = new ClientKey(held.OrganisationId, held.ClientId);
        var texts = await session.Texts(client, cancel);
        session.Db.Add(new CaseContact
        {
            OrganisationId = held.OrganisationId,
            Id = made.Id,
            ClientId = held.ClientId,
            CaseId = held.Id,
            At = made.At,
            Kind = form.Kind,
            With = form.With,
            Functions = [.. form.Functions.Distinct(StringComparer.Ordinal)],
            Services = [.. form.Services.Distinct(StringComparer.Ordinal)],
            Minutes = form.Minutes,
            Outcome = form.Outcome,
            Note = texts.Seal(CaseContact.Table, form.Note.Trim()),
            AfterTheEnd = held.EndedOn is { } end && made.At.LocalDate() > end,
            By = session.Hat.Account,
            LoggedAt = session.Now,
        });
        await Follow(session, held, form, made.At, texts, cancel);
        session.Wrote("create", client, $"case-contact/{made.Id.Value}", 1);
    }

    private static async Task Follow(Session session, Case held, ContactForm form, Instant at, ClientTexts texts, CancellationToken cancel)
    {
        if (Found.Met(form.With, form.Outcome))
        {
            await Seen(session, held, at, cancel);
        }

        if (Found.Missed(form.With, form.Outcome) && held.EndedOn is null && (held.LastContactAt is not { } seen || seen <= at))
        {
            await CaseTasks.LookFor(session, held, at, cancel);
        }

        if (form.NextStep.Trim().Length > 0)
        {
            var next = CaseTasks.New(held, "next-step", form.NextOn ?? session.Now.LocalDate().PlusDays(NextStepDays));
            (next.What, next.Carer) = (texts.Seal(CaseTask.Table, form.NextStep.Trim()), held.Keeper(session.Hat.Account, session.Now));
            session.Db.Add(next);
        }
    }

    /// <summary>Somebody spoke with the client: the silence is over, and so is the search, unless the client was missed after it.</summary>
    internal static async Task Seen(Session session, Case held, Instant at, CancellationToken cancel)
    {
        if (held.LastContactAt is not { } last || last < at)
        {
            await CaseTasks.Close(session, held, "closing-talk", "done", cancel);
            await Cases.Spoken(session.Db, held, at, cancel);
        }

        if (!await session.Db.Set<CaseContact>().AnyAsync(c => c.OrganisationId == held.OrganisationId && c.CaseId == held.Id && c.At > at && c.With == "client" && Found.MissedBy.Contains(c.Outcome), cancel))
        {
            await CaseTasks.Close(session, held, "outreach", "done", cancel);
        }
    }

    private static List<Refusal> MistakesOf(Session session, Case held, ContactForm form, Instant at)
    {
        var check = new Mistakes();
        check.Code("case-contact-kind", form.Kind, nameof(form.Kind), needed: true);
        check.Code("case-contact-with", form.With, nameof(form.With), needed: true);
        check.Code("contact-outcome", form.Outcome, nameof(form.Outcome), needed: true);
        check.Codes("case-management-base-function", form.Functions, nameof(form.Functions));
        check.Codes("direct-service-task", form.Services, nameof(form.Services));
        check.Text(form.Note, ProposeCase.LongestText, nameof(form.Note));
        check.Text(form.NextStep, ProposeCase.LongestText, nameof(form.NextStep));
        check.That(form.Minutes is null or (>= 1 and <= 1440), new Refusal("contacts.minutes-range").At(nameof(form.Minutes)));
        check.That(at <= session.Now, new Refusal("time.in-future").At(nameof(form.At)));
        var first = held.FromOn is { } from ? LocalDate.Min(from, held.ProposedAt.LocalDate()) : held.ProposedAt.LocalDate();
        check.That(at.LocalDate() >= first, new Refusal("contacts.before-case", first.ToString("d/MM/uuuu", null)).At(nameof(form.At)));
        check.That(form.Queued || form.NextOn is not { } next || next >= session.Now.LocalDate(), new Refusal("contacts.next-in-past").At(nameof(form.NextOn)));
        check.That(form.Queued || held.EndedOn is not { } end || at.LocalDate() <= end, new Refusal("cases.contact-after-end").At(nameof(form.At)));
        return check.Found;
    }
}
