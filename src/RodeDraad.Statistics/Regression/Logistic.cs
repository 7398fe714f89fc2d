using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>A fitted logistic regression. Lists are in the order of the terms, the intercept first; an entry is null for a term that follows from earlier ones, and all are null when the data are separated.</summary>
/// <param name="N">Rows used.</param>
/// <param name="Missing">Rows left out because a value is missing or the weight is 0.</param>
/// <param name="Terms">"(Intercept)" and the names of the columns.</param>
/// <param name="Coef">Logarithms of odds ratios, per unit of the column.</param>
/// <param name="Se">Their standard errors.</param>
/// <param name="Z">Wald statistics.</param>
/// <param name="P">Their two-sided probabilities.</param>
/// <param name="Or">Odds ratios: the effect sizes.</param>
/// <param name="OrCiLow">Lower ends of their 95 % intervals (Wald).</param>
/// <param name="OrCiHigh">Upper ends.</param>
/// <param name="Loglik">Logarithm of the likelihood; its limit, nearly, when separated.</param>
/// <param name="Deviance">−2 times it.</param>
/// <param name="NullDeviance">The same with the intercept alone.</param>
/// <param name="Aic">Deviance + 2 · estimated coefficients.</param>
/// <param name="LrChi2">Likelihood ratio test of all columns together; holds also when separated.</param>
/// <param name="LrDf">Columns estimated.</param>
/// <param name="LrP">Its probability; null without columns.</param>
/// <param name="Separation">A column, or several together, tell the answers apart, wholly or in part: no finite estimate exists.</param>
/// <param name="SeparatedBy">The terms whose coefficients grow without end.</param>
/// <param name="CStatistic">Diagnostic: chance that a row with answer 1 is given a higher probability than one with 0 (area under the ROC curve); null with one answer only.</param>
/// <param name="NagelkerkeR2">Diagnostic: share explained, 0 to 1.</param>
/// <param name="EventsPerTerm">Diagnostic: the rarer answer per column; below 10 estimates are shaky (Peduzzi and others 1996); null without columns.</param>
public sealed record LogisticResult(
    int N,
    int Missing,
    IReadOnlyList<string> Terms,
    IReadOnlyList<double?> Coef,
    IReadOnlyList<double?> Se,
    IReadOnlyList<double?> Z,
    IReadOnlyList<double?> P,
    IReadOnlyList<double?> Or,
    IReadOnlyList<double?> OrCiLow,
    IReadOnlyList<double?> OrCiHigh,
    double Loglik,
    double Deviance,
    double NullDeviance,
    double Aic,
    double LrChi2,
    int LrDf,
    double? LrP,
    bool Separation,
    IReadOnlyList<string> SeparatedBy,
    double? CStatistic,
    double? NagelkerkeR2,
    double? EventsPerTerm);

/// <summary>What makes a yes-or-no answer more or less likely.</summary>
public static class Logistic
{
    private const double Moves = 0.01;

