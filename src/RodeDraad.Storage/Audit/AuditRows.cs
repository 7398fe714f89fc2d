using NodaTime;

namespace RodeDraad.Storage;

/// <summary>Ties an audit record into the chain of its organisation.</summary>
public sealed class AuditLink
{
    /// <summary>Organisation of who acted; all zeros for the chain of the installation itself.</summary>
    public required Guid Organisation { get; init; }

    /// <summary>Place in the chain, from 1 on without a gap.</summary>
    public required long Number { get; init; }

    public required Guid AuditId { get; init; }

    public required byte[] Leaf { get; init; }

    public required byte[] Chain { get; init; }
}

/// <summary>A signed statement of what a chain was at a moment, as this database keeps it.</summary>
public sealed class AuditCheckpoint
{
    public required Guid Organisation { get; init; }

    /// <summary>Records in the chain.</summary>
    public required long Count { get; init; }

    /// <summary>Place among the checkpoints of the chain, from 1 on without a gap.</summary>
    public required int Number { get; init; }

    public required byte[] ChainHead { get; init; }

    public required byte[] MerkleRoot { get; init; }

    /// <summary>The roots from which the next checkpoint goes on, so that it need not read the chain from its start.</summary>
    public required byte[] Frontier { get; init; }

    public required Instant MadeAt { get; init; }

    public required string Key { get; init; }

    public required byte[] Signature { get; init; }
}

/// <summary>The public half of a key that signs checkpoints. The private half lies in a file that the database account cannot read.</summary>
public sealed class AuditKey
{
    /// <summary>First 16 hexadecimal digits of the SHA-256 of the public key.</summary>
    public required string Id { get; init; }

    /// <summary>SubjectPublicKeyInfo, base64.</summary>
    public required string PublicKey { get; init; }

    public required Instant FirstUsedAt { get; init; }
}

/// <summary>A checkpoint of somebody else's chain (or of one's own, as another house got it), kept as a witness.</summary>
public sealed class AuditWitness
{
    /// <summary>The organisation that keeps this copy in its file.</summary>
    public required Guid KeptBy { get; init; }

    public required Guid Organisation { get; init; }

    public required long Count { get; init; }

    public required string Key { get; init; }

    /// <summary>The checkpoint as it was handed over.</summary>
    public required string Checkpoint { get; init; }

    public required Instant ReceivedAt { get; init; }
}
