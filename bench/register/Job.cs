using System.Globalization;
using RodeDraad.Register;
using RodeDraad.Statistics;

namespace RodeDraad.Bench.Register;

/// <summary>The report set: 30 cross tables with chi-square and 10 Welch t tests by one group, the readmission curve with log-rank.</summary>
internal static class Job
{
    public static List<string> Do(Episodes episodes)
    {
        var counts = CrossCounts.Of(episodes, MadeRegister.Group, [.. MadeRegister.Crossed, .. MadeRegister.Numbers]);
        var life = FollowUp.Of(episodes, "follow_up_days", ("readmitted", "yes"), MadeRegister.Group);
        var lines = new List<string>();
        foreach (var cross in counts.Take(MadeRegister.Crossed.Length))
        {
            var test = ChiSquare.Of(cross.Table());
            lines.Add(Line("chi2", cross.Item.Name, test.Chi2));
        }

        foreach (var cross in counts.Skip(MadeRegister.Crossed.Length))
        {
            lines.Add(Line("t", cross.Item.Name, cross.Moments(0).Welch(cross.Moments(1))?.T));
        }

        lines.Add(Line("share", "without", AfterAYear(life.Curve(0))));
        lines.Add(Line("share", "with", AfterAYear(life.Curve(1))));
        lines.Add(Line("logrank", "follow_up_days", life.LogRankTest()?.Chi2));
        return lines;
    }

    private static double AfterAYear(IReadOnlyList<LifeStep> curve) => curve.Last(step => step.Time <= 365).Share;

    private static string Line(string kind, string item, double? value) => string.Create(CultureInfo.InvariantCulture, $"{kind},{item},{value:G6}");
}
