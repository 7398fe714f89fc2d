using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>An anonymous sketch of a situation with a question to colleagues. It has no key of a client, and so no way to one.</summary>
internal sealed class Sketch
{
    /// <summary>Characters of a text.</summary>
    public const int LongestText = 5_000;

    /// <summary>Characters of a title.</summary>
    public const int LongestTitle = 120;

    public required OrganisationId OrganisationId { get; init; }

    public required SketchId Id { get; init; }

    public required AccountId By { get; init; }

    /// <summary>Policy word of the function of who asks.</summary>
    public required string Role { get; init; }

    /// <summary>Code of <c>sketch-reach</c>: who reads it and answers, the own house or the circuit.</summary>
    public required string Reach { get; init; }

    public required Instant AskedAt { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required string Question { get; init; }

    /// <summary>Codes of <c>plan-domain</c>.</summary>
    public required List<string> Domains { get; init; }

    /// <summary>Code of <c>stage-of-change</c>, or empty.</summary>
    public required string Stage { get; init; }

    /// <summary>What the check found and the author let stand after a second look.</summary>
    public required List<string> LetStand { get; init; }
}

/// <summary>What a colleague answers. It goes as far as the question did.</summary>
internal sealed class SketchAnswer
{
    public required OrganisationId OrganisationId { get; init; }

    public required SketchAnswerId Id { get; init; }

    public required SketchId SketchId { get; init; }

    public required AccountId By { get; init; }

    /// <summary>Policy word of the function of who answers.</summary>
    public required string Role { get; init; }

    /// <summary>The house of who answers; <see cref="OrganisationId"/> is that of the question.</summary>
    public required OrganisationId House { get; init; }

    public required Instant At { get; init; }

    public required string Text { get; init; }

    /// <summary>What the check found and the author let stand after a second look.</summary>
    public required List<string> LetStand { get; init; }
}

/// <summary>A supervision that somebody had. Only its owner reads it; it tells of no client.</summary>
internal sealed class Supervision
{
    public required OrganisationId OrganisationId { get; init; }

    public required SupervisionId Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required LocalDate HeldOn { get; init; }

    public required string WithWhom { get; init; }

    public required string Topics { get; init; }
}

/// <summary>How far somebody says to be with one task or skill of a case manager. Only its owner reads it.</summary>
internal sealed class ProfileAnswer
{
    public required OrganisationId OrganisationId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>Code of <c>profile-item</c>.</summary>
    public required string Item { get; init; }

    /// <summary>Code of <c>profile-answer</c>.</summary>
    public required string Answer { get; set; }

    public required LocalDate AnsweredOn { get; set; }
}
