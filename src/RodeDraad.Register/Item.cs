using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>One answer that a category item may have.</summary>
/// <param name="Key">What files hold, for example <c>crisis-unit</c>; stays the same when answers are added before it.</param>
/// <param name="Labels">Text by language: nl, fr, de, en.</param>
public sealed record Answer(string Key, IReadOnlyDictionary<string, string> Labels);

/// <summary>What is asked or derived of each episode: one answer of a list, or a whole number.</summary>
/// <param name="Name">Name of the column: lower-case letters, digits and underscores.</param>
/// <param name="Labels">Text by language: nl, fr, de, en.</param>
/// <param name="Answers">Of a category: 1 to 255, in the order of their codes, which begin at 0. Null for a number.</param>
/// <param name="Unit">Of a number: years, days, points. Null for a category.</param>
/// <param name="Most">Of a number: the largest there is, 0 to 65,534. Null for a category.</param>
public sealed partial record Item(string Name, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<Answer>? Answers = null, string? Unit = null, int? Most = null)
{
    private const int OneByte = 256;
    private const int TwoBytes = 65536;

    /// <summary>The code of a missing answer or number: the one after all others.</summary>
    [JsonIgnore]
    public int Missing => Answers?.Count ?? Most!.Value + 1;

    /// <summary>How many codes there are, the one for missing included.</summary>
    [JsonIgnore]
    public int Codes => Missing + 1;

    /// <summary>Whether a code needs two bytes.</summary>
    [JsonIgnore]
    public bool Wide => Codes > OneByte;

    /// <summary>The code of a key; null when the key is none of this item.</summary>
    /// <param name="key">As files hold it.</param>
    public int? CodeOf(string key)
    {
        for (var code = 0; code < (Answers?.Count ?? 0); code++)
        {
            if (Answers![code].Key == key)
            {
                return code;
            }
        }

        return null;
    }

    internal void Check()
    {
        Refuse(!ColumnName().IsMatch(Name), "codebook-name", "The name of an item is made of lower-case letters, digits and underscores and begins with a letter.");
        Refuse(Answers is null == Most is null, "codebook-kind", $"{Name} needs either answers or, for a number, unit and most.");
        if (Answers is null)
        {
            Refuse(Most is < 0 or > TwoBytes - 2, "codebook-most", $"{Name}: most is 0 to {TwoBytes - 2}.");
            Refuse(string.IsNullOrEmpty(Unit), "codebook-unit", $"{Name}: a number has a unit.");
            return;
        }

        Refuse(Answers.Count is 0 or > OneByte - 1, "codebook-answers", $"{Name} has 1 to {OneByte - 1} answers.");
        Refuse(Answers.Any(answer => !AnswerKey().IsMatch(answer.Key)), "codebook-key", $"{Name}: keys are made of lower-case letters, digits, hyphens and underscores.");
        Refuse(Answers.DistinctBy(answer => answer.Key, StringComparer.Ordinal).Count() < Answers.Count, "codebook-key", $"{Name} has a key twice.");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex ColumnName();

    /// <summary>Fit for the name of a folder: years and units become folders.</summary>
    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,62}$")]
    private static partial Regex AnswerKey();
}
