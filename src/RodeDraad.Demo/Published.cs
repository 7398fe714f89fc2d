using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Demo;

/// <summary>A printed figure: a share in percent, or a mean.</summary>
/// <param name="N">How many it was counted over; null when it is our assumption.</param>
internal sealed record PublishedFigure(string Measure, string Code, double Value, int? N, string Source);

/// <summary>The printed figures that the demo follows, from <c>data/published.csv</c>.</summary>
internal static class Published
{
    public static IReadOnlyList<PublishedFigure> All { get; } = Load();

    /// <summary>A pack of cards with the shares of a measure.</summary>
    public static Deck<string> Deck(string measure, Random random) =>
        new(random, All.Where(f => f.Measure == measure).Select(f => (f.Code, (int)f.Value)));

    public static double Of(string measure, string code) => All.Single(f => f.Measure == measure && f.Code == code).Value;

    private static List<PublishedFigure> Load()
    {
        using var reader = new StreamReader(typeof(Published).Assembly.GetManifestResourceStream("published.csv")!);
        return [.. Csv.Read(reader).Skip(1).Select(row => new PublishedFigure(
            row[0],
            row[1],
            double.Parse(row[2], CultureInfo.InvariantCulture),
            row[3].Length == 0 ? null : int.Parse(row[3], CultureInfo.InvariantCulture),
            row[4]))];
    }
}
