namespace RodeDraad.Statistics;

/// <summary>A likelihood that has at most one top.</summary>
internal interface ILikelihood
{
    /// <summary>Number of coefficients.</summary>
    int Terms { get; }

    /// <summary>Gives the logarithm of the likelihood, and fills in its slope and (negative) curvature.</summary>
    double At(double[] coefficients, double[] score, double[,] information);

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
internal sealed record Top(double[] Coefficients, double LogLikelihood, double Start, double StartScore, Cholesky Information, bool RunsAway, double[] LastStep);

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
        var (height, information, step, gain) = Look(likelihood, coefficients);
        var (start, startScore) = (height, gain);
        var runs = 0;
        for (var round = 0; round < MostRounds; round++)
        {
            runs = gain < NothingGained && likelihood.FarthestMove(step) > Moves ? runs + 1 : 0;
            var last = runs == 2 || gain <= Arrived;
            (coefficients, height, information, var next, gain) = Stepped(likelihood, coefficients, step, height);
            if (last)
            {
                return new(coefficients, height, start, startScore, information, runs == 2, step);
            }

            step = next;
        }

        return gain < NothingGained
            ? new(coefficients, height, start, startScore, information, false, step)
            : throw new UnusableInputException("not-converged", "The likelihood has no top that can be found: rescale or leave out covariates.");
    }

    private static (double[] Coefficients, double Height, Cholesky Information, double[] Step, double Gain) Stepped(ILikelihood likelihood, double[] from, double[] step, double height)
    {
        for (var share = 1.0; ; share /= 2)
        {
            double[] to = [.. from.Zip(step, (coefficient, change) => coefficient + share * change)];
            var (there, information, next, gain) = Look(likelihood, to);
            if (there >= height - 1e-10 * (1 + Math.Abs(height)) || share < 1e-6)
            {
                return (to, there, information, next, gain);
            }
        }
    }

    private static (double Height, Cholesky Information, double[] Step, double Gain) Look(ILikelihood likelihood, double[] coefficients)
    {
        var score = new double[likelihood.Terms];
        var curvature = new double[likelihood.Terms, likelihood.Terms];
        var height = likelihood.At(coefficients, score, curvature);
        var information = new Cholesky(curvature);
        var step = information.Solve(score);
        return (height, information, step, step.Zip(score, (a, b) => a * b).Sum());
    }
}
