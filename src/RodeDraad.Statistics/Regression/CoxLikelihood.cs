namespace RodeDraad.Statistics;

/// <summary>The partial likelihood of Cox. Backwards in time the sums over who is at risk only grow.</summary>
internal sealed class CoxLikelihood(RiskSets risks, CoxTies ties) : ILikelihood
{
    private readonly double[] values = risks.Design.Values;

    private readonly Sums happening = new(risks.Design.Kept.Length);

    public int Terms { get; } = risks.Design.Kept.Length;

    public double Size => risks.EventCount;

    public double At(double[] coefficients, double[] score, double[,] information) => At(coefficients, score, information, null);

    /// <summary>The same; with weights, one per person, the slope is the sum of the Schoenfeld residuals of the events times their weights.</summary>
    public double At(double[] coefficients, double[] score, double[,] information, double[]? weights)
    {
        var logarithm = 0.0;
        var start = 0;
        var flat = new double[Terms * (Terms + 1) / 2];
        foreach (var stratum in risks.Ends)
        {
            var atRisk = new Sums(Terms);
            for (int end = stratum, first; end > start; end = first)
            {
                first = risks.StartOfTie(start, end);
                logarithm += AtOneTime((first, end, weights is null ? 1 : weights[first]), coefficients, atRisk, (score, flat));
            }

            start = stratum;
        }

        for (int i = 0, at = 0; i < Terms; i++)
        {
            for (var j = 0; j <= i; j++, at++)
            {
                information[i, j] = information[j, i] = flat[at];
            }
        }

        return logarithm;
    }

    public double FarthestMove(double[] step)
    {
        var farthest = 0.0;
        for (var row = 0; row < risks.Design.N; row++)
        {
            farthest = Math.Max(farthest, Math.Abs(Product(step, values.AsSpan(row * Terms, Terms))));
        }

        return farthest;
    }

    /// <summary>Those whose time it is come under risk; then the events among them are taken one by one.</summary>
    private double AtOneTime((int First, int End, double Weight) rows, double[] coefficients, Sums atRisk, (double[] Score, double[] Information) to)
    {
        var logarithm = 0.0;
        var events = 0;
        happening.Clear();
        for (var row = rows.First; row < rows.End; row++)
        {
            var x = values.AsSpan(row * Terms, Terms);
            var prediction = Product(coefficients, x);
            var hazard = Math.Exp(prediction);
            atRisk.Add(hazard, x);
            if (risks.Events[row])
            {
                events++;
                logarithm += prediction;
                happening.Add(hazard, x);
                for (var j = 0; j < x.Length; j++)
                {
                    to.Score[j] += rows.Weight * x[j];
                }
            }
        }

        for (var before = 0; before < events; before++)
        {
            logarithm -= Take(atRisk, happening, (ties == CoxTies.Efron ? (double)before / events : 0, rows.Weight), to);
        }

        return logarithm;
    }

    /// <summary>One event: takes the mean of who is at risk from the slope and adds their spread to the curvature. Gives the logarithm of their hazard.</summary>
    private static double Take(Sums atRisk, Sums happening, (double Share, double Weight) now, (double[] Score, double[] Information) to)
    {
        var share = now.Share;
        var total = atRisk.Hazard - share * happening.Hazard;
        Span<double> mean = stackalloc double[to.Score.Length];
        for (int i = 0, at = 0; i < mean.Length; i++)
        {
            mean[i] = (atRisk.First[i] - share * happening.First[i]) / total;
            to.Score[i] -= now.Weight * mean[i];
            for (var j = 0; j <= i; j++, at++)
            {
                to.Information[at] += (atRisk.Second[at] - share * happening.Second[at]) / total - mean[i] * mean[j];
            }
        }

        return Math.Log(total);
    }

    private static double Product(double[] coefficients, ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var j = 0; j < x.Length; j++)
        {
            sum += coefficients[j] * x[j];
        }

        return sum;
    }

    /// <summary>Sums of hazards, of hazards times covariates, and of hazards times their products (lower triangle, row by row).</summary>
    private sealed class Sums(int terms)
    {
        public double Hazard { get; private set; }

        public double[] First { get; } = new double[terms];

        public double[] Second { get; } = new double[terms * (terms + 1) / 2];

        public void Add(double hazard, ReadOnlySpan<double> x)
        {
            Hazard += hazard;
            for (int i = 0, at = 0; i < x.Length; i++)
            {
                var weighted = hazard * x[i];
                First[i] += weighted;
                for (var j = 0; j <= i; j++, at++)
                {
                    Second[at] += weighted * x[j];
                }
            }
        }

        public void Clear()
        {
            Hazard = 0;
            Array.Clear(First);
            Array.Clear(Second);
        }
    }
}
