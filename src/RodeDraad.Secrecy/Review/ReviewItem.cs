using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>Something in the log of one week that somebody must look at (access.md A11, log review).</summary>
internal sealed class ReviewItem
{
    /// <summary>The rule of an item that somebody asked for: a tie that was declared by mistake.</summary>
    public const string TieWrong = "tie-wrong";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Monday of the week.</summary>
    public required LocalDate Week { get; init; }

    /// <summary>Code of <c>review-rule</c>.</summary>
    public required string Rule { get; init; }

    public required AccountId AccountId { get; init; }

    /// <summary>Organisation of the client's record; all zeros when the item is about no single client.</summary>
    public required Guid ClientOrganisation { get; init; }

    public required Guid Client { get; init; }

    /// <summary>The first audit record that it is about.</summary>
    public required Guid AuditId { get; init; }

    public required int Times { get; init; }

    public required Instant FirstAt { get; init; }

    public required Instant LastAt { get; init; }

    public required LocalDate DueOn { get; init; }

    public Instant? ClosedAt { get; set; }

    public AccountId? ClosedBy { get; set; }

    /// <summary>Code of <c>review-outcome</c>, of <c>tie-outcome</c> for a tie; empty while open.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>Why it was closed so; until then, for a tie, why it was a mistake.</summary>
    public string Reason { get; set; } = "";
}

/// <summary>An inquiry by an auditor: as long as it is open, the name of its client is shown to the auditor, and the client is told.</summary>
internal sealed class Inquiry
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required string CaseNumber { get; init; }

    public required string Reason { get; init; }

    public required ClientId ClientId { get; init; }

    public required AccountId OpenedBy { get; init; }

    public required Instant OpenedAt { get; init; }

    public Instant? ClosedAt { get; set; }
}
