using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

public readonly record struct PointPresentationId(Guid Value) : IId<PointPresentationId>
{
    public static PointPresentationId From(Guid value) => new(value);

    public static PointPresentationId New() => new(Guid.CreateVersion7());
}

/// <summary>Somebody who knocked at the door of the region. It is open until a service took over, or it ended otherwise.</summary>
internal sealed class PointPresentation : IVersioned
{
    public const string Table = "point_presentations";

    public required OrganisationId OrganisationId { get; init; }

    public required PointPresentationId Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>The service that is the door.</summary>
    public required ServiceId ServiceId { get; init; }

    public required Instant At { get; init; }

    /// <summary>Code of <c>presentation-channel</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>Code of <c>asked-by</c>.</summary>
    public required string AskedBy { get; init; }

    /// <summary>What is asked, in words.</summary>
    public required SealedText Question { get; set; }

    public required AccountId TakenBy { get; init; }

    /// <summary>The day of the orientation talk.</summary>
    public LocalDate? TalkOn { get; set; }

    public SealedText TalkedOver { get; set; }

    /// <summary>The service that the client chose.</summary>
    public ServiceId? Choice { get; set; }

    /// <summary>Why, in the client's words.</summary>
    public SealedText ChoiceWords { get; set; }

    /// <summary>The service that took over.</summary>
    public ServiceId? TakenOverBy { get; set; }

    public LocalDate? TakenOverOn { get; set; }

    /// <summary>Who there said yes.</summary>
    public SealedText SaidYes { get; set; }

    public Instant? EndedAt { get; set; }

    /// <summary>Code of <c>point-end</c>; empty as long as it is open.</summary>
    public string End { get; set; } = "";

    public SealedText EndWhy { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>Within how many days a registration point wants what to happen, from a date on. Our own choice where nobody set it: no source names a term.</summary>
internal sealed class PointSettings
{
    public static readonly PointSettings Usual = new() { OrganisationId = default, ServiceId = default, FromAt = default, TalkWorkingDays = 3, HandOverDays = 14 };

    public required OrganisationId OrganisationId { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required Instant FromAt { get; init; }

    /// <summary>Working days until the orientation talk.</summary>
    public required int TalkWorkingDays { get; init; }

    /// <summary>Days until a service took over.</summary>
    public required int HandOverDays { get; init; }
}
