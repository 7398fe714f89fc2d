using System.Text.Json.Serialization;

namespace RodeDraad.Statistics;

/// <summary>How events at the same time are taken.</summary>
public enum CoxTies
{
    /// <summary>As if in every order, on average (Efron): the better one.</summary>
    Efron,

    /// <summary>As if each came first (Breslow).</summary>
    Breslow,
}

/// <summary>A fitted proportional hazards regression. An entry is null for a term that follows from earlier ones; all are null when the likelihood is monotone or nothing happened.</summary>
/// <param name="N">Persons used.</param>
/// <param name="Missing">Persons left out because a value is missing.</param>
/// <param name="Events">Events among them.</param>
/// <param name="Terms">Names of the columns.</param>
/// <param name="Coef">Logarithms of hazard ratios, per unit of the column.</param>
/// <param name="Se">Their standard errors.</param>
/// <param name="Z">Wald statistics.</param>
/// <param name="P">Their two-sided probabilities.</param>
/// <param name="Hr">Hazard ratios: the effect sizes.</param>
/// <param name="HrCiLow">Lower ends of their 95 % intervals (Wald).</param>
/// <param name="HrCiHigh">Upper ends.</param>
/// <param name="Loglik0">Logarithm of the partial likelihood without effects.</param>
/// <param name="Loglik">With them; its limit, nearly, when monotone.</param>
/// <param name="LrChi2">Likelihood ratio test of all columns together; holds also when monotone.</param>
/// <param name="LrDf">Columns estimated.</param>
/// <param name="LrP">Its probability; null without estimated columns.</param>
/// <param name="WaldChi2">Wald test of all columns; null when monotone.</param>
/// <param name="ScoreChi2">Score test of all columns; holds also when monotone.</param>
/// <param name="ScoreP">Its probability.</param>
/// <param name="Concordance">Diagnostic: share of comparable pairs in which who has the event first was given the higher risk; null without such pairs.</param>
/// <param name="Monotone">Events fall on one side of a column, or of several together: no finite estimate exists.</param>
/// <param name="MonotoneIn">The terms whose coefficients grow without end.</param>
/// <param name="ProportionalHazards">Diagnostic: whether the ratios stay the same over time.</param>
/// <param name="EventsPerTerm">Diagnostic: events per estimated column; below 10 estimates are shaky; null without estimated columns.</param>
public sealed record CoxResult(
    int N,
    int Missing,
    int Events,
    IReadOnlyList<string> Terms,
    IReadOnlyList<double?> Coef,
    IReadOnlyList<double?> Se,
    IReadOnlyList<double?> Z,
    IReadOnlyList<double?> P,
    IReadOnlyList<double?> Hr,
    IReadOnlyList<double?> HrCiLow,
    IReadOnlyList<double?> HrCiHigh,
    double Loglik0,
    double Loglik,
    double LrChi2,
    int LrDf,
    double? LrP,
    double? WaldChi2,
    double? ScoreChi2,
    double? ScoreP,
    double? Concordance,
    bool Monotone,
    IReadOnlyList<string> MonotoneIn,
    ProportionalHazardsResult ProportionalHazards,
    double? EventsPerTerm)
{
    /// <summary>No test exists: nothing happened, or no column says anything.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undefined => LrP is null;
}

/// <summary>What makes an event come sooner or later.</summary>
public static class Cox
{
    private const double Moves = 0.01;

    /// <summary>Cox's proportional hazards regression.</summary>
    /// <param name="times">How long each was followed, any unit, 0 or more; NaN for missing.</param>
    /// <param name="events">1 when it ended with the event, 0 when not; NaN for missing.</param>
    /// <param name="covariates">What explains.</param>
    /// <param name="strata">The stratum of each: hazards are compared within it only; null for one stratum; an entry null for missing.</param>
    /// <param name="ties">How events at the same time are taken.</param>
    /// <returns>The fit; <see cref="CoxResult.Monotone"/> instead of coefficients when they do not exist.</returns>
    /// <exception cref="UnusableInputException"><c>empty</c> (no complete row), <c>lengths-differ</c>, <c>negative-time</c>, <c>not-binary</c>, <c>infinite-value</c>, <c>not-converged</c>.</exception>
    /// <remarks>
    /// h(t) = h₀(t) exp(Σ βx), partial likelihood maximised by Newton's method to the last digits. Source: Cox (1972), doi:10.1111/j.2517-6161.1972.tb00899.x; Efron (1977), doi:10.1080/01621459.1977.10480613; Breslow (1974), doi:10.2307/2529620; monotone likelihood: Heinze and Schemper (2001), doi:10.1111/j.0006-341X.2001.00114.x; concordance: Harrell and others (1982), doi:10.1001/jama.1982.03320430047030.
    /// Broken by hazards that are not proportional (see <see cref="CoxResult.ProportionalHazards"/>) and when who is lost from sight differs.
    /// </remarks>
    public static CoxResult Fit(ReadOnlySpan<double> times, ReadOnlySpan<double> events, Covariates covariates, IReadOnlyList<string?>? strata = null, CoxTies ties = CoxTies.Efron)
    {
        var risks = RiskSets.Of(times, events, covariates, strata);
        var likelihood = new CoxLikelihood(risks, ties);
        var top = Newton.Climb(likelihood);
        var design = risks.Design;
        var (number, happened) = (top.Df, risks.EventCount);
        var known = number > 0;
        var estimates = top.RunsAway || !known ? new(new double?[design.Terms], new double?[design.Terms]) : Estimates(design, top);
        var lr = Math.Max(0, 2 * (top.LogLikelihood - top.Start));
        return new(
            design.N,
            times.Length - design.N,
            happened,
            covariates.Terms,
            estimates.Coefficients,
            estimates.Errors,
            estimates.Z,
            estimates.P,
            estimates.Ratios,
            estimates.Low,
            estimates.High,
            top.Start,
            top.LogLikelihood,
            lr,
            number,
            known ? Tail.ChiSquare(lr, number) : null,
            top.RunsAway || !known ? null : top.Information.Squared(top.Coefficients),
            known ? top.StartScore : null,
            known ? Tail.ChiSquare(top.StartScore, number) : null,
            risks.Concordance(top.Coefficients),
            top.RunsAway,
            top.RunsAway ? [.. Enumerable.Range(0, design.Kept.Length).Where(at => Math.Abs(top.LastStep[at]) > Moves).Select(at => covariates.Terms[design.Kept[at]])] : [],
            ProportionalHazards.Of(risks, likelihood, top),
            known ? (double)happened / number : null);
    }

    private static Wald Estimates(Design design, Top top) =>
        new(design.InOwnUnit([.. top.Coefficients.Zip(top.Errors, (coefficient, error) => double.IsNaN(error) ? error : coefficient)]), design.InOwnUnit(top.Errors));
}
