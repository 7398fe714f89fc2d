using System.Globalization;

namespace RodeDraad.Demo;

/// <summary>Counts what the generator made, and lays it beside the printed figures.</summary>
internal sealed class FitTable
{
    /// <summary>Standard errors by which a share may be off.</summary>
    private const double Most = 3;

    private readonly Dictionary<(string Measure, string Code), long> counts = [];
    private readonly Dictionary<string, long> totals = [];
    private readonly Dictionary<string, (long N, double Sum, double Squares)> means = [];

    /// <summary>Counts one case of a measure under its codes (several when several were given).</summary>
    public void Count(string measure, params ReadOnlySpan<string> codes)
    {
        totals[measure] = totals.GetValueOrDefault(measure) + 1;
        foreach (var code in codes)
        {
            counts[(measure, code)] = counts.GetValueOrDefault((measure, code)) + 1;
        }
    }

    public void Measure(string measure, double value)
    {
        var (n, sum, squares) = means.GetValueOrDefault(measure);
        means[measure] = (n + 1, sum + value, squares + (value * value));
    }

    /// <summary>Prints every figure with the difference in standard errors of the difference between two samples.</summary>
    /// <returns>Whether no share is off by more than three.</returns>
    public bool Print(TextWriter output)
    {
        output.WriteLine($"{"measure",-24} {"code",-32} {"published",10} {"generated",10} {"n",9} {"diff/SE",8}");
        var worst = 0.0;
        foreach (var figure in Published.All.Where(f => f.N is not null))
        {
            var (generated, n, errors) = figure.Measure.StartsWith("mean-", StringComparison.Ordinal) ? Mean(figure) : Share(figure);
            var forced = !figure.Source.StartsWith("contradicts", StringComparison.Ordinal);
            worst = forced ? Math.Max(worst, Math.Abs(errors)) : worst;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Measure,-24} {figure.Code,-32} {figure.Value,10:0.0} {generated,10:0.00} {n,9} {errors,8:0.00}{(forced ? "" : "  not forced: " + figure.Source)}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Largest difference of a forced figure: {worst:0.00} standard errors (at most {Most:0})."));
        return worst <= Most;
    }

    private (double Generated, long N, double Errors) Share(PublishedFigure figure)
    {
        var n = totals.GetValueOrDefault(figure.Measure);
        var share = n == 0 ? 0 : (double)counts.GetValueOrDefault((figure.Measure, figure.Code)) / n;
        var wanted = figure.Value / 100;
        var error = Math.Sqrt(wanted * (1 - wanted) * ((1.0 / Math.Max(1, n)) + (1.0 / figure.N!.Value)));
        return (100 * share, n, (share - wanted) / error);
    }

    private (double Generated, long N, double Errors) Mean(PublishedFigure figure)
    {
        var (n, sum, squares) = means.GetValueOrDefault(figure.Measure);
        var mean = sum / Math.Max(1, n);
        var variance = Math.Max(0.01, (squares / Math.Max(1, n)) - (mean * mean));
        return (mean, n, (mean - figure.Value) / Math.Sqrt(variance * ((1.0 / Math.Max(1, n)) + (1.0 / figure.N!.Value))));
    }
}
