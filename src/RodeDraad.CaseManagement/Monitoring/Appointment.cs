using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>When client and case manager meet, and what became of it.</summary>
internal sealed class CaseAppointment : IVersioned
{
    public const string Table = "case_appointments";

    public required OrganisationId OrganisationId { get; init; }

    public required AppointmentId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required CaseId CaseId { get; init; }

    public required Instant At { get; set; }

    /// <summary>Code of <c>case-contact-kind</c>.</summary>
    public required string Kind { get; set; }

    public required SealedText Place { get; set; }

    public required AccountId Carer { get; set; }

    /// <summary>Code of <c>appointment-state</c>: planned, kept, missed, cancelled.</summary>
    public required string State { get; set; }

    public Instant? SettledAt { get; set; }

    public int Version { get; set; } = 1;
}
