using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One of the five kinds of information that justice can get, in words.</summary>
/// <param name="Kind">Policy word of the kind: attendance, absence, start_stop, difficulty, plan_goal.</param>
public sealed record PacketPart(string Kind, string Text);

/// <summary>One text as it was written. A text is never changed, only followed by the next one; the database refuses a change.</summary>
internal sealed class Packet
{
    public const string Table = "justice_packets";

    public required OrganisationId OrganisationId { get; init; }

    public required ExchangeId ExchangeId { get; init; }

    /// <summary>1 for the first text of the exchange.</summary>
    public required int Number { get; init; }

    /// <summary>Policy words of the kinds of its parts: what the policy decides on.</summary>
    public required List<string> Kinds { get; init; }

    /// <summary>The parts, as JSON.</summary>
    public required SealedText Parts { get; init; }

    /// <summary>Language of the text: nl, fr, de, en.</summary>
    public required string Language { get; init; }

    /// <summary>The last local day on which it can be read.</summary>
    public required LocalDate UntilOn { get; init; }

    /// <summary>See <see cref="PacketText"/>.</summary>
    public required string Hash { get; init; }

    public required Instant WrittenAt { get; init; }

    public required AccountId WrittenBy { get; init; }
}

/// <summary>The client's yes to exactly one text. It stands alone: it has no categories and no purposes that a care consent could share.</summary>
internal sealed class PacketApproval
{
    public const string Table = "justice_approvals";

    public required OrganisationId OrganisationId { get; init; }

    public required ExchangeId ExchangeId { get; init; }

    /// <summary>Number of the text.</summary>
    public required int Number { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>The hash of what was read and agreed to.</summary>
    public required string Hash { get; init; }

    public required Instant UntilAt { get; init; }

    /// <summary>Code of <c>justice-approval-form</c>: signature, paper, oral, portal.</summary>
    public required string Form { get; init; }

    /// <summary>Name of who heard an oral approval beside the carer.</summary>
    public SealedText Witness { get; init; }

    /// <summary>The language in which it was explained.</summary>
    public required string Language { get; init; }

    public bool ReadAloud { get; init; }

    public required Instant At { get; init; }

    public required AccountId RecordedBy { get; init; }
}

/// <summary>The client's own copy of what was sent, made in the act of sending.</summary>
internal sealed class PacketCopy
{
    public const string Table = "justice_copies";

    public required OrganisationId OrganisationId { get; init; }

    public required ExchangeId ExchangeId { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>The whole canonical text, whose SHA-256 is the hash.</summary>
    public required SealedText Text { get; init; }

    public required string Hash { get; init; }

    public required Instant MadeAt { get; init; }
}
