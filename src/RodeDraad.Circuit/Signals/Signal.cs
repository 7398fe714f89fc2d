using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>Somebody of the floor says that care is missing, refused unfairly, done twice or too late. It has no key of a client, and so no way to one.</summary>
internal sealed class Signal : IVersioned
{
    /// <summary>Characters of what was missing.</summary>
    public const int LongestWords = 1_000;

    public required OrganisationId OrganisationId { get; init; }

    public required SignalId Id { get; init; }

    public required AccountId By { get; init; }

    public required Instant At { get; init; }

    /// <summary>The region of the house that says it.</summary>
    public required string Circuit { get; init; }

    /// <summary>Where it was missing: the name of a region of this installation, or a code of <c>province-or-region</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Code of <c>type-module</c>.</summary>
    public required string Module { get; init; }

    /// <summary>Code of <c>signal-kind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>For what kind of people: a code of one of <see cref="SignalGroups"/>, or empty.</summary>
    public required string Group { get; init; }

    public required string Words { get; init; }

    /// <summary>The sender lets the region read which house says it.</summary>
    public required bool NamesHouse { get; init; }

    /// <summary>The theme in which it was bundled, with the house that keeps the theme.</summary>
    public OrganisationId? ThemeHouse { get; set; }

    public ThemeId? ThemeId { get; set; }

    /// <summary>When the sender last read the answer.</summary>
    public Instant? AnswerReadAt { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>Signals of a region that say the same, and what the platform does about it.</summary>
internal sealed class Theme : IVersioned
{
    /// <summary>Characters of a title.</summary>
    public const int LongestTitle = 120;

    /// <summary>Characters of what it says, and of an answer.</summary>
    public const int LongestWords = 3_000;

    public required OrganisationId OrganisationId { get; init; }

    public required ThemeId Id { get; init; }

    public required string Region { get; init; }

    public required string Title { get; init; }

    public required string Words { get; init; }

    /// <summary>Code of <c>signal-state</c>.</summary>
    public required string State { get; set; }

    /// <summary>When the senders were last told something: an answer, what was seen afterwards, or the end.</summary>
    public Instant? AnsweredAt { get; set; }

    /// <summary>The day on which somebody looks whether it was done.</summary>
    public LocalDate? FollowOn { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>Something that was done with a theme, by whom and when.</summary>
internal sealed class ThemeStep
{
    public required OrganisationId OrganisationId { get; init; }

    public required ThemeId ThemeId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>Code of <c>signal-step</c>.</summary>
    public required string Act { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    public string Words { get; init; } = "";

    /// <summary>What will be done.</summary>
    public string Will { get; init; } = "";

    /// <summary>The day on which it was sent, or on which somebody looks again.</summary>
    public LocalDate? On { get; init; }
}
