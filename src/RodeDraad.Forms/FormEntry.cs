using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Forms;

/// <summary>A form that was filled in about a client. Its category follows its kind (<see cref="Form"/>).</summary>
internal sealed class FormEntry : IVersioned
{
    public const string Table = "form_entries";

    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>The service that filled it in.</summary>
    public required ServiceId ServiceId { get; init; }

    /// <summary>The work to which it belongs, as a record of the audit names it: <c>stay</c>.</summary>
    public required string Basis { get; init; }

    public required Guid BasisId { get; init; }

    /// <summary>Kind of <see cref="Form"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What was typed in the fields of text, as a JSON object; what was chosen or counted is in <see cref="FormAnswer"/>.</summary>
    public required SealedText Texts { get; set; }

    public required Instant WrittenAt { get; set; }

    public required AccountId WrittenBy { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>A code, number or day of a filled form: one row each, to be counted.</summary>
internal sealed class FormAnswer
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid FormId { get; init; }

    public required string Field { get; init; }

    /// <summary>A code of the field's list, a whole number, or a day as 2026-11-24.</summary>
    public required string Value { get; init; }
}
