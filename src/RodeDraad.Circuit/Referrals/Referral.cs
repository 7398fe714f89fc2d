using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>A house asks a service to take a client on. It is kept by the house that asks, under the key of its client, until the end; the service reads it there.</summary>
internal sealed class Referral
{
    public const string Table = "referrals";

    /// <summary>The house that asks.</summary>
    public required OrganisationId OrganisationId { get; init; }

    public required ReferralId Id { get; init; }

    public required ClientId ClientId { get; init; }

    public required OrganisationId ToHouse { get; set; }

    public required ServiceId ToService { get; set; }

    /// <summary>Code of <c>referral-state</c>.</summary>
    public string State { get; set; } = "";

    /// <summary>How many steps were taken.</summary>
    public int Steps { get; set; }

    /// <summary>Who of the house that asks follows it.</summary>
    public required AccountId Responsible { get; set; }

    /// <summary>The last local day on which the next step is in time.</summary>
    public LocalDate DueOn { get; set; }

    /// <summary>Code of <c>referral-level</c>: what goes along.</summary>
    public string Level { get; set; } = "";

    /// <summary>What is asked, and why.</summary>
    public SealedText Question { get; set; }

    /// <summary>A <see cref="ReferralContent"/> as JSON, frozen when it was sent.</summary>
    public SealedText Content { get; set; }

    /// <summary>Code of <c>referral-chosen</c>: how the client came to this service.</summary>
    public string Chosen { get; set; } = "";

    /// <summary>When it was written down that the client wants it.</summary>
    public Instant? SaidYesAt { get; set; }

    public Instant? SentAt { get; set; }

    /// <summary>When the first answer came.</summary>
    public Instant? AnsweredAt { get; set; }

    /// <summary>Code of <c>referral-refusal</c>, or empty.</summary>
    public string Refusal { get; set; } = "";

    /// <summary>The service that is proposed instead.</summary>
    public ServiceId? Alternative { get; set; }

    public LocalDate? ExpectedOn { get; set; }

    public Instant? IntakeAt { get; set; }

    public LocalDate? StartedOn { get; set; }

    public Instant? FeedbackAt { get; set; }

    /// <summary>Code of <c>referral-feedback</c>, or empty.</summary>
    public string Feedback { get; set; } = "";

    /// <summary>What the service asks of the house that referred.</summary>
    public SealedText Wish { get; set; }

    /// <summary>The client as the house that was asked knows the person, once it took him or her on.</summary>
    public ClientId? ReceiverClient { get; set; }
}

/// <summary>One step: who, what, when. Never changed.</summary>
internal sealed class ReferralStep
{
    public const string Table = "referral_steps";

    public required OrganisationId OrganisationId { get; init; }

    public required ReferralId ReferralId { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Code of <c>referral-act</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Code of <c>referral-state</c> after it.</summary>
    public required string State { get; init; }

    public required Instant At { get; init; }

    /// <summary>Null for a partner who came by a link.</summary>
    public required AccountId? By { get; init; }

    /// <summary>The house for which it was done.</summary>
    public required OrganisationId House { get; init; }

    /// <summary>A code that belongs to it: why it was refused, how it goes.</summary>
    public required string Note { get; init; }

    /// <summary>The same in words.</summary>
    public SealedText Said { get; set; }
}
