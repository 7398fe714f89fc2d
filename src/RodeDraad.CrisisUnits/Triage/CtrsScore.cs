using RodeDraad.Kernel;

namespace RodeDraad.CrisisUnits;

/// <summary>Crisis Triage Rating Scale: a clinician's brief rating of a person in crisis.</summary>
/// <remarks>
/// Three axes of 1 (least favourable) to 5 (most favourable); the total is 3 to 15 points and a LOWER total is graver.
/// Source: Bengelsdorf et al. (1984), J Nerv Ment Dis 172; bands as used by the Belgian crisis units in the ECCAM report, section 3.2.3.1.
/// The scale advises and a clinician decides: nothing admits or refuses a person on the score alone.
/// </remarks>
public sealed record CtrsScore
{
    private CtrsScore(int danger, int support, int cooperation) =>
        (Danger, Support, Cooperation) = (danger, support, cooperation);

    public int Danger { get; }

    public int Support { get; }

    public int Cooperation { get; }

    public int Total => Danger + Support + Cooperation;

    /// <returns>The score, or <c>ctrs.axis-out-of-range</c> beside each axis that is not 1 to 5.</returns>
    public static Outcome<CtrsScore> Rate(int danger, int support, int cooperation)
    {
        List<Refusal> refusals = [.. new[] { ("danger", danger), ("support", support), ("cooperation", cooperation) }
            .Where(axis => axis.Item2 is < 1 or > 5)
            .Select(axis => new Refusal("ctrs.axis-out-of-range", axis.Item2).At(axis.Item1))];
        return refusals.Count > 0 ? refusals : new CtrsScore(danger, support, cooperation);
    }
}

/// <summary>Which way a CTRS total points.</summary>
public enum CtrsAdvice
{
    Admission,
    LookCloser,
    Outpatient,
}

/// <summary>Which advice a total gives: up to <paramref name="AdmissionUpTo"/> admission, above <paramref name="OutpatientAbove"/> outpatient care, between them look closer.</summary>
/// <param name="Source">Where the bands come from; shown with the advice.</param>
public sealed record CtrsBands(int AdmissionUpTo, int OutpatientAbove, string Source)
{
    public CtrsAdvice AdviceFor(CtrsScore score) =>
        score.Total <= AdmissionUpTo ? CtrsAdvice.Admission
        : score.Total > OutpatientAbove ? CtrsAdvice.Outpatient
        : CtrsAdvice.LookCloser;
}
