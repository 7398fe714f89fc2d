using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One version of what a client agreed to or refused (access.md A6). A version is never changed, only followed by the next one; the last one counts.</summary>
/// <remarks>It speaks about one record of the client: that of <see cref="Source"/>, which is the keeper of this row unless another house wrote down what the client said there.</remarks>
internal sealed class Consent
{
    public const string Table = "consents";

    public required OrganisationId OrganisationId { get; init; }

    public required ConsentId Id { get; init; }

    public required int Version { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>The organisation whose record it opens or closes.</summary>
    public required OrganisationId Source { get; init; }

    /// <summary>Code of <c>consent-kind</c>: grant or refusal.</summary>
    public required string Kind { get; init; }

    /// <summary>Code of <c>consent-giver</c>: client or representative.</summary>
    public required string Giver { get; init; }

    /// <summary>The mandate by which a representative spoke.</summary>
    public Guid? MandateId { get; init; }

    /// <summary>Code of <c>consent-recipient</c>: person, function or organisation.</summary>
    public required string RecipientKind { get; init; }

    public required OrganisationId RecipientOrganisation { get; init; }

    /// <summary>Policy word of the function, for a recipient by function.</summary>
    public string RecipientRole { get; init; } = "";

    /// <summary>The person, for a recipient by name.</summary>
    public AccountId? RecipientAccount { get; init; }

    /// <summary>Policy words of the parts.</summary>
    public required List<string> Categories { get; init; }

    /// <summary>Policy words of the purposes; empty for a refusal, which holds for every purpose.</summary>
    public required List<string> Purposes { get; init; }

    /// <summary>Only what happened from this day, or null.</summary>
    public LocalDate? DataFrom { get; init; }

    /// <summary>Only what happened until this day, or null.</summary>
    public LocalDate? DataUntil { get; init; }

    public required Instant FromAt { get; init; }

    /// <summary>When it ends by itself; null only for a refusal.</summary>
    public Instant? UntilAt { get; init; }

    /// <summary>Code of <c>consent-status</c>: provisional, active, withdrawn, superseded.</summary>
    public required string Status { get; init; }

    /// <summary>Version of the text that informed the client, its language, and whether it was read aloud.</summary>
    public required string TextVersion { get; init; }

    public required string TextLanguage { get; init; }

    public bool ReadAloud { get; init; }

    /// <summary>Code of <c>consent-form</c>: signature, paper, oral, portal.</summary>
    public required string Form { get; init; }

    /// <summary>Name of who heard an oral consent beside the carer.</summary>
    public SealedText Witness { get; init; }

    /// <summary>SHA-256 of the signature or of the scanned form, in hex; the content itself is a <see cref="ConsentPaper"/>.</summary>
    public string PaperHash { get; init; } = "";

    public SealedText CapacityNote { get; init; }

    /// <summary>How it was withdrawn: code of <c>consent-channel</c>; empty while it was not.</summary>
    public string WithdrawnBy { get; init; } = "";

    public required Instant RecordedAt { get; init; }

    public required AccountId RecordedBy { get; init; }
}

/// <summary>The name that was typed on the screen, or the scan of the signed form.</summary>
internal sealed class ConsentPaper
{
    public const string Table = "consent_papers";

    public required OrganisationId OrganisationId { get; init; }

    public required ConsentId ConsentId { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Media type of a scan: image/png, image/jpeg, application/pdf; text/plain for a name that was typed on the screen.</summary>
    public required string MediaType { get; init; }

    public required SealedText Content { get; init; }
}
