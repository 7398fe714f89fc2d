using NodaTime;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>What somebody said of one task in one quarter: how often he does it. It tells of no client.</summary>
internal sealed class FidelityAnswer
{
    public required OrganisationId OrganisationId { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>The first day of the quarter.</summary>
    public required LocalDate Quarter { get; init; }

    /// <summary>Code of <c>fidelity-task</c>.</summary>
    public required string Task { get; init; }

    /// <summary>The team in which it was said.</summary>
    public required TeamId TeamId { get; set; }

    /// <summary>Code of <c>fidelity-answer</c>.</summary>
    public required string Answer { get; set; }

    public required Instant AnsweredAt { get; set; }
}
