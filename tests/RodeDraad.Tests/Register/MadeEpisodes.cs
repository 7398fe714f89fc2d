using RodeDraad.Register;

namespace RodeDraad.Tests;

/// <summary>Small registers for tests, the same for the same seed.</summary>
internal static class MadeEpisodes
{
    /// <summary>Categories of 2, 3 and 7 answers, numbers that fit in a byte and that do not, years and units.</summary>
    public static Codebook Codebook { get; } = new("test", [
        Category("year", "2024", "2025"),
        Category("unit", "unit-1", "unit-2", "unit-3"),
        Category("sex", "male", "female"),
        Category("readmitted", "no", "yes"),
        Category("care", "none", "case-management", "aftercare"),
        Category("substance", "alcohol", "opiates", "cocaine", "cannabis", "stimulants", "benzodiazepines", "other"),
        new("age", Named("leeftijd"), null, "years", 120),
        new("follow_up_days", Named("gevolgd"), null, "days", 1095),
    ]);

    public static Item Category(string name, params string[] keys) => new(name, Named(name), [.. keys.Select(key => new Answer(key, Named(key)))]);

    /// <summary>Episodes by chance; one answer in eight is missing but for year and unit.</summary>
    public static Episodes Make(int count, int seed)
    {
        var episodes = new Episodes(Codebook, count);
        var random = new Random(seed);
        foreach (var (place, column) in episodes.Columns.Index())
        {
            for (var row = 0; row < count; row++)
            {
                column[row] = place > 1 && random.Next(8) == 0 ? null : random.Next(column.Item.Missing) * (place > 1 ? random.Next(1, 9) : 8) / 8;
            }
        }

        return episodes;
    }

    /// <summary>All that the episodes say, in an order that does not depend on theirs.</summary>
    public static List<string> Lines(Episodes episodes) =>
        [.. Enumerable.Range(0, episodes.Count).Select(row => string.Join(' ', episodes.Columns.Select(column => Told(column, row)))).Order(StringComparer.Ordinal)];

    private static string Told(Column column, int row) =>
        column[row] is not { } code ? "?" : column.Item.Answers?[code].Key ?? code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Dictionary<string, string> Named(string text) => new(StringComparer.Ordinal) { ["nl"] = text, ["fr"] = text, ["de"] = text, ["en"] = text };
}
