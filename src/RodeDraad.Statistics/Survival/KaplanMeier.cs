namespace RodeDraad.Statistics;

/// <summary>How many are still without the event, time by time. Each list has one entry per distinct time, oldest first.</summary>
/// <param name="N">Persons followed.</param>
/// <param name="Missing">Persons left out because time or event is missing.</param>
/// <param name="Events">Persons with the event.</param>
/// <param name="Time">Distinct times, in the unit of the data.</param>
/// <param name="NRisk">Still followed just before.</param>
/// <param name="NEvent">Events then.</param>
/// <param name="NCensor">Last seen then without the event.</param>
/// <param name="Surv">Share still without the event, 0 to 1.</param>
/// <param name="SeSurv">Greenwood's standard error; null at 0.</param>
/// <param name="Cumhaz">Cumulative hazard (Nelson and Aalen).</param>
/// <param name="CiLogLow">95 % interval on the scale of the logarithm, lower end; null at 0.</param>
/// <param name="CiLogHigh">Upper end.</param>
/// <param name="CiLoglogLow">On the scale of log(−log), lower end; null at 0 and 1.</param>
/// <param name="CiLoglogHigh">Upper end.</param>
/// <param name="CiPlainLow">Without a scale, lower end; null at 0.</param>
/// <param name="CiPlainHigh">Upper end.</param>
/// <param name="Median">Time at which half have the event; null when more than half never have.</param>
/// <param name="MedianCiLow">Lower end of its 95 % interval, from the interval on the scale of the logarithm.</param>
/// <param name="MedianCiHigh">Upper end; null when the data do not reach it.</param>
/// <param name="Rmean">Mean time without the event up to the last time; null without persons.</param>
/// <param name="RmeanSe">Its standard error.</param>
public sealed record KaplanMeierResult(
    int N,
    int Missing,
    int Events,
    IReadOnlyList<double> Time,
    IReadOnlyList<int> NRisk,
    IReadOnlyList<int> NEvent,
    IReadOnlyList<int> NCensor,
    IReadOnlyList<double> Surv,
    IReadOnlyList<double?> SeSurv,
    IReadOnlyList<double> Cumhaz,
    IReadOnlyList<double?> CiLogLow,
    IReadOnlyList<double?> CiLogHigh,
    IReadOnlyList<double?> CiLoglogLow,
    IReadOnlyList<double?> CiLoglogHigh,
    IReadOnlyList<double?> CiPlainLow,
    IReadOnlyList<double?> CiPlainHigh,
    double? Median,
    double? MedianCiLow,
    double? MedianCiHigh,
    double? Rmean,
    double? RmeanSe);

/// <summary>Time until something happens, when not everybody was followed until it did.</summary>
public static class KaplanMeier
{
    private const double Close = 1.5e-8;
    private static readonly double Z95 = Tail.NormalQuantile(0.975);

