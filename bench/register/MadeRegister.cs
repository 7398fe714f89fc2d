using RodeDraad.Register;

namespace RodeDraad.Bench.Register;

/// <summary>A register of made-up episodes, the same for the same seed: 30 categories and 10 numbers, as a nation's crisis units could fill in ten years.</summary>
internal static class MadeRegister
{
    public const string Group = "case_management";

    private const int Years = 10, Units = 20;
    private static readonly Dictionary<string, string> NoLabels = [];

    /// <summary>The 30 items that are crossed with the group.</summary>
    public static string[] Crossed { get; } = ["year", "unit", "readmitted", "ctrs_risk", .. Enumerable.Range(1, 26).Select(Category)];

    /// <summary>The 10 numbers of which the means are compared.</summary>
    public static string[] Numbers { get; } = ["ctrs_risk", "age", "stay_days", "follow_up_days", .. Enumerable.Range(1, 6).Select(at => $"score_{at:00}")];

    public static Codebook Codebook() => new("bench", [
        Categories("year", Enumerable.Range(2016, Years).Select(year => $"{year}")),
        Categories("unit", Enumerable.Range(1, Units).Select(unit => $"unit-{unit:00}")),
        Categories(Group, ["without", "with"]),
        Categories("readmitted", ["no", "yes"]),
        .. Enumerable.Range(1, 26).Select(at => Categories(Category(at), Enumerable.Range(1, Answers(at)).Select(answer => $"answer-{answer}"))),
        Number("ctrs_risk", "points", 5),
        Number("age", "years", 110),
        Number("stay_days", "days", 200),
        Number("follow_up_days", "days", 1095),
        .. Enumerable.Range(1, 6).Select(at => Number($"score_{at:00}", "points", 20 * at)),
    ]);

    /// <summary>Episodes in the order of year and unit; the group weighs a little on every item, and one answer in 32 is missing.</summary>
    public static Episodes Make(int count, ulong seed)
    {
        var episodes = new Episodes(Codebook(), count);
        Parallel.For(0, episodes.Columns.Count, place => Fill(episodes.Columns[place], place, seed));
        return episodes;
    }

    private static void Fill(Column column, int place, ulong seed)
    {
        for (var row = 0; row < column.Count; row++)
        {
            var bits = Mixed(seed, row, place);
            var inGroup = (int)(Mixed(seed, row, 2) & 1);
            column[row] = place switch
            {
                0 => (int)((long)row * Years / column.Count),
                1 => (int)((long)row * Years * Units / column.Count % Units),
                2 => inGroup,
                3 => (bits & 1023) < (ulong)(400 - 20 * inGroup) ? 1 : 0,
                _ => (bits & 31) == 0 ? null : Skewed(bits >> 5, inGroup, column.Item.Missing),
            };
        }
    }

    /// <summary>Low codes more often than high ones; in the group a little lower still.</summary>
    private static int Skewed(ulong bits, int inGroup, int codes)
    {
        var one = (bits & 0xFFFFFF) / (double)0x1000000;
        var other = ((bits >> 24) & 0xFFFFFF) / (double)0x1000000;
        return (int)(codes * (0.3 * one + 0.7 * one * other) * (inGroup == 1 ? 0.999 : 1));
    }

    /// <summary>SplitMix64 of a place: no order of calls, so every column may be made by itself.</summary>
    private static ulong Mixed(ulong seed, int row, int place)
    {
        unchecked
        {
            var x = seed + 0x9E3779B97F4A7C15UL * ((ulong)row * 64 + (ulong)place + 1);
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }

    private static string Category(int at) => $"item_{at:00}";

    private static int Answers(int at) => 2 + at * 5 % 11;

    private static Item Categories(string name, IEnumerable<string> keys) => new(name, NoLabels, [.. keys.Select(key => new Answer(key, NoLabels))]);

    private static Item Number(string name, string unit, int most) => new(name, NoLabels, null, unit, most);
}
