using System.Globalization;
using RodeDraad.Circuit;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>The fields of the form of a directory entry.</summary>
internal static class OfferFields
{
    private const int Days = 7;

    /// <summary>The text by which each field is known on the page.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Modules"] = "directory.modules",
        ["Languages"] = "directory.languages",
        ["Substances"] = "directory.substances",
        ["Regions"] = "directory.regions",
        ["Accessibility"] = "directory.accessibility",
        ["Circumstances"] = "directory.circumstances",
        ["AgeFrom"] = "directory.age-from",
        ["AgeUntil"] = "directory.age-until",
        ["Sex"] = "directory.sex-alone",
        ["Words"] = "directory.words-of-welcome",
        ["Hours"] = "directory.hours",
        ["Address"] = "directory.address",
        ["PostalCode"] = "directory.postal-code",
        ["Municipality"] = "directory.municipality",
        ["Coordinates"] = "directory.coordinates-label",
        ["Travel"] = "directory.travel",
        ["Mail"] = "directory.mail",
        ["Site"] = "directory.site",
        ["AskFor"] = "directory.ask-for",
        ["Capacity"] = "directory.capacity",
    };

    private static IEnumerable<string> Circumstances => Vocabulary.List(Welcome.Circumstance).Select(code => code.Key);

    public static OfferForm Read(FormState form, FieldReader read) => new()
    {
        Modules = form.All("Modules"),
        Languages = form.All("Languages"),
        Substances = form.All("Substances"),
        Regions = form.All("Regions"),
        Accessibility = form.All("Accessibility"),
        Circumstances = Circumstances.Where(code => form[$"c-{code}"].Length > 0).ToDictionary(code => code, code => form[$"c-{code}"]),
        AgeFrom = read.Number("AgeFrom"),
        AgeUntil = read.Number("AgeUntil"),
        Sex = form["Sex"],
        Words = form["Words"],
        Hours = Enumerable.Range(1, Days).Select(day => day.ToString(CultureInfo.InvariantCulture)).Where(day => form[$"Hours{day}"].Trim().Length > 0).ToDictionary(day => day, day => form[$"Hours{day}"]),
        Address = form["Address"],
        PostalCode = form["PostalCode"],
        Municipality = form["Municipality"],
        Coordinates = form["Coordinates"],
        Travel = TravelOf(form["Travel"]),
        Mail = form["Mail"],
        Site = form["Site"],
        AskFor = form["AskFor"],
        Capacity = read.Number("Capacity"),
    };

    /// <summary>A line for each municipality with its minutes behind it; what cannot be read gets 0, which no way takes.</summary>
    private static Dictionary<string, int> TravelOf(string typed)
    {
        var ways = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in typed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.LastIndexOf(' ');
            var read = int.TryParse(line[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && at > 0;
            ways[read ? line[..at].Trim(' ', ':') : line] = read ? minutes : 0;
        }

        return ways;
    }

    public static FormState Show(OfferForm said, int number)
    {
        static string N(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
        var form = new FormState
        {
            ["Number"] = N(number),
            ["AgeFrom"] = N(said.AgeFrom),
            ["AgeUntil"] = N(said.AgeUntil),
            ["Sex"] = said.Sex,
            ["Words"] = said.Words,
            ["Address"] = said.Address,
            ["PostalCode"] = said.PostalCode,
            ["Municipality"] = said.Municipality,
            ["Coordinates"] = said.Coordinates,
            ["Travel"] = string.Join('\n', said.Travel.OrderBy(way => way.Key, StringComparer.CurrentCulture).Select(way => $"{way.Key} {N(way.Value)}")),
            ["Mail"] = said.Mail,
            ["Site"] = said.Site,
            ["AskFor"] = said.AskFor,
            ["Capacity"] = N(said.Capacity),
        };
        form.Set("Modules", said.Modules);
        form.Set("Languages", said.Languages);
        form.Set("Substances", said.Substances);
        form.Set("Regions", said.Regions);
        form.Set("Accessibility", said.Accessibility);
        foreach (var (circumstance, answer) in said.Circumstances)
        {
            form[$"c-{circumstance}"] = answer;
        }

        foreach (var (day, hours) in said.Hours)
        {
            form[$"Hours{day}"] = hours;
        }

        return form;
    }
}
