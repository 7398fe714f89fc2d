using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>Meetings about clients that come back every month or every three weeks, for a region. It knows no client.</summary>
internal sealed class ConsultationSeries : IVersioned
{
    /// <summary>The house that keeps it.</summary>
    public required OrganisationId OrganisationId { get; init; }

    public required SeriesId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Region of the house that keeps it: the houses there bring their clients.</summary>
    public required string Region { get; init; }

    /// <summary>Code of <c>consultation-rhythm</c>.</summary>
    public required string Rhythm { get; set; }

    /// <summary>Who leads the meetings, by name or function.</summary>
    public required string Chair { get; set; }

    public required Instant OpenedAt { get; init; }

    public required AccountId OpenedBy { get; init; }

    public int Version { get; set; } = 1;
}

/// <summary>One day of a series. It knows no client: who is talked over stands with the house that proposed it.</summary>
internal sealed class ConsultationMeeting : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required ConsultationMeetingId Id { get; init; }

    public required SeriesId SeriesId { get; init; }

    public required Instant At { get; set; }

    public required string Place { get; set; }

    /// <summary>When it was called off, or null.</summary>
    public Instant? CancelledAt { get; set; }

    public required AccountId PlannedBy { get; init; }

    public int Version { get; set; } = 1;
}
