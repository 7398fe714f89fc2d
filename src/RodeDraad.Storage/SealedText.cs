using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RodeDraad.Storage;

/// <summary>A text that the database holds unreadable: version, nonce, cipher and tag in one. Empty stays empty and needs no key.</summary>
/// <remarks>There is no way from here to the plain text but through the key of the client, so that no query can show one by accident.</remarks>
public readonly struct SealedText(byte[]? stored) : IEquatable<SealedText>
{
    private readonly byte[]? stored = stored;

    public static SealedText Empty => default;

    public bool IsEmpty => stored is null or [];

    public static bool operator ==(SealedText one, SealedText other) => one.Equals(other);

    public static bool operator !=(SealedText one, SealedText other) => !one.Equals(other);

    /// <summary>The bytes as the database keeps them.</summary>
    public byte[] ToBytes() => stored ?? [];

    public bool Equals(SealedText other) => ToBytes().AsSpan().SequenceEqual(other.ToBytes());

    public override bool Equals(object? obj) => obj is SealedText other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(ToBytes());
        return hash.ToHashCode();
    }
}

internal sealed class SealedTextAsBytes() : ValueConverter<SealedText, byte[]>(text => text.ToBytes(), bytes => new SealedText(bytes));
