using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>How long a kind of record is kept, from a day on, and on what legal ground. The row with the latest day that has come holds.</summary>
internal sealed class RetentionRule
{
    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Code of <c>retention-kind</c>.</summary>
    public required string Kind { get; init; }

    public required LocalDate FromOn { get; init; }

    public required int Years { get; init; }

    /// <summary>Code of <c>retention-ground</c>.</summary>
    public required string Ground { get; init; }

    /// <summary>The law obliges to keep so long: nobody can have it destroyed before.</summary>
    public required bool Duty { get; init; }

    public required AccountId SetBy { get; init; }

    public required Instant SetAt { get; init; }
}

/// <summary>How long a kind of record is kept.</summary>
/// <param name="Years">Calendar years after the last contact.</param>
/// <param name="Ground">Code of <c>retention-ground</c>.</param>
/// <param name="Duty">The law obliges to keep so long.</param>
/// <param name="FromOn">The day from which the house set it so, or null for the usual.</param>
public sealed record RetentionTerm(string Kind, int Years, string Ground, bool Duty, LocalDate? FromOn = null);

/// <summary>How long records are kept where a house set nothing of its own (access.md B1).</summary>
public static class Retention
{
    /// <summary>A record with care in it.</summary>
    public const string CareFile = "care-file";

    /// <summary>A presentation that led to no care.</summary>
    public const string Referral = "referral-only";

    /// <summary>Consents and refusals. They have no term of their own: they are kept, and go, with the file that they are about.</summary>
    public const string Consents = "consents";

    /// <summary>The log of who did what, each record counted from its own day.</summary>
    public const string Log = "audit";

    /// <summary>Emergency access and its review, counted from its own day.</summary>
    public const string Emergency = "emergency-access";

    private const int OfAge = 18;

    public static IReadOnlyList<RetentionTerm> Usual { get; } =
    [
        new(CareFile, 30, "quality-act", Duty: true),
        new(Referral, 1, "necessity", Duty: false),
        new(Log, 10, "accountability", Duty: false),
        new(Emergency, 10, "accountability", Duty: false),
        new("sign-in-failures", 1, "security", Duty: false),
    ];

    /// <summary>The last day on which a record is kept.</summary>
    /// <param name="term">The term that holds today.</param>
    /// <param name="lastContact">Local day of the last contact; a new one starts the clock again.</param>
    /// <param name="birth">Who was under age at the last contact: a file with a legal duty counts from the eighteenth birthday.</param>
    public static LocalDate KeepUntil(RetentionTerm term, LocalDate lastContact, LocalDate? birth)
    {
        var ofAge = birth?.PlusYears(OfAge);
        var from = term.Duty && ofAge > lastContact ? ofAge.Value : lastContact;
        return from.PlusYears(term.Years);
    }

    /// <summary>The terms of a house on a day, one per kind.</summary>
    internal static async Task<IReadOnlyList<RetentionTerm>> At(CircuitDb db, OrganisationId organisation, LocalDate day, CancellationToken cancel)
    {
        var set = (await db.Set<RetentionRule>().AsNoTracking().Where(r => r.OrganisationId == organisation && r.FromOn <= day).ToListAsync(cancel))
            .GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.MaxBy(r => r.FromOn)!);
        return [.. Usual.Select(usual => set.TryGetValue(usual.Kind, out var own) ? new RetentionTerm(own.Kind, own.Years, own.Ground, own.Duty, own.FromOn) : usual)];
    }
}
