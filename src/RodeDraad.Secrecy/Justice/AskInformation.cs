using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>What a justice assistant asks about a person.</summary>
public sealed record QuestionForm
{
    /// <summary>The house of care that is asked.</summary>
    public OrganisationId House { get; init; }

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public LocalDate? BirthDate { get; init; }

    /// <summary>The asker's own file number.</summary>
    public string FileNumber { get; init; } = "";

    /// <summary>Code of <c>justice-purpose</c> that holds today.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>Code of <c>justice-ground</c> that holds today.</summary>
    public string Ground { get; init; } = "";

    public string Question { get; init; } = "";

    /// <summary>By when an answer is wished for.</summary>
    public LocalDate? WishedOn { get; init; }
}

/// <summary>The one answer to every question: that it was received.</summary>
public sealed record QuestionReceived(string Answer = "received");

/// <summary>Puts a question to a house of care. No client is looked up, so the answer and the work are the same for a person who is known there, one who is not, and one who refused.</summary>
/// <remarks>Refuses with <c>access.J0</c>, <c>justice.no-such-house</c>, <c>field-needed</c>, <c>code-unknown</c>, <c>justice.code-not-today</c>, <c>text.too-long</c>, <c>justice.born-later</c>, <c>justice.wished-in-past</c>.</remarks>
public sealed class AskInformation(Door door, Caller caller)
{
    public const int LongestQuestion = 500;

    /// <summary>After this time nobody answers any more.</summary>
    public static readonly Duration Open = Duration.FromDays(30);

    public Task<Outcome<QuestionReceived>> Run(QuestionForm form, CancellationToken cancel)
    {
        var id = ExchangeId.New();
        return door.WriteOwn<QuestionReceived>((Rule.J0, "create", $"packet/{id.Value}"), (db, now) => Ask(db, id, form, now, cancel), cancel);
    }

    private async Task<Outcome<QuestionReceived>> Ask(Storage.CircuitDb db, ExchangeId id, QuestionForm form, Instant now, CancellationToken cancel)
    {
        if (caller is not { Hat: { Role: Role.Justice } hat, AccountActive: true, SecondFactor: true } || !await Houses.OfKind(db, "justice").AnyAsync(h => h.Id == hat.Organisation, cancel))
        {
            return new Refusal("access.J0");
        }

        var check = Check(form, now.LocalDate());
        check.That(await Houses.OfKind(db, "care").AnyAsync(h => h.Id == form.House, cancel), new Refusal("justice.no-such-house").At(nameof(form.House)));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var exchange = new Exchange
        {
            OrganisationId = form.House,
            Id = id,
            House = hat.Organisation,
            Assistant = hat.Account,
            FamilyName = form.FamilyName.Trim(),
            GivenName = form.GivenName.Trim(),
            BirthDate = form.BirthDate!.Value,
            FileNumber = form.FileNumber.Trim(),
            Purpose = form.Purpose,
            Ground = form.Ground,
            Question = PacketText.Clean(form.Question),
            WishedOn = form.WishedOn,
            AskedAt = now,
            OpenUntil = now + Open,
        };
        db.Add(exchange);
        Steps.Take(db, exchange, (hat, now), ExchangeAct.Ask, "screen");
        return new QuestionReceived();
    }

    private static Mistakes Check(QuestionForm form, LocalDate today)
    {
        var check = new Mistakes();
        check.Text(form.FamilyName, 100, nameof(form.FamilyName), needed: true);
        check.Text(form.GivenName, 100, nameof(form.GivenName), needed: true);
        check.That(form.BirthDate is not null, new Refusal("field-needed").At(nameof(form.BirthDate)));
        check.That(form.BirthDate is null || form.BirthDate <= today, new Refusal("justice.born-later").At(nameof(form.BirthDate)));
        check.Text(form.FileNumber, 40, nameof(form.FileNumber), needed: true);
        check.Text(form.Question, LongestQuestion, nameof(form.Question), needed: true);
        Dated(check, "justice-purpose", form.Purpose, nameof(form.Purpose), today);
        Dated(check, "justice-ground", form.Ground, nameof(form.Ground), today);
        check.That(form.WishedOn is null || form.WishedOn >= today, new Refusal("justice.wished-in-past").At(nameof(form.WishedOn)));
        return check;
    }

    private static void Dated(Mistakes check, string list, string key, string field, LocalDate today)
    {
        check.Code(list, key, field, needed: true);
        check.That(!Vocabulary.Has(list, key) || DatedCodes.Has(list, key, today), new Refusal("justice.code-not-today").At(field));
    }
}
