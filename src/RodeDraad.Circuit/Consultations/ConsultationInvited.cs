using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>Somebody who may be at a meeting about a client, with the client's word on it. The client has a row too: always invited, never asked for.</summary>
internal sealed class ConsultationInvited : IVersioned
{
    public const string Table = "consultation_invited";

    public required OrganisationId OrganisationId { get; init; }

    public required InvitedId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required ConsultationId ConsultationId { get; init; }

    /// <summary>Code of <c>consultation-participant</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The house of a carer, a service or a justice assistant.</summary>
    public OrganisationId? House { get; init; }

    /// <summary>Code of <c>consent-recipient</c>: to whom in that house the yes is; empty for who belongs to no house.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>Policy word of the function; empty when the house as a whole or somebody without a function is meant.</summary>
    public string Role { get; init; } = "";

    /// <summary>The person, when he or she has an account here.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The name of somebody without an account.</summary>
    public SealedText Name { get; set; }

    /// <summary>How a justice assistant's own file about the client is numbered.</summary>
    public SealedText FileNumber { get; set; }

    /// <summary>Code of <c>yes-no</c>: the client's word; empty as long as it was not asked.</summary>
    public string Answer { get; set; } = "";

    /// <summary>Code of <c>consultation-yes-way</c>: how the client said it.</summary>
    public string Way { get; set; } = "";

    public LocalDate? AnsweredOn { get; set; }

    /// <summary>Who wrote the client's word down.</summary>
    public AccountId? AnsweredBy { get; set; }

    /// <summary>Code of <c>consultation-attendance</c>, for the client's own row.</summary>
    public string Attendance { get; set; } = "";

    /// <summary>Known after the meeting.</summary>
    public bool? WasThere { get; set; }

    public int Version { get; set; } = 1;
}