    /// <summary>The product-limit estimate with its errors, intervals, median and restricted mean.</summary>
    /// <param name="times">How long each was followed, any unit, 0 or more; NaN for missing.</param>
    /// <param name="events">1 when it ended with the event, 0 when not; NaN for missing.</param>
    /// <returns>The estimate; empty lists for nobody.</returns>
    /// <exception cref="UnusableInputException"><c>lengths-differ</c>, <c>negative-time</c>, <c>not-binary</c>, <c>infinite-value</c>.</exception>
    /// <remarks>
    /// S = Π (1 − d/n); standard error S √Σ d / (n(n − d)). A median that the curve touches exactly is the middle of its step, as in R.
    /// Source: Kaplan and Meier (1958), doi:10.1080/01621459.1958.10501452; Greenwood (1926); Kalbfleisch and Prentice (2002), 1.4; Klein and Moeschberger (2003), 4.5.
    /// Broken when who is lost from sight differs from who stays. Times are the same when they are equal to the last digit.
    /// </remarks>
    public static KaplanMeierResult Of(ReadOnlySpan<double> times, ReadOnlySpan<double> events)
    {
        var course = new Course(times, events, _ => true);
        var steps = Steps(course).ToList();
        double?[] logLow = [.. steps.Select(s => s.OnLog(-Z95))], logHigh = [.. steps.Select(s => s.OnLog(Z95))];
        var (mean, error) = RestrictedMean(steps);
        return new(
            course.N,
            course.Missing,
            steps.Sum(s => s.Events),
            [.. steps.Select(s => s.Time)],
            [.. steps.Select(s => s.AtRisk)],
            [.. steps.Select(s => s.Events)],
            [.. steps.Select(s => s.Censored)],
            [.. steps.Select(s => s.Share)],
            [.. steps.Select(s => s.Error)],
            [.. steps.Select(s => s.Hazard)],
            logLow,
            logHigh,
            [.. steps.Select(s => s.OnLogLog(-Z95))],
            [.. steps.Select(s => s.OnLogLog(Z95))],
            [.. steps.Select(s => s.Share + s.Error * -Z95 is { } low ? Math.Max(0, low) : (double?)null)],
            [.. steps.Select(s => s.Share + s.Error * Z95 is { } high ? Math.Min(1, high) : (double?)null)],
            Half(steps, [.. steps.Select(s => (double?)s.Share)]),
            Half(steps, logLow),
            Half(steps, logHigh),
            mean,
            error);
    }

    private static IEnumerable<Step> Steps(Course course)
    {
        double share = 1, hazard = 0, greenwood = 0;
        for (int first = 0, next; first < course.N; first = next)
        {
            next = course.EndOfTie(first);
            int risk = course.N - first, events = course.Events.AsSpan(first, next - first).Count(true);
            share *= (double)(risk - events) / risk;
            hazard += (double)events / risk;
            greenwood += events == 0 ? 0 : events / ((double)risk * (risk - events));
            yield return new(course.Times[first], risk, events, next - first - events, share, hazard, Math.Sqrt(greenwood));
        }
    }

    /// <summary>The first time at which a curve lies below one half; the middle of the step when it touches one half.</summary>
    private static double? Half(List<Step> steps, double?[] curve)
    {
        var below = Array.FindIndex(curve, value => value < 0.5 + Close);
        if (below < 0)
        {
            return null;
        }

        var next = Math.Abs(curve[below]!.Value - 0.5) < Close ? Array.FindIndex(curve, value => value < curve[below]) : -1;
        return next < 0 ? steps[below].Time : (steps[below].Time + steps[next].Time) / 2;
    }

    /// <summary>The area under the curve, and its error by the areas that lie behind each event.</summary>
    private static (double? Mean, double? Error) RestrictedMean(List<Step> steps)
    {
        double behind = 0, variance = 0;
        for (var at = steps.Count - 1; at >= 0; at--)
        {
            var (risk, events) = ((double)steps[at].AtRisk, steps[at].Events);
            variance += events == 0 || events == risk ? 0 : behind * behind * events / (risk * (risk - events));
            behind += (steps[at].Time - (at == 0 ? 0 : steps[at - 1].Time)) * (at == 0 ? 1 : steps[at - 1].Share);
        }

        return steps.Count == 0 ? (null, null) : (behind, Math.Sqrt(variance));
    }

    /// <summary>The curve from one time to the next; the relative error is that of the share divided by the share.</summary>
    private sealed record Step(double Time, int AtRisk, int Events, int Censored, double Share, double Hazard, double RelativeError)
    {
        public double? Error => Share > 0 ? Share * RelativeError : null;

        public double? OnLog(double z) => Share > 0 ? Math.Min(1, Share * Math.Exp(z * RelativeError)) : null;

        public double? OnLogLog(double z) => Share is > 0 and < 1 ? Math.Exp(-Math.Exp(Math.Log(-Math.Log(Share)) + z * RelativeError / Math.Log(Share))) : null;
    }
}
