using RodeDraad.Demo;

namespace RodeDraad.DatabaseTests;

/// <summary>The table that lays what the demo made beside the printed figures.</summary>
public sealed class FitTests
{
    private const int Cases = 1_000;

    [Fact]
    public void Shares_as_printed_fit() => Assert.True(Fits());

    [Theory]
    [InlineData("sex", "male", 60, true)] // of 1000 and 927 cases, three standard errors of 64 % are 6.57 %
    [InlineData("sex", "male", 70, false)]
    [InlineData("sex", "male", -60, true)]
    [InlineData("sex", "male", -70, false)]
    [InlineData("secondary-problem", "none", 15, true)] // of 2 %: 1.92 %
    [InlineData("secondary-problem", "none", 25, false)]
    public void A_share_fits_up_to_three_standard_errors(string measure, string code, int tooMany, bool fits) =>
        Assert.Equal(fits, Fits((measure, code, tooMany)));

    [Fact]
    public void A_figure_that_contradicts_others_is_shown_but_not_forced() => Assert.True(Fits(("ctrs-total", "over-10", 600)));

    [Theory]
    [InlineData(0.25, true)] // three standard errors are 0.27
    [InlineData(0.3, false)]
    public void A_mean_fits_up_to_three_standard_errors(double off, bool fits) => Assert.Equal(fits, Fits(meanOff: off));

    /// <summary>Counts every figure as it was printed, in thousandths, but one with so many cases more.</summary>
    private static bool Fits((string Measure, string Code, int TooMany) wrong = default, double meanOff = 0)
    {
        var table = new FitTable();
        foreach (var figures in Published.All.GroupBy(f => f.Measure))
        {
            for (var i = 0; i < Cases; i++)
            {
                if (figures.Key.StartsWith("mean-", StringComparison.Ordinal))
                {
                    table.Measure(figures.Key, figures.First().Value + meanOff + (i % 2 == 0 ? 2 : -2));
                    continue;
                }

                table.Count(figures.Key, [.. figures.Where(f => i < (10 * f.Value) + ((f.Measure, f.Code) == (wrong.Measure, wrong.Code) ? wrong.TooMany : 0)).Select(f => f.Code)]);
            }
        }

        return table.Print(TextWriter.Null);
    }
}
