using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What houses of a region promise each other. No client in it.</summary>
internal sealed class Agreement : IVersioned
{
    /// <summary>Characters of a title.</summary>
    public const int LongestTitle = 120;

    /// <summary>Characters of the text.</summary>
    public const int LongestText = 20_000;

    /// <summary>Months after which it is looked at again.</summary>
    public const int ReviewMonths = 12;

    public required OrganisationId OrganisationId { get; init; }

    public required AgreementId Id { get; init; }

    public required string Region { get; init; }

    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>Codes of <c>agreement-subject</c>.</summary>
    public required List<string> Subjects { get; set; }

    /// <summary>Days within which a referral is answered.</summary>
    public int? AnswerDays { get; set; }

    /// <summary>Of a hundred referrals that were answered, how many are accepted at least.</summary>
    public int? AcceptPercent { get; set; }

    /// <summary>Days a year on which people of one house work in another.</summary>
    public int? ExchangeDays { get; set; }

    /// <summary>The last signature: from then on it holds.</summary>
    public LocalDate? SignedOn { get; set; }

    public LocalDate? ReviewOn { get; set; }

    public LocalDate? EndedOn { get; set; }

    public int Version { get; set; } = 1;
}

/// <summary>A house that takes part in an agreement.</summary>
internal sealed class AgreementParty
{
    public required OrganisationId OrganisationId { get; init; }

    public required AgreementId AgreementId { get; init; }

    public required OrganisationId House { get; init; }

    public LocalDate? SignedOn { get; set; }

    /// <summary>Who signed for the house.</summary>
    public string SignedBy { get; set; } = "";
}

/// <summary>Something that happened to an agreement, by whom and when.</summary>
internal sealed class AgreementStep
{
    public required OrganisationId OrganisationId { get; init; }

    public required AgreementId AgreementId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>Code of <c>agreement-step</c>.</summary>
    public required string Act { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>The house that signed, or that sent people.</summary>
    public OrganisationId? House { get; init; }

    public LocalDate? On { get; init; }

    /// <summary>Days of exchange.</summary>
    public int? Days { get; init; }

    public string Words { get; init; } = "";
}