    /// <summary>Maximum likelihood logistic regression with an intercept.</summary>
    /// <param name="answers">0 or 1, one per row; NaN for missing.</param>
    /// <param name="covariates">What explains; no columns give the intercept alone.</param>
    /// <param name="weights">How many persons each row stands for, 0 or more; null for one each.</param>
    /// <returns>The fit; <see cref="LogisticResult.Separation"/> instead of coefficients when they do not exist.</returns>
    /// <exception cref="UnusableInputException"><c>empty</c> (no complete row), <c>not-binary</c>, <c>lengths-differ</c>, <c>infinite-value</c>, <c>negative-weight</c>, <c>not-converged</c>.</exception>
    /// <remarks>
    /// logit P(y = 1) = β₀ + Σ βx, maximised by Newton's method to the last digits. Source: Hosmer, Lemeshow and Sturdivant (2013), chapters 1–2; separation: Albert and Anderson (1984), doi:10.1093/biomet/71.1.1; R²: Nagelkerke (1991), doi:10.1093/biomet/78.3.691; events per term: Peduzzi and others (1996), doi:10.1016/S0895-4356(96)00236-3.
    /// Broken by rows that depend on each other and by effects that are not straight on the scale of the logit.
    /// </remarks>
    public static LogisticResult Fit(ReadOnlySpan<double> answers, Covariates covariates, double[]? weights = null)
    {
        int[] rows = Complete(answers, covariates, weights);
        Refuse(rows.Length == 0, "empty", "No row is complete.");
        var (given, all) = (answers.ToArray(), weights);
        bool[] yes = [.. rows.Select(row => given[row] == 1)];
        double[] weight = [.. rows.Select(row => all is null ? 1 : all[row])];
        var design = new Design(covariates, rows, [rows.Length]);
        var likelihood = new LogisticLikelihood(design, yes, weight);
        var top = Newton.Climb(likelihood);
        var coefficients = top.RunsAway ? new(new double?[1 + design.Terms], new double?[1 + design.Terms]) : Coefficients(design, top);
        double events = yes.Zip(weight, (isYes, w) => isYes ? w : 0).Sum(), total = weight.Sum(), rarer = Math.Min(events, total - events);
        var atNull = Part(events, total) + Part(total - events, total);
        var lr = Math.Max(0, 2 * (top.LogLikelihood - atNull));
        string[] terms = ["(Intercept)", .. covariates.Terms];
        return new(
            rows.Length,
            answers.Length - rows.Length,
            terms,
            coefficients.Coefficients,
            coefficients.Errors,
            coefficients.Z,
            coefficients.P,
            coefficients.Ratios,
            coefficients.Low,
            coefficients.High,
            top.LogLikelihood,
            2 * Math.Abs(top.LogLikelihood),
            2 * Math.Abs(atNull),
            2 * Math.Abs(top.LogLikelihood) + 2 * (1 + design.Kept.Length),
            lr,
            design.Kept.Length,
            design.Kept.Length == 0 ? null : Tail.ChiSquare(lr, design.Kept.Length),
            top.RunsAway,
            top.RunsAway ? [.. Enumerable.Range(0, top.LastStep.Length).Where(at => Math.Abs(top.LastStep[at]) > Moves).Select(at => terms[at == 0 ? 0 : 1 + design.Kept[at - 1]])] : [],
            rarer == 0 ? null : likelihood.Concordance(top.Coefficients),
            rarer == 0 ? null : (1 - Math.Exp(-lr / total)) / (1 - Math.Exp(2 * atNull / total)),
            design.Kept.Length == 0 ? null : rarer / design.Kept.Length);
    }

    private static int[] Complete(ReadOnlySpan<double> answers, Covariates covariates, double[]? weights)
    {
        covariates.RefuseUnlessLong(answers.Length);
        Refuse(weights is not null && weights.Length != answers.Length, "lengths-differ", "Each row has a weight.");
        var rows = new List<int>(answers.Length);
        for (var row = 0; row < answers.Length; row++)
        {
            var weight = weights is null ? 1 : weights[row];
            Sample.RefuseInfinity(weight);
            Refuse(answers[row] is not (0 or 1 or double.NaN), "not-binary", "An answer is 0 or 1.");
            Refuse(weight < 0, "negative-weight", "A weight is 0 or more.");
            if (!double.IsNaN(answers[row]) && weight > 0 && covariates.AreKnown(row))
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    /// <summary>Back in the units of the columns, with the intercept where all columns are 0.</summary>
    private static Wald Coefficients(Design design, Top top)
    {
        var covariance = top.Information.Inverse();
        double[] back = [1, .. Enumerable.Range(0, design.Kept.Length).Select(at => -design.Centre(at))];
        var variance = back.Select((a, i) => a * back.Select((b, j) => b * covariance[i][j]).Sum()).Sum();
        return new(
            [back.Zip(top.Coefficients, (a, b) => a * b).Sum(), .. design.InOwnUnit(top.Coefficients[1..])],
            [Math.Sqrt(variance), .. design.InOwnUnit([.. covariance.Skip(1).Select((row, at) => Math.Sqrt(row[at + 1]))])]);
    }

    private static double Part(double some, double total) => some == 0 ? 0 : some * Math.Log(some / total);
}
