namespace RodeDraad.Statistics;

/// <summary>A likelihood that has at most one top.</summary>
internal interface ILikelihood
{
    /// <summary>Number of coefficients.</summary>
    int Terms { get; }

    /// <summary>Gives the logarithm of the likelihood, and fills in its slope and (negative) curvature.</summary>
    double At(double[] coefficients, double[] score, double[,] information);

    /// <summary>Persons, or events, that can say something: with columns in their own deviations the curvature is of this size.</summary>
    double Size { get; }

    /// <summary>How far the prediction of any row moves by a step.</summary>
    double FarthestMove(double[] step);
}

/// <summary>The top of a likelihood, or the knowledge that it has none.</summary>
/// <param name="Coefficients">Where the top is; where the search stopped when it runs away.</param>
/// <param name="LogLikelihood">How high it is.</param>
/// <param name="Start">How high it was with all coefficients 0.</param>
/// <param name="StartScore">Score statistic there.</param>
/// <param name="Information">Curvature at the top.</param>
/// <param name="RunsAway">The likelihood keeps rising while coefficients grow: the data are separated.</param>
/// <param name="LastStep">The last step of the search.</param>
/// <param name="Silent">Coefficients of which the data say nothing, and which stayed 0.</param>
internal sealed record Top(double[] Coefficients, double LogLikelihood, double Start, double StartScore, Cholesky Information, bool RunsAway, double[] LastStep, bool[] Silent)
{
    /// <summary>Coefficients that were estimated.</summary>
    public int Df => Silent.Count(silent => !silent);

    /// <summary>Standard errors; NaN for silent coefficients, so that nothing follows from them.</summary>
    public double[] Errors => [.. Information.Inverse().Select((row, at) => Silent[at] ? double.NaN : Math.Sqrt(row[at]))];
}

/// <summary>
/// Newton's method with halved steps. A top that lies at infinity shows itself: the likelihood gains next to nothing, and yet predictions move by about one at each step
/// (Albert and Anderson 1984, doi:10.1093/biomet/71.1.1; Heinze and Schemper 2001, doi:10.1111/j.0006-341X.2001.00114.x).
/// </summary>
internal static class Newton
{
    private const int MostRounds = 100;
    private const double NothingGained = 1e-9;
    private const double Moves = 0.1;
    private const double Arrived = 1e-18;

    public static Top Climb(ILikelihood likelihood)
    {
        var coefficients = new double[likelihood.Terms];
        var silent = new bool[likelihood.Terms];
        var (height, information, step, gain) = Look(likelihood, coefficients, silent);
        var (start, startScore) = (height, gain);
        var runs = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            runs = gain < NothingGained && likelihood.FarthestMove(step) > Moves ? runs + 1 : 0;
            var last = runs == 2 || gain <= Arrived || (gain < NothingGained && round == MostRounds - 1);
            (coefficients, height, information, var next, gain) = Stepped(likelihood, coefficients, step, (height, silent));
            if (last && (runs == 2 || information.Rank == silent.Count(each => !each)))
            {
                return new(coefficients, height, start, startScore, information, runs == 2, step, silent);
            }

            step = next;
        }

        throw new UnusableInputException("not-converged", "No estimate can be found: a covariate has a value far from all others. Change its unit, for example to its logarithm, or leave it out.");
    }

    private static (double[] Coefficients, double Height, Cholesky Information, double[] Step, double Gain) Stepped(ILikelihood likelihood, double[] from, double[] step, (double Height, bool[] Silent) known)
    {
        for (var share = 1.0; ; share /= 2)
        {
            double[] to = [.. from.Zip(step, (coefficient, change) => coefficient + share * change)];
            var (there, information, next, gain) = Look(likelihood, to, known.Silent);
            if (there >= known.Height - 1e-10 * (1 + Math.Abs(known.Height)) || share < 1e-6)
            {
                return (to, there, information, next, gain);
            }
        }
    }

    /// <summary>At the start, where all coefficients are 0, it shows which of them the data are silent about.</summary>
    private static (double Height, Cholesky Information, double[] Step, double Gain) Look(ILikelihood likelihood, double[] coefficients, bool[] silent)
    {
        var score = new double[likelihood.Terms];
        var curvature = new double[likelihood.Terms, likelihood.Terms];
        var height = likelihood.At(coefficients, score, curvature);
        var atStart = Array.TrueForAll(coefficients, coefficient => coefficient == 0);
        for (var i = 0; i < silent.Length; i++)
        {
            for (var j = 0; j < silent.Length && silent[i]; j++)
            {
                curvature[i, j] = curvature[j, i] = 0;
            }
        }

        var information = new Cholesky(curvature, atStart ? likelihood.Size : 0);
        for (var i = 0; i < silent.Length && atStart; i++)
        {
            silent[i] = !information.IsNew(i);
        }

        var step = information.Solve(score);
        return (height, information, step, step.Zip(score, (a, b) => a * b).Sum());
    }
}
