using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>What a client agrees to or refuses, as it is written down.</summary>
public sealed record ConsentForm
{
    /// <summary>Code of <c>consent-kind</c>.</summary>
    public string Kind { get; init; } = "grant";

    /// <summary>The organisation whose record it is about; null for the own one.</summary>
    public OrganisationId? Source { get; init; }

    /// <summary>Code of <c>consent-giver</c>.</summary>
    public string Giver { get; init; } = "client";

    /// <summary>The mandate by which a representative speaks.</summary>
    public Guid? Mandate { get; init; }

    /// <summary>Code of <c>consent-recipient</c>.</summary>
    public string RecipientKind { get; init; } = "";

    public OrganisationId? RecipientOrganisation { get; init; }

    /// <summary>Policy word of the function.</summary>
    public string RecipientRole { get; init; } = "";

    public AccountId? RecipientAccount { get; init; }

    /// <summary>Policy words of parts of the record.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Policy words of purposes; a refusal has none, because it holds for all.</summary>
    public IReadOnlyList<string> Purposes { get; init; } = [];

    public LocalDate? DataFrom { get; init; }

    public LocalDate? DataUntil { get; init; }

    /// <summary>First day; null is now.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Code of <c>consent-form</c>.</summary>
    public string Form { get; init; } = "";

    public string Witness { get; init; } = "";

    /// <summary>The name as the client typed it under the text, for a signature on the screen.</summary>
    public string Signature { get; init; } = "";

    /// <summary>The scan of the signed paper: PDF, PNG or JPEG.</summary>
    public byte[] Scan { get; init; } = [];

    public string TextLanguage { get; init; } = "";

    public bool ReadAloud { get; init; }

    /// <summary>Code of <c>consent-capacity</c>: able, under-influence, acute-crisis.</summary>
    public string Capacity { get; init; } = "able";

    public string CapacityNote { get; init; } = "";
}
