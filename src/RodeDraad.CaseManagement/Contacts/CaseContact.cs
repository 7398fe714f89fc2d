using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>A contact of a case as it was logged.</summary>
internal sealed class CaseContact
{
    public const string Table = "case_contacts";

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Made where it was logged, so that a contact that was sent twice is one.</summary>
    public required CaseContactId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required CaseId CaseId { get; init; }

    public required Instant At { get; init; }

    /// <summary>Code of <c>case-contact-kind</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of <c>case-contact-with</c>.</summary>
    public required string With { get; init; }

    /// <summary>Codes of <c>case-management-base-function</c>.</summary>
    public required List<string> Functions { get; init; }

    /// <summary>Codes of <c>direct-service-task</c>.</summary>
    public required List<string> Services { get; init; }

    /// <summary>Minutes, 1 to 1440, or null when nobody noted them.</summary>
    public required int? Minutes { get; init; }

    /// <summary>Code of <c>contact-outcome</c>.</summary>
    public required string Outcome { get; init; }

    public required SealedText Note { get; init; }

    /// <summary>It came in when the case was over: kept and shown, never dropped.</summary>
    public required bool AfterTheEnd { get; init; }

    /// <summary>Code of <c>contact-left-out</c>: why a worker says that it does not count; empty when the rule says what it counts for.</summary>
    public string LeftOut { get; set; } = "";

    public Instant? LeftOutAt { get; set; }

    public AccountId? LeftOutBy { get; set; }

    public required AccountId By { get; init; }

    public required Instant LoggedAt { get; init; }
}
