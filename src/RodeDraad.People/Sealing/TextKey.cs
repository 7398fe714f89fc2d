using NodaTime;

namespace RodeDraad.People;

/// <summary>The key of one client's texts, wrapped by the key of the organisation. Destroying it makes every text of the client unreadable, in every copy.</summary>
internal sealed class TextKey
{
    public required OrganisationId OrganisationId { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>Null once it was destroyed.</summary>
    public required byte[]? Wrapped { get; set; }

    public required Instant MadeAt { get; init; }

    public Instant? DestroyedAt { get; set; }
}
