using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>A code on paper that opens the client's own door once, together with a birth date. Only its keyed hash is kept.</summary>
internal sealed class PaperCode
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary>The representative or reference person for whom it was printed; null when it is the client's own.</summary>
    public Guid? MandateId { get; init; }

    /// <summary>Whose code it is: the client or the mandate. Each has one code that lives.</summary>
    public required Guid Holder { get; init; }

    public required string Hash { get; init; }

    /// <summary>It takes the own password and second factor of its holder away, who lost them.</summary>
    public bool Resets { get; init; }

    public required Instant MadeAt { get; init; }

    public required AccountId MadeBy { get; init; }

    public required Instant ExpiresAt { get; init; }

    /// <summary>Wrong birth dates that were tried with the right code.</summary>
    public int WrongDates { get; set; }

    public Instant? UsedAt { get; set; }

    /// <summary>When it was used, replaced or given up; null while it lives.</summary>
    public Instant? EndedAt { get; set; }
}

/// <summary>Wrong tries from one network, or with one beginning of a code, and how long the next one waits.</summary>
internal sealed class DoorTry
{
    /// <summary><c>network/…</c>, <c>link/…</c> for links to partners, or <c>code/…</c> with the keyed hash of the first signs.</summary>
    public required string Key { get; init; }

    public int Wrong { get; set; }

    public Instant LastAt { get; set; }

    public Instant? WaitsUntil { get; set; }
}
