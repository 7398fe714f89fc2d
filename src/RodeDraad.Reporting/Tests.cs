using RodeDraad.Statistics;

namespace RodeDraad.Reporting;

/// <summary>The tests of the room of statistics, as a report says them.</summary>
internal static class Tests
{
    /// <summary>Whether rows and columns go together: Fisher's exact test for a table of two by two with small expected counts, else chi-square.</summary>
    public static ReportTest? Of(CountTable table)
    {
        var found = ChiSquare.Of(table);
        if (found.P is null)
        {
            return null;
        }

        var effect = found.Phi is { } phi ? ("φ", (double?)phi) : ("V", found.CramersV);
        return found.SmallExpected && table is { Rows: 2, Columns: 2 }
            ? new("fisher-exact", "", null, null, FisherExact.Of(table).P, effect)
            : new("chi-square", "χ²", found.Chi2, found.Df, found.P, effect, Doubtful: found.SmallExpected);
    }

    /// <summary>Whether the means of two groups differ.</summary>
    public static ReportTest? Welch(double[] x, double[] y)
    {
        var found = TTest.Welch(x, y);
        return found.P is null ? null : new("t-welch", "t", found.T, found.Df, found.P, ("d", found.CohensD));
    }

    /// <summary>Whether the means of several groups differ.</summary>
    public static ReportTest? Groups(IReadOnlyList<string?> groups, double[] values)
    {
        var found = Anova.Of(groups, values);
        return found.P is null ? null : new("anova", "F", found.F, found.Df1, found.P, ("η²", found.Eta2), found.Df2);
    }

    /// <summary>Whether two measures go together.</summary>
    public static ReportTest? Pearson(double[] x, double[] y)
    {
        var found = Correlation.Pearson(x, y);
        return found.P is null ? null : new("pearson", "t", found.T, found.Df, found.P, ("r", found.R));
    }

    /// <summary>Whether a share rises or falls with the years.</summary>
    public static ReportTest? Trend(long[] events, long[] totals, double[] years)
    {
        var some = Enumerable.Range(0, totals.Length).Where(at => totals[at] > 0).ToArray();
        if (some.Length < 2)
        {
            return null;
        }

        var found = TrendTest.CochranArmitage([.. some.Select(at => events[at])], [.. some.Select(at => totals[at])], [.. some.Select(at => years[at])]);
        return found.P is null ? null : new("cochran-armitage", "z", found.Z, null, found.P, ("Δ", found.Slope));
    }

    /// <summary>Whether the courses of groups differ.</summary>
    public static ReportTest? LogRank(LifeTable table) =>
        table.LogRankTest() is { } found ? new("log-rank", "χ²", found.Chi2, found.Df, found.P, ("", null)) : null;
}
