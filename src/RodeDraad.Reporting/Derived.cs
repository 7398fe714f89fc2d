using RodeDraad.Register;

namespace RodeDraad.Reporting;

/// <summary>What reports make of the items of a stay: classes and differences, with labels of their own (<c>data/reports/derived-items.json</c>).</summary>
internal static class Derived
{
    private const int DaysOfAMonth = 30;
    private static readonly int[] AgeFrom = [0, 18, 25, 35, 45, 55, 65];
    private static readonly int[] DaysFrom = [0, 2, 4, 6, 8, 15];
    private static readonly int[] ReturnedFrom = [0, DaysOfAMonth, 122, 213, 366];
    private static readonly string[] Substances = ["main", "second", "third"];

    public static readonly Codebook Codebook = Codebook.FromJson(Read());

    public static Episodes Of(Episodes stays)
    {
        var made = new Episodes(Codebook, stays.Count);
        for (var row = 0; row < stays.Count; row++)
        {
            var at = row;
            int? Code(string item) => stays.Codebook.PlaceOf(item) is null ? null : stays[item][at];
            string? Key(string item) => Code(item) is { } code ? stays[item].Item.Answers![code].Key : null;
            void Set(string item, int? value) => made[item][at] = value is { } some && some >= 0 && some < made[item].Item.Missing ? some : null;
            Set("age_class", Class(AgeFrom, Code("age")));
            Set("stay_class", Class(DaysFrom, Code("length_of_stay")));
            Set("ctrs_total", Code("ctrs_danger") + Code("ctrs_support") + Code("ctrs_cooperation") + 3); // codes begin at 0
            Set("latency", Code("age") - Code("main_first_age"));
            foreach (var substance in Substances)
            {
                Set($"{substance}_first_to_regular", Code($"{substance}_regular_age") - Code($"{substance}_first_age"));
            }

            Set("substances", Code("main_substance") is null ? null : Substances.Count(substance => Code($"{substance}_substance") is not null) - 1);
            var (back, days) = (Key("readmitted"), Code("days_until_readmission"));
            Set("returned_after", back == Answers.Yes ? Class(ReturnedFrom, days) : back == Answers.No ? ReturnedFrom.Length : null);
            Set("revolving_door", Revolving(back, days));
        }

        return made;
    }

    /// <summary>Whether somebody was back within a month; unknown of who was not followed so long.</summary>
    private static int? Revolving(string? back, int? days) =>
        back == Answers.Yes ? days is null ? null : days < DaysOfAMonth ? 0 : 1
        : back == Answers.No && days >= DaysOfAMonth ? 1 : null;

    private static int? Class(int[] from, int? value) => value is { } known ? Array.FindLastIndex(from, begin => known >= begin) : null;

    private static string Read()
    {
        using var reader = new StreamReader(typeof(Derived).Assembly.GetManifestResourceStream("derived-items.json")!);
        return reader.ReadToEnd();
    }
}
