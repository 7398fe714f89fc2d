using NodaTime;
using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>How the value of a fact is read.</summary>
public enum FactKind
{
    /// <summary>As it stands.</summary>
    Text,

    /// <summary>Codes of <see cref="RecordFact.List"/>, separated by a space.</summary>
    Codes,

    /// <summary>An instant in ISO 8601.</summary>
    Moment,

    /// <summary>A day as 2026-11-24.</summary>
    Date,

    /// <summary>Another entry of the record, by kind and id.</summary>
    Entry,
}

/// <summary>One thing that a record says.</summary>
/// <param name="Label">Key of its label in the texts.</param>
/// <param name="List">Code list of its codes, or empty.</param>
public sealed record RecordFact(string Label, string Value, FactKind Kind = FactKind.Text, string List = "");

/// <summary>Something in a client's record as whoever may read it in full sees it.</summary>
/// <param name="Record">Kind and id, for example <c>stay/0198…</c>.</param>
/// <param name="Title">Key of its title in the texts.</param>
/// <param name="By">Who wrote it, or empty.</param>
public sealed record RecordEntry(Cat Category, Instant At, string Record, string Title, string Where, string By, IReadOnlyList<RecordFact> Facts);

/// <summary>What is left of a part for whoever only needs its summary: a type of its own, so that it cannot hold what it must not tell (access.md A4).</summary>
public sealed record RecordSummary(Cat Category, string Where, IReadOnlyList<RecordFact> Facts);

/// <summary>What a room can tell of a client's record, for pages and papers that show all of it: shared records, emergency access, the client's own door, copies.</summary>
/// <remarks>It decides nothing: whoever calls asked the session for the level of the part first.</remarks>
public interface IRecordPart
{
    /// <summary>Everything of one part, oldest first. Parts that the room does not hold give nothing.</summary>
    /// <param name="clients">The records of one organisation that stand for the person: the client and whoever was merged into it.</param>
    Task<IReadOnlyList<RecordEntry>> Full(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel);

    /// <summary>The summary of one part, per place; nothing when the part is empty.</summary>
    Task<IReadOnlyList<RecordSummary>> Summary(Session session, OrganisationId organisation, IReadOnlyCollection<ClientId> clients, Cat category, CancellationToken cancel);
}
