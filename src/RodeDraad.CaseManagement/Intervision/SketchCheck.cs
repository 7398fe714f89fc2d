using System.Text.RegularExpressions;

namespace RodeDraad.CaseManagement;

/// <summary>Finds in a text what could tell who it is about. It warns; who wrote it decides.</summary>
public static partial class SketchCheck
{
    /// <summary>Shortest word that counts as a name by itself.</summary>
    private const int ShortestName = 3;

    /// <summary>Shortest word that is found in any case; a shorter name may be an ordinary word.</summary>
    private const int ShortestInAnyCase = 4;

    private static readonly HashSet<string> Particles = new(["van", "von", "den", "der", "des", "ten", "ter", "vande", "vanden", "vander", "del", "las", "los", "saint", "sint"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What was found: <c>date</c>, <c>national-number</c>, <c>phone</c>, <c>e-mail</c>, <c>name</c>; empty when nothing was.</summary>
    /// <param name="names">Names of clients whom the writer knows, as <see cref="NamesOf"/> gives them.</param>
    public static IReadOnlyList<string> Find(string text, IReadOnlyCollection<string> names)
    {
        var found = new List<string>();
        void Add(bool there, string kind)
        {
            if (there)
            {
                found.Add(kind);
            }
        }

        Add(Date().IsMatch(text) || DateInWords().IsMatch(text), "date");
        Add(NationalNumber().IsMatch(text), "national-number");
        Add(Phone().IsMatch(text), "phone");
        Add(Email().IsMatch(text), "e-mail");
        Add(names.Any(name => Says(text, name)), "name");
        return found;
    }

    /// <summary>The exact words by which a client is named: both names whole, and each of their words that is no particle.</summary>
    public static IEnumerable<string> NamesOf(string givenName, string familyName) =>
        new[] { givenName, familyName }.SelectMany(name => name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word.Length >= ShortestName && !Particles.Contains(word)).Append(name.Trim()))
            .Where(name => name.Length > 1)
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool Says(string text, string name) => text.Contains(name, StringComparison.OrdinalIgnoreCase) && Regex.IsMatch(
        text,
        $@"(?<!\p{{L}}){Regex.Escape(name)}(?!\p{{L}})",
        RegexOptions.CultureInvariant | (name.Length >= ShortestInAnyCase ? RegexOptions.IgnoreCase : RegexOptions.None));

    [GeneratedRegex(@"(?<!\d)(\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})|\d{4}-\d{2}-\d{2})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<!\d)\d{1,2}(er|\.)?\s+(jan|feb|fév|maart|mars|märz|mar|apr|avr|mei|mai|may|jun|juin|jul|juil|aug|août|aout|sep|okt|oct|nov|dec|déc|dez)\p{L}*\.?\s+\d{4}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DateInWords();

    /// <summary>Eleven digits in the groups of the national number.</summary>
    [GeneratedRegex(@"(?<![\d+])\d{2}[. ]?\d{2}[. ]?\d{2}[-. ]?\d{3}[-. ]?\d{2}(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex NationalNumber();

    [GeneratedRegex(@"(?<!\d)((\+|00)\d{2}([ ./-]?\(?0?\)?)?([ ./-]?\d){8,9}|0\d([ ./-]?\d){7,8})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.\w", RegexOptions.CultureInvariant)]
    private static partial Regex Email();
}
