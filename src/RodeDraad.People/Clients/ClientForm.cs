using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.People;

/// <summary>The least that identifies a client, as a form or the API gives it. Everything may be empty for someone unknown.</summary>
public sealed record ClientForm
{
    public const int LongestName = 100;

    /// <summary>Earliest year of birth that is believed.</summary>
    private const int EarliestYear = 1900;

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public LocalDate? BirthDate { get; init; }

    /// <summary>Estimated age in years, when the birth date is not known.</summary>
    public int? EstimatedAge { get; init; }

    /// <summary>Code of <c>sex</c>.</summary>
    public string Sex { get; init; } = "unknown";

    /// <summary>Code of <c>client-language</c>, or empty.</summary>
    public string Language { get; init; } = "";

    public string Municipality { get; init; } = "";

    public string Phone { get; init; } = "";

    /// <summary>National number with check digit, or empty.</summary>
    public string Niss { get; init; } = "";

    /// <summary>Takes a number that was kept away again, and with it the link to records of other houses.</summary>
    public bool ForgetNiss { get; init; }

    public bool Anonymous { get; init; }

    /// <summary>All that is wrong with the form.</summary>
    /// <param name="today">The local day, against births in the future.</param>
    public List<Refusal> Mistakes(LocalDate today)
    {
        var check = new Kernel.Mistakes();
        check.That(Anonymous || FamilyName.Length + GivenName.Length > 0, new Refusal("clients.name-or-anonymous").At(nameof(FamilyName)));
        check.Text(FamilyName, LongestName, nameof(FamilyName));
        check.Text(GivenName, LongestName, nameof(GivenName));
        check.Text(Municipality, LongestName, nameof(Municipality));
        check.Text(Phone, LongestName, nameof(Phone));
        check.That(BirthDate is null || BirthDate <= today, new Refusal("clients.birth-in-future").At(nameof(BirthDate)));
        check.That(BirthDate is null or { Year: >= EarliestYear }, new Refusal("clients.birth-too-early", EarliestYear).At(nameof(BirthDate)));
        check.That(EstimatedAge is null or (>= 0 and <= 120), new Refusal("clients.age-out-of-range").At(nameof(EstimatedAge)));
        check.Code("sex", Sex, nameof(Sex), needed: true);
        check.Code("client-language", Language, nameof(Language));
        check.That(Niss.Length == 0 || NationalNumber.IsValid(Niss), new Refusal("clients.niss-invalid").At(nameof(Niss)));
        return check.Found;
    }
}

/// <summary>The Belgian number of the national register (or BIS number): eleven digits, the last two a check.</summary>
public static class NationalNumber
{
    /// <summary>Whether eleven digits (signs between them allowed) have the right check: 97 less the remainder by 97, after 1999 with a 2 before.</summary>
    public static bool IsValid(string niss) =>
        Digits(niss) is { Length: 11 } digits
        && long.Parse(digits.AsSpan(0, 9), System.Globalization.CultureInfo.InvariantCulture) is var number
        && int.Parse(digits.AsSpan(9), System.Globalization.CultureInfo.InvariantCulture) is var check
        && (check == 97 - (number % 97) || check == 97 - ((2_000_000_000 + number) % 97));

    /// <summary>The digits alone.</summary>
    public static string Digits(string niss) => new([.. niss.Where(char.IsAsciiDigit)]);
}
