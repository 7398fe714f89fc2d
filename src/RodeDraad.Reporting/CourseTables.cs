using RodeDraad.Statistics;

namespace RodeDraad.Reporting;

/// <summary>How long people stay away: the share not yet readmitted (Kaplan–Meier), with the test of log-rank.</summary>
internal static class CourseTables
{
    private const string Days = "days_until_readmission", Readmitted = "readmitted";

    /// <summary>The days at which a curve is told; between them it is not, so that no step is one person.</summary>
    private static readonly int[] Moments = [0, 7, 14, 30, 61, 91, 122, 152, 183, 213, 244, 274, 304, 335, 365];

    /// <summary>A curve per group of stays.</summary>
    /// <remarks>For stays of other teams a curve is told only when the returns between one told moment and the next are no small number, and the groups themselves are told.</remarks>
    public static ReportTable Of(Words title, IReadOnlyList<Sample> samples)
    {
        var counts = samples.Select(sample => Counts(sample.Stays, onlyOthers: false)).ToList();
        var hides = samples.Any(sample => sample.Stays.HasOthers && Tells(Counts(sample.Stays, onlyOthers: true)));
        var table = new LifeTable([.. counts.Select(c => c.Events)], [.. counts.Select(c => c.Censored)]);
        var curves = samples.Select((_, at) => table.Curve(at)).ToList();
        return new(
            title,
            TableKind.Course,
            [.. samples.Select((sample, at) => new ReportColumn(sample.Label, counts[at].Followed, sample.Stays.Count - counts[at].Followed))],
            [.. Moments.Select(day => new ReportRow(Words.Said($"{day}"), [.. curves.Select(curve => hides ? ReportCell.Hidden : At(curve, day))]))],
            hides || samples.Count < 2 ? null : Tests.LogRank(table),
            hides) { Unit = "days" };
    }

    /// <summary>The share at the end of a day, with how many were still followed.</summary>
    private static ReportCell At(IReadOnlyList<LifeStep> curve, int day)
    {
        var steps = curve.Where(step => step.Time <= day).ToList();
        var followed = steps.Count == curve.Count ? 0 : curve[steps.Count].AtRisk;
        return followed == 0 && day > 0 ? new(null, null, 0) : new(null, steps.Count == 0 ? 1 : steps[^1].Share, followed);
    }

    private static bool Tells((long[] Events, long[] Censored, long Followed) others) =>
        SmallCells.IsSmall(others.Followed)
        || Moments.Zip(Moments.Skip(1).Append(int.MaxValue)).Any(part => SmallCells.IsSmall(Between(others.Events, part)) || SmallCells.IsSmall(Between(others.Censored, part)));

    private static long Between(long[] counts, (int From, int Until) days) => counts.Select((count, day) => day > days.From && day <= days.Until ? count : 0).Sum();

    private static (long[] Events, long[] Censored, long Followed) Counts(Population stays, bool onlyOthers)
    {
        var most = stays.ItemOf(Days).Missing;
        long[] events = new long[most], censored = new long[most];
        var yes = stays.ItemOf(Readmitted).CodeOf(Answers.Yes);
        foreach (var row in onlyOthers ? stays.Others : stays.Rows)
        {
            if (stays[Days][row] is { } day && stays[Readmitted][row] is { } ended)
            {
                (ended == yes ? events : censored)[day]++;
            }
        }

        return (events, censored, events.Sum() + censored.Sum());
    }
}
