namespace RodeDraad.Statistics;

/// <summary>Covariates made fit to compute with: each column less its mean (of the stratum) and in its own deviations, without columns that follow from earlier ones.</summary>
internal sealed class Design
{
    private readonly double[] means;
    private readonly double[] scales;

    /// <summary>Takes the given rows in the given order; rows of one stratum stand together and end where <paramref name="ends"/> says.</summary>
    public Design(Covariates covariates, int[] rows, int[] ends)
    {
        N = rows.Length;
        Terms = covariates.Terms.Count;
        var columns = covariates.Columns.Select(column => Array.ConvertAll(rows, row => column[row])).ToArray();
        means = [.. columns.Select(column => column.Length == 0 ? 0 : column.Average())];
        scales = [.. columns.Select(column => Standardise(column, ends))];
        var together = new double[Terms, Terms];
        for (var i = 0; i < Terms; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                together[i, j] = together[j, i] = columns[i].Zip(columns[j], (a, b) => a * b).Sum();
            }
        }

        var factor = new Cholesky(together);
        Kept = [.. Enumerable.Range(0, Terms).Where(factor.IsNew)];
        Values = new double[N * Kept.Length];
        for (var at = 0; at < Values.Length; at++)
        {
            Values[at] = columns[Kept[at % Kept.Length]][at / Kept.Length];
        }
    }

    public int N { get; }

    /// <summary>Columns that were given.</summary>
    public int Terms { get; }

    /// <summary>Which of the columns say something new.</summary>
    public int[] Kept { get; }

    /// <summary>Row by row, the kept columns.</summary>
    public double[] Values { get; }

    /// <summary>Mean of a kept column, in deviations: what the intercept must give back.</summary>
    public double Centre(int kept) => means[Kept[kept]] / scales[Kept[kept]];

    /// <summary>Figures of the kept columns, per deviation, as figures of all columns in their own unit; null for those left out and for NaN.</summary>
    public double?[] InOwnUnit(IReadOnlyList<double> perDeviation)
    {
        var all = new double?[Terms];
        for (var at = 0; at < Kept.Length; at++)
        {
            all[Kept[at]] = double.IsNaN(perDeviation[at]) ? null : perDeviation[at] / scales[Kept[at]];
        }

        return all;
    }

    /// <summary>Gives the deviation, or 0 for a column that is constant in every stratum: it becomes all zeros.</summary>
    private static double Standardise(double[] column, int[] ends)
    {
        double squares = 0, largest = 0;
        var start = 0;
        foreach (var end in ends)
        {
            var stratum = new Sample(column[start..end], 0);
            squares += stratum.Squares;
            for (var at = start; at < end; at++)
            {
                largest = Math.Max(largest, Math.Abs(column[at]));
                column[at] -= stratum.Mean;
            }

            start = end;
        }

        var scale = column.Length == 0 ? 0 : Math.Sqrt(squares / column.Length);
        scale = Sample.IsRounding(scale, largest) ? 0 : scale;
        for (var at = 0; at < column.Length; at++)
        {
            column[at] = scale == 0 ? 0 : column[at] / scale;
        }

        return scale;
    }
}
