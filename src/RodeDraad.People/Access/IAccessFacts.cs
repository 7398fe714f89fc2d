using NodaTime;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>What the client wants about one part for one purpose, toward whoever asks.</summary>
/// <param name="Evidence">The consent, refusal or packet that counts, for the audit; empty when there is none.</param>
/// <param name="DataFrom">Only what happened from this day, or null.</param>
/// <param name="DataUntil">Only what happened until this day, or null.</param>
public readonly record struct Will(ConsentState State, string Evidence = "", LocalDate? DataFrom = null, LocalDate? DataUntil = null);

/// <summary>What the policy must know about one hat and one client, read in the snapshot of the data itself.</summary>
public sealed record ClientFacts
{
    /// <summary>No client is named, or nobody asks.</summary>
    public static readonly ClientFacts None = new();

    /// <summary>The care relation of the hat's team with the client.</summary>
    public Relation Relation { get; init; }

    /// <summary>When the last relation ended, or null.</summary>
    public Instant? EndedAt { get; init; }

    public bool OwnFile { get; init; }

    public bool Relative { get; init; }

    /// <summary>What the client's consents and refusals say, per part and purpose.</summary>
    public Func<Cat, Purpose, Will> Wants { get; init; } = static (_, _) => default;

    public Glass Glass { get; init; }

    /// <summary>The emergency access or mandate that opens the record, for the audit; empty when there is none.</summary>
    public string Evidence { get; init; } = "";

    public Mandate Mandate { get; init; }

    /// <summary>Parts that a practitioner wants to discuss with the client first.</summary>
    public IReadOnlyCollection<Cat> Withheld { get; init; } = [];

    /// <summary>What goes to justice, and how it was agreed; only when a packet was named.</summary>
    public PacketFacts Packet { get; init; } = new(PacketItem.None, false, ClientPresence.Absent);

    /// <summary>An auditor's inquiry about this client is open.</summary>
    public bool InquiryOpen { get; init; }
}

/// <summary>What the policy must know about a packet for justice.</summary>
/// <param name="Approved">The client approved exactly this text.</param>
public sealed record PacketFacts(PacketItem Item, bool Approved, ClientPresence Client);

/// <summary>Reads the facts behind a decision. Declared here, kept by the room of secrecy.</summary>
public interface IAccessFacts
{
    /// <summary>The facts about the client who is named. An unknown client gives the same facts as one without relation.</summary>
    Task<ClientFacts> Read(CircuitDb db, Hat hat, Ask ask, Instant now, CancellationToken cancel);

    /// <summary>The clients of the hat's own organisation of whom a list may show this part: rule Q1 as a query, before paging and counting.</summary>
    IQueryable<ClientId> Listed(CircuitDb db, Hat hat, Cat category, Instant now);

    /// <summary>Which of these clients are among them: the same rule as one kept query, for pages that have their rows already.</summary>
    Task<IReadOnlySet<ClientId>> Listed(CircuitDb db, Hat hat, Cat category, Instant now, IReadOnlyCollection<ClientId> among, CancellationToken cancel);

    /// <summary>Whose packet for justice it is, as far as the hat has anything to do with it: a justice assistant with what was sent to him, everybody else with what the own organisation keeps.</summary>
    Task<ClientKey?> ClientOfPacket(CircuitDb db, Hat hat, Guid packet, CancellationToken cancel);
}
