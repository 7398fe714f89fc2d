namespace RodeDraad.Statistics;

/// <summary>
/// A symmetric matrix without negative directions, taken apart as L D L′. A column that follows from earlier ones (less than a share of 10⁻¹² of it is new) is passed over: its solution is 0.
/// Source: Golub and Van Loan (2013), 4.2.
/// </summary>
internal sealed class Cholesky
{
    private const double New = 1e-12;
    private readonly double[,] lower;
    private readonly double[] pivots;

    /// <summary>Takes it apart; what is small beside <paramref name="size"/> says nothing new either.</summary>
    public Cholesky(double[,] matrix, double size = 0)
    {
        var n = matrix.GetLength(0);
        (lower, pivots) = (new double[n, n], new double[n]);
        for (var j = 0; j < n; j++)
        {
            var pivot = matrix[j, j];
            for (var k = 0; k < j; k++)
            {
                pivot -= lower[j, k] * lower[j, k] * pivots[k];
            }

            pivots[j] = pivot > New * Math.Max(matrix[j, j], size) ? pivot : 0;
            for (var i = j + 1; i < n && pivots[j] > 0; i++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k] * pivots[k];
                }

                lower[i, j] = sum / pivot;
            }
        }
    }

    /// <summary>Columns that say something new.</summary>
    public int Rank => pivots.Count(pivot => pivot > 0);

    public bool IsNew(int column) => pivots[column] > 0;

    public double[] Solve(double[] right)
    {
        var x = (double[])right.Clone();
        for (var i = 0; i < x.Length; i++)
        {
            for (var k = 0; k < i; k++)
            {
                x[i] -= lower[i, k] * x[k];
            }
        }

        for (var i = x.Length - 1; i >= 0; i--)
        {
            x[i] = pivots[i] > 0 ? x[i] / pivots[i] : 0;
            for (var k = i + 1; k < x.Length; k++)
            {
                x[i] -= pivots[i] > 0 ? lower[k, i] * x[k] : 0;
            }
        }

        return x;
    }

    /// <summary>x′ M x.</summary>
    public double Squared(double[] x)
    {
        var sum = 0.0;
        for (var j = 0; j < x.Length; j++)
        {
            var along = x[j];
            for (var i = j + 1; i < x.Length; i++)
            {
                along += lower[i, j] * x[i];
            }

            sum += pivots[j] * along * along;
        }

        return sum;
    }

    /// <summary>The inverse, row by row; zero in rows and columns that were passed over.</summary>
    public double[][] Inverse() => [.. pivots.Select((_, column) => Solve([.. pivots.Select((pivot, row) => row == column && pivot > 0 ? 1.0 : 0.0)]))];
}
