using System.Text;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>A client as one organisation knows the person: the least that identifies.</summary>
internal sealed class Client : IVersioned
{
    public required OrganisationId OrganisationId { get; init; }

    public required ClientId Id { get; init; }

    /// <summary>What people say to each other: <c>C-7K2M9QF4</c>.</summary>
    public required string Reference { get; init; }

    public string FamilyName { get; set; } = "";

    public string GivenName { get; set; } = "";

    /// <summary>The names as they are searched: see <see cref="KeyOf"/>.</summary>
    public string NameKey { get; set; } = "";

    public LocalDate? BirthDate { get; set; }

    /// <summary>Year of birth when only the age could be estimated.</summary>
    public int? EstimatedBirthYear { get; set; }

    public string Sex { get; set; } = "unknown";

    public string Language { get; set; } = "";

    public string Municipality { get; set; } = "";

    public string Phone { get; set; } = "";

    /// <summary>The national number, protected. Never a key, never in an address or a log.</summary>
    public string? ProtectedNiss { get; set; }

    /// <summary>Keyed hash of the national number, for exact match inside the organisation.</summary>
    public string? NissIndex { get; set; }

    /// <summary>The person did not say, or could not say, who he or she is.</summary>
    public bool Anonymous { get; set; }

    public ThreadId? ThreadId { get; set; }

    /// <summary>The record that this one was merged into, or null.</summary>
    public ClientId? MergedInto { get; set; }

    public required Instant RegisteredAt { get; init; }

    /// <summary>When the record was destroyed: only its internal id is left.</summary>
    public Instant? DestroyedAt { get; set; }

    public int Version { get; set; } = 1;

    public string FullName => $"{GivenName} {FamilyName}".Trim();

    /// <summary>The names without case, accents, blanks or signs, family name first: <c>Ben Saïd, Åsa</c> is <c>bensaid asa</c>.</summary>
    public static string KeyOf(string familyName, string givenName) => $"{Spelling.Letters(familyName)} {Spelling.Letters(givenName)}".Trim();

    /// <summary>A reference that can be read aloud: eight signs without I, L, O and U.</summary>
    public static string ReferenceFor(ClientId id)
    {
        const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var random = id.Value.ToByteArray(bigEndian: true).AsSpan(8);
        var reference = new StringBuilder("C-");
        for (var i = 0; i < 8; i++)
        {
            reference.Append(Signs[random[i] % 32]);
        }

        return reference.ToString();
    }
}

/// <summary>Two records of one organisation that were found to be one person.</summary>
internal sealed class ClientMerge
{
    public required OrganisationId OrganisationId { get; init; }

    public required Guid Id { get; init; }

    public required ClientId Kept { get; init; }

    public required ClientId Merged { get; init; }

    public required AccountId MergedBy { get; init; }

    public required Instant MergedAt { get; init; }

    public Instant? UndoneAt { get; set; }
}
