// Chi-square of 2x2 to 8x8 in nanoseconds; Cox of 100,000 rows and 10 covariates, also written to a file for R's coxph.
using System.Diagnostics;
using System.Globalization;
using RodeDraad.Statistics;

const int Rows = 100_000, Columns = 10, Rounds = 5;
foreach (var size in new[] { 2, 4, 8 })
{
    long[] cells = [.. Enumerable.Range(0, size * size).Select(at => (long)(at * 7 % 23 + 5))];
    double best = double.PositiveInfinity, sum = 0;
    for (var round = 0; round < 20; round++)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 100_000; i++)
        {
            cells[i % cells.Length] ^= 1;
            var (chi2, df) = ChiSquare.Pearson(cells, size);
            sum += Tail.ChiSquare(chi2, df);
        }

        best = Math.Min(best, clock.Elapsed.TotalNanoseconds / 100_000);
    }

    Console.WriteLine($"chi-square {size}x{size} with its probability: {best:F0} ns (mean p {sum / 2_000_000:F3})");
}

var chance = new Random(1);
double[][] x = [.. Enumerable.Range(0, Columns).Select(_ => Enumerable.Range(0, Rows).Select(_ => Math.Round(chance.NextDouble() * 4 - 2, 3)).ToArray())];
double[] hazard = [.. Enumerable.Range(0, Rows).Select(row => Math.Exp(0.3 * x[0][row] - 0.2 * x[1][row] + 0.1 * x[2][row]))];
double[] free = [.. hazard.Select(h => Math.Ceiling(-365 * Math.Log(chance.NextDouble()) / h))], seen = [.. hazard.Select(_ => (double)chance.Next(1, 730))];
double[] times = [.. free.Zip(seen, Math.Min)], events = [.. free.Zip(seen, (f, s) => f <= s ? 1.0 : 0)];
var covariates = new Covariates([.. Enumerable.Range(1, Columns).Select(j => $"x{j}")], x);
using (var file = new StreamWriter(args[0]))
{
    file.WriteLine("time,event," + string.Join(',', covariates.Terms));
    for (var row = 0; row < Rows; row++)
    {
        file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times[row]},{events[row]},{string.Join(',', x.Select(column => column[row].ToString("R", CultureInfo.InvariantCulture)))}"));
    }
}

var fit = Cox.Fit(times, events, covariates);
for (var round = 0; round < Rounds; round++)
{
    var clock = Stopwatch.StartNew();
    fit = Cox.Fit(times, events, covariates);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cox {clock.Elapsed.TotalSeconds:F3} s, first coefficient {fit.Coef[0]:R}"));
}
