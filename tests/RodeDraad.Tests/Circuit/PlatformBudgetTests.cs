using System.Globalization;
using RodeDraad.Circuit;

namespace RodeDraad.Tests;

/// <summary>The budget of the platforms against the table that the advice of 2010 printed (source 004).</summary>
public sealed class PlatformBudgetTests(ITestOutputHelper output)
{
    private static IReadOnlyList<(string Platform, long? Current)> Current(long hainaut) =>
        [.. PlatformBudget.Published.SkipLast(1).Select(p => (p.Line.Platform, p.Province == "hainaut" ? hainaut : p.Line.Current))];

    [Fact]
    public void Each_line_is_printed_beside_the_published_one_and_every_difference_is_marked()
    {
        var differences = Differences(PlatformBudget.Compute(Current(46_177), PlatformBudget.Minimum, PlatformBudget.ToDivide));

        Assert.Equal(
            [
                "Oost-Vlaanderen share 22440 -3", "West-Vlaanderen share 18526 -3", "Antwerpen share 27276 -4", "Limburg share 13166 -2", "Vlaams-Brabant share 16859 -2", "Brabant wallon share 6801 -1", "Liège share 16813 -3",
                "Hainaut minimum 46177 +60", "Hainaut share 20936 +24", "Luxembourg share 6801 -1", "Namur share 7400 -1", "Bruxelles share 16181 -3", "Duitstalige regio share 6801 -1", "TOTAL minimum 397019 +60",
            ],
            differences);
    }

    [Fact]
    public void With_46117_for_Hainaut_the_published_table_comes_out_to_the_euro_but_for_its_first_column() =>
        Assert.Equal(["Hainaut current 46117 -60", "TOTAL current 374117 -60"], Differences(PlatformBudget.Compute(Current(46_117), PlatformBudget.Minimum, PlatformBudget.ToDivide)));

    [Theory]
    [InlineData(1, 100, 33, 67)]
    [InlineData(15_000, 7, 4, 3)]
    [InlineData(1, 0, 0, 0)]
    public void The_divided_amount_loses_and_makes_no_euro(long minimum, long toDivide, long first, long second)
    {
        var lines = PlatformBudget.Compute([("a", 100), ("b", 200)], minimum, toDivide);

        Assert.Equal(toDivide, lines[^1].Share);
        Assert.Equal((first, second), (lines[0].Share, lines[1].Share));
    }

    [Fact]
    public void An_amount_that_cannot_be_is_an_error_of_the_program()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PlatformBudget.Compute([("a", -1)], 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PlatformBudget.Compute([], 0, 0));
        Assert.Equal([new(PlatformBudget.TotalName, 0, 0, 0, 0)], PlatformBudget.Compute([], 1, 10));
    }

    private List<string> Differences(IReadOnlyList<BudgetLine> computed)
    {
        var found = new List<string>();
        foreach (var (line, printed) in computed.Zip(PlatformBudget.Published.Select(p => p.Line)))
        {
            var columns = new[] { ("current", line.Current ?? 0, printed.Current ?? 0), ("minimum", line.WithMinimum, printed.WithMinimum), ("share", line.Share, printed.Share) };
            found.AddRange(columns.Where(c => c.Item2 != c.Item3).Select(c => string.Create(CultureInfo.InvariantCulture, $"{line.Platform} {c.Item1} {c.Item2} {c.Item2 - c.Item3:+0;-0}")));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Platform,-18} computed {line.Current,7} {line.WithMinimum,7} {line.Share,7} {line.Total,7}   printed {printed.Current,7} {printed.WithMinimum,7} {printed.Share,7} {printed.Total,7}{(line.Total == printed.Total ? "" : string.Create(CultureInfo.InvariantCulture, $"   DIFFERS {line.Total - printed.Total:+0;-0}"))}"));
        }

        return found;
    }
}
