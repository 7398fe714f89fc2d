using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>Persons by stratum, and within it in the order of time: who is still at risk stands behind.</summary>
internal sealed class RiskSets
{
    private RiskSets(Course course, int[] order, int[] ends, Covariates covariates)
    {
        Design = new(covariates, Array.ConvertAll(order, at => course.Rows[at]), ends);
        (Ends, Times, Events) = (ends, Array.ConvertAll(order, at => course.Times[at]), Array.ConvertAll(order, at => course.Events[at]));
    }

    public Design Design { get; }

    /// <summary>Where each stratum ends.</summary>
    public int[] Ends { get; }

    public double[] Times { get; }

    public bool[] Events { get; }

    public int EventCount => Events.AsSpan().Count(true);

    public static RiskSets Of(ReadOnlySpan<double> times, ReadOnlySpan<double> events, Covariates covariates, IReadOnlyList<string?>? strata)
    {
        covariates.RefuseUnlessLong(times.Length);
        Refuse(strata is not null && strata.Count != times.Length, "lengths-differ", "Each row has a stratum.");
        var course = new Course(times, events, row => covariates.AreKnown(row) && (strata is null || strata[row] is not null));
        Refuse(course.N == 0, "empty", "No row is complete.");
        if (strata is null)
        {
            return new(course, [.. Enumerable.Range(0, course.N)], [course.N], covariates);
        }

        var groups = Enumerable.Range(0, course.N).GroupBy(at => strata[course.Rows[at]]!, StringComparer.Ordinal).Select(group => group.ToArray()).ToList();
        var end = 0;
        return new(course, [.. groups.SelectMany(group => group)], [.. groups.Select(group => end += group.Length)], covariates);
    }

    /// <summary>The first of those with the same time as the one before <paramref name="end"/>.</summary>
    public int StartOfTie(int start, int end)
    {
        var first = end - 1;
        while (first > start && Times[first - 1] == Times[end - 1])
        {
            first--;
        }

        return first;
    }

    /// <summary>Harrell's concordance: of all pairs in a stratum of which is known who had the event first, the share in which that one has the higher prediction; equal ones count half.</summary>
    public double? Concordance(double[] coefficients)
    {
        var predictions = new double[Design.N];
        for (int row = 0, at = 0; row < predictions.Length; row++)
        {
            for (var j = 0; j < coefficients.Length; j++, at++)
            {
                predictions[row] += coefficients[j] * Design.Values[at];
            }

            predictions[row] = Math.Round(predictions[row], 9); // beyond it is rounding
        }

        double right = 0, pairs = 0;
        var start = 0;
        foreach (var end in Ends)
        {
            Count(predictions, (start, end), ref right, ref pairs);
            start = end;
        }

        return pairs == 0 ? null : right / pairs;
    }

    /// <summary>Backwards in time: who is censored at the time of an event was free of it longer.</summary>
    private void Count(double[] predictions, (int Start, int End) stratum, ref double right, ref double pairs)
    {
        var later = new Tally(predictions[stratum.Start..stratum.End]);
        for (int end = stratum.End, first; end > stratum.Start; end = first)
        {
            first = StartOfTie(stratum.Start, end);
            Enter((first, end), events: false);
            for (var at = first; at < end; at++)
            {
                if (Events[at])
                {
                    right += later.Less(predictions[at]) + later.Equal(predictions[at]) / 2.0;
                    pairs += later.Count;
                }
            }

            Enter((first, end), events: true);
        }

        void Enter((int First, int End) rows, bool events)
        {
            for (var at = rows.First; at < rows.End; at++)
            {
                if (Events[at] == events)
                {
                    later.Add(predictions[at]);
                }
            }
        }
    }
}
