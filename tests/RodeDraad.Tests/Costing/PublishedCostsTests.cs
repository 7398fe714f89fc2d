using System.Globalization;
using RodeDraad.Costing;

namespace RodeDraad.Tests;

/// <summary>The K tables of the ECCAM report made anew from their own inputs; what does not follow is marked in docs/methods/costs.md.</summary>
public sealed class PublishedCostsTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_printed_figure_that_does_not_follow_is_marked_in_the_method_and_no_other()
    {
        var figures = PublishedCosts.Check();
        foreach (var table in figures.GroupBy(figure => figure.Figure.Printed))
        {
            output.WriteLine($"{table.Key,-5} {table.Count(),3} printed, {table.Count(figure => figure.Follows),3} follow");
        }

        Assert.Equal(655, figures.Count);
        Assert.Equal(Marked().Order(StringComparer.Ordinal), figures.Where(figure => !figure.Follows).Select(Line).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Half_a_unit_of_the_last_decimal_follows_and_more_does_not()
    {
        var printed = PublishedCosts.Figures[0] with { Value = 1.2m };

        Assert.True(new CheckedFigure(printed, 1.25m).Follows);
        Assert.False(new CheckedFigure(printed, 1.251m).Follows);
        Assert.False(new CheckedFigure(printed, null).Follows);
    }

    [Fact]
    public void The_units_and_centres_have_no_mistake() => Assert.Empty(PublishedCosts.Questionnaires.SelectMany(CostRules.Mistakes));

    [Fact]
    public void On_equal_months_the_unit_that_seemed_short_has_money_left()
    {
        var table = CostTables.FunderShare(PublishedCosts.Sets["pilot"]);
        var x8 = table.Rows.Single(row => row.Service == "X8");

        Assert.Equal(26_845.62m, x8.Cells[5]);
        Assert.Equal(-2_836.50m, x8.Cells[6]);
    }

    private static string Line(CheckedFigure figure)
    {
        var (kind, service, part) = figure.Figure.Row;
        var computed = figure.Computed is { } number ? Math.Round(number, figure.Figure.Value.Scale, MidpointRounding.AwayFromZero).ToString("F" + figure.Figure.Value.Scale, CultureInfo.InvariantCulture) : "none";
        string[] words = [figure.Figure.Printed, figure.Figure.Set == "pilot-small" ? "small" : "", kind is CostRowKind.Mean or CostRowKind.Together ? kind.ToString().ToLowerInvariant() : service, part, figure.Figure.Column];
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', words.Where(word => word.Length > 0))} | {figure.Figure.Value} | {computed}")
            .Replace("small X", "X", StringComparison.Ordinal);
    }

    /// <summary>The table of the method without the reasons.</summary>
    private static IEnumerable<string> Marked() => File.ReadLines(Path.Combine(SourceFiles.Root, "docs", "methods", "costs.md"))
        .SkipWhile(line => !line.StartsWith("| figure |", StringComparison.Ordinal)).Skip(2).Where(line => line.StartsWith('|'))
        .Select(line => string.Join(" | ", line.Split('|')[1..4].Select(cell => cell.Trim())));
}
