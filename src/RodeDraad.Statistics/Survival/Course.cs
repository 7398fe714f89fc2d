using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>Who was followed until when, without the missing, in the order of time.</summary>
internal sealed class Course
{
    /// <summary>Takes times and events; rows with a missing value are dropped, and those that <paramref name="alsoNeeded"/> refuses.</summary>
    public Course(ReadOnlySpan<double> times, ReadOnlySpan<double> events, Func<int, bool> alsoNeeded)
    {
        Refuse(times.Length != events.Length, "lengths-differ", "Each time has an event or none.");
        var kept = new List<int>(times.Length);
        for (var at = 0; at < times.Length; at++)
        {
            Sample.RefuseInfinity(times[at]);
            Refuse(times[at] < 0, "negative-time", "A time is 0 or more.");
            Refuse(events[at] is not (0 or 1 or double.NaN), "not-binary", "An event is 1, its absence 0.");
            if (!double.IsNaN(times[at]) && !double.IsNaN(events[at]) && alsoNeeded(at))
            {
                kept.Add(at);
            }
        }

        Missing = times.Length - kept.Count;
        Rows = [.. kept];
        Times = new double[Rows.Length];
        for (var at = 0; at < Rows.Length; at++)
        {
            Times[at] = times[Rows[at]];
        }

        Array.Sort(Times, Rows);
        Events = new bool[Rows.Length];
        for (var at = 0; at < Rows.Length; at++)
        {
            Events[at] = events[Rows[at]] == 1;
        }
    }

    /// <summary>Places in the input, in the order of time.</summary>
    public int[] Rows { get; }

    public double[] Times { get; }

    public bool[] Events { get; }

    public int Missing { get; }

    public int N => Rows.Length;

    /// <summary>The place behind the last of those with the same time.</summary>
    public int EndOfTie(int from)
    {
        var next = from + 1;
        while (next < N && Times[next] == Times[from])
        {
            next++;
        }

        return next;
    }
}
