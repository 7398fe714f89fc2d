namespace RodeDraad.Circuit;

/// <summary>Which way a reason weighs.</summary>
public enum Weighs
{
    For,

    /// <summary>Nobody told: to be asked.</summary>
    Open,

    /// <summary>A wish that is not met; the service may be chosen all the same.</summary>
    Less,

    /// <summary>A condition of the service or a need of the client that is not met.</summary>
    Against,
}

/// <summary>One reason why a service fits or does not.</summary>
/// <param name="Code">What it is about: <c>module</c>, <c>age</c>, <c>sex</c>, <c>substances</c>, <c>language</c>, <c>region</c>, <c>circumstance</c>, <c>distance</c>, <c>travel</c>, <c>evening</c>, <c>weekend</c>, <c>accessibility</c>, <c>places</c>, <c>waiting</c>, <c>stale</c>, <c>earlier</c>.</param>
/// <param name="Facts">What it says about it, for the sentence: codes and numbers.</param>
public sealed record Reason(string Code, Weighs Weighs, params IReadOnlyList<object> Facts);

/// <summary>A service with all that speaks for and against it.</summary>
/// <param name="Kilometres">As the crow flies; null when one of the two places is not known.</param>
public sealed record Candidate(Offer Offer, IReadOnlyList<Reason> Reasons, double? Kilometres)
{
    public int Count(Weighs weighs) => Reasons.Count(reason => reason.Weighs == weighs);

    /// <summary>No condition stands in the way; the service itself still decides.</summary>
    public bool Fits => Count(Weighs.Against) == 0;
}
