using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;

namespace RodeDraad.Registration;

/// <summary>What the crisis unit wrote down: the presentation, the ratings, the substances, the stay and its end.</summary>
internal sealed class StaySource(StayHistory history) : ISource
{
    public IReadOnlyList<string> Begins { get; } = ["stay", "presentation", "rating", "substance"];

    public IReadOnlyList<string>? Told(string place, CountedStay stay) => place switch
    {
        "stay/from" => Said.Number(stay.FromAt.LocalDate().Year),
        "stay/centre-type" => ["inpatient"], // a crisis unit has beds
        "stay/days" => Said.Number(stay.UntilAt is { } until ? (int)Math.Round((until - stay.FromAt).TotalDays, MidpointRounding.AwayFromZero) : null),
        "stay/overstay-reason" => Said.Code(stay.OverstayReason),
        "stay/end-reason" => Said.Code(stay.EndReason),
        "stay/destinations" => Destinations(stay),
        "stay/earlier" => Said.Number(history.Earlier(stay)),
        "stay/interval" => history.Before(stay) is { UntilAt: { } left } ? [Readmissions.Between(left, stay.FromAt).IntervalClass] : null,
        "stay/readmitted" => Said.YesNo(stay.UntilAt is null ? null : history.After(stay) is not null),
        "stay/days-until-readmission" => Said.Number(history.DaysObserved(stay)),
        "presentation/asked-by" => Said.Code(stay.AskedBy),
        "presentation/primary-problem" => Said.Code(stay.PrimaryProblem),
        "presentation/secondary-problem" => Said.Code(stay.SecondaryProblem),
        "presentation/precipitating" => stay.Precipitating.Count > 0 ? stay.Precipitating : null,
        "presentation/advice" => Said.Code(stay.Advice),
        "rating/danger" => Said.Number(stay.Rating?.Danger),
        "rating/support" => Said.Number(stay.Rating?.Support),
        "rating/cooperation" => Said.Number(stay.Rating?.Cooperation),
        _ => place.Split('/') is ["substance", [>= '1' and <= '9' and var position], var column] ? Substance(stay, position - '1', column) : null,
    };

    private static IReadOnlyList<string>? Substance(CountedStay stay, int at, string column) => at >= stay.Substances.Count ? null : column switch
    {
        "substance" => Said.Code(stay.Substances[at].Substance),
        "route" => Said.Code(stay.Substances[at].Route),
        "frequency" => Said.Code(stay.Substances[at].Frequency),
        "first-age" => Said.Number(stay.Substances[at].FirstAge),
        "regular-age" => Said.Number(stay.Substances[at].RegularAge),
        _ => null,
    };

    /// <summary>Where the client went; why not anywhere, as the list of destinations says it.</summary>
    private static IReadOnlyList<string>? Destinations(CountedStay stay) => stay switch
    {
        { UntilAt: null } => null,
        { Destinations.Count: > 0 } => stay.Destinations,
        { NoDestinationReason: "refused" } => ["refused-further-treatment"],
        { NoDestinationReason: "left" } => ["patient-left"],
        { NoDestinationReason: "" or "deceased" } => null,
        _ => ["not-referred"],
    };
}
