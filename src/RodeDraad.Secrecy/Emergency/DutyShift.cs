using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>Somebody is on duty for a team, for a time. A shift that is taken away stays known: whoever reviews an emergency access sees the roster as it was.</summary>
internal sealed class DutyShift
{
    public required OrganisationId OrganisationId { get; init; }

    public required ShiftId Id { get; init; }

    public required TeamId TeamId { get; init; }

    public required AccountId AccountId { get; init; }

    public required Instant FromAt { get; init; }

    public required Instant UntilAt { get; init; }

    public required AccountId MadeBy { get; init; }

    public required Instant MadeAt { get; init; }

    public AccountId? TakenAwayBy { get; set; }

    public Instant? TakenAwayAt { get; set; }
}
