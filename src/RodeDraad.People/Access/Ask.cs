using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>What somebody wants to do.</summary>
/// <param name="Act">Read, write, search, export, take a presentation, …</param>
/// <param name="Category">The part of the record without which the act makes no sense.</param>
/// <param name="Client">Whose record, or null when it is about no client or about several.</param>
public sealed record Ask(Act Act, Cat Category, ClientKey? Client = null)
{
    /// <summary>Kind and id of the record for the audit, for example <c>stay/0198…</c>.</summary>
    public string Record { get; init; } = "";

    /// <summary>The person who asks wrote the record.</summary>
    public bool Author { get; init; }

    /// <summary>What was searched for, as typed.</summary>
    public string Search { get; init; } = "";

    /// <summary>Why, when it is not the usual purpose of the role.</summary>
    public Purpose Purpose { get; init; }

    /// <summary>The packet for justice that it is about.</summary>
    public Guid? Packet { get; init; }

    /// <summary>A reason as long as the act asks for was written.</summary>
    public bool ReasonText { get; init; }
}
