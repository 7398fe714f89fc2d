namespace RodeDraad.Statistics;

/// <summary>How likely the answers are, given coefficients: the intercept, then the kept columns of the design.</summary>
internal sealed class LogisticLikelihood(Design design, bool[] yes, double[] weights) : ILikelihood
{
    private readonly int columns = design.Kept.Length;

    public int Terms => columns + 1;

    public double Size => weights.Sum();

    public double At(double[] coefficients, double[] score, double[,] information)
    {
        var logarithm = 0.0;
        for (var row = 0; row < design.N; row++)
        {
            var prediction = Prediction(coefficients, row);
            var odds = Math.Exp(-Math.Abs(prediction)); // of the less likely answer
            var against = prediction > 0 != yes[row];
            logarithm -= weights[row] * ((against ? Math.Abs(prediction) : 0) + SaddlePoint.Log1P(odds));
            var unlikely = odds / (1 + odds);
            Add(row, weights[row] * (yes[row] ? 1 : -1) * (against ? 1 / (1 + odds) : unlikely), weights[row] * unlikely / (1 + odds), (score, information));
        }

        for (var i = 0; i < Terms; i++)
        {
            for (var j = i + 1; j < Terms; j++)
            {
                information[i, j] = information[j, i];
            }
        }

        return logarithm;
    }

    public double FarthestMove(double[] step) => Enumerable.Range(0, design.N).Max(row => Math.Abs(Prediction(step, row)));

    /// <summary>Share of pairs of unlike answers in which the 1 has the higher prediction; equal ones count half.</summary>
    public double Concordance(double[] coefficients)
    {
        double[] predictions = [.. Enumerable.Range(0, design.N).Select(row => Math.Round(Prediction(coefficients, row), 9))]; // beyond it is rounding
        var order = Enumerable.Range(0, design.N).ToArray();
        Array.Sort(predictions, order);
        double pairs = 0, no = 0, all = 0;
        for (int first = 0, next; first < order.Length; first = next)
        {
            double tiedYes = 0, tiedNo = 0;
            for (next = first; next < order.Length && predictions[next] == predictions[first]; next++)
            {
                (tiedYes, tiedNo) = yes[order[next]] ? (tiedYes + weights[order[next]], tiedNo) : (tiedYes, tiedNo + weights[order[next]]);
            }

            pairs += tiedYes * (no + tiedNo / 2);
            no += tiedNo;
            all += tiedYes;
        }

        return pairs / (no * all);
    }

    private double Prediction(double[] coefficients, int row)
    {
        var sum = coefficients[0];
        for (var j = 0; j < columns; j++)
        {
            sum += coefficients[j + 1] * design.Values[row * columns + j];
        }

        return sum;
    }

    private void Add(int row, double residual, double weight, (double[] Score, double[,] Information) to)
    {
        to.Score[0] += residual;
        to.Information[0, 0] += weight;
        for (var i = 0; i < columns; i++)
        {
            var value = design.Values[row * columns + i];
            to.Score[i + 1] += residual * value;
            to.Information[i + 1, 0] += weight * value;
            for (var j = 0; j <= i; j++)
            {
                to.Information[i + 1, j + 1] += weight * value * design.Values[row * columns + j];
            }
        }
    }
}
