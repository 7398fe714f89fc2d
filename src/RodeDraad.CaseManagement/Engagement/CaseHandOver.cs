using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>A case that went from one case manager of a team to another, for good or until a day. Never changed.</summary>
internal sealed class CaseHandOver
{
    public const string Table = "case_hand_overs";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required CaseId CaseId { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>Whose case it was, and is again after the last day.</summary>
    public required AccountId Manager { get; init; }

    public required AccountId To { get; init; }

    /// <summary>The last day, or null for good.</summary>
    public required LocalDate? UntilOn { get; init; }

    /// <summary>Code of <c>case-hand-over</c>.</summary>
    public required string Reason { get; init; }

    public required SealedText Why { get; init; }

    /// <summary>Why it was given above the norm of who receives it; empty when it was not.</summary>
    public required SealedText OverNorm { get; init; }
}
