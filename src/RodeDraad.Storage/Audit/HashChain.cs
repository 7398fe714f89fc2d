using System.Security.Cryptography;
using System.Text;

namespace RodeDraad.Storage;

/// <summary>The two hashes of the audit chain (access.md A11).</summary>
public static class HashChain
{
    public const int Size = SHA256.HashSizeInBytes;

    /// <summary>What stands before the first record: 32 zero bytes.</summary>
    public static byte[] Start => new byte[Size];

    /// <summary>SHA-256 of a zero byte and the record's canonical text.</summary>
    public static byte[] Leaf(string canonical) => SHA256.HashData([0, .. Encoding.UTF8.GetBytes(canonical)]);

    /// <summary>SHA-256 of a one, what the chain was, and the next leaf.</summary>
    public static byte[] Next(byte[] chain, byte[] leaf) => SHA256.HashData([1, .. chain, .. leaf]);
}

/// <summary>A Merkle tree (RFC 6962) that grows at its end and keeps only the roots of its full subtrees, largest first.</summary>
public sealed class MerkleFrontier
{
    private readonly List<byte[]> roots = [];

    public long Count { get; private set; }

    /// <summary>Takes up a tree where it was left.</summary>
    /// <param name="count">Leaves so far.</param>
    /// <param name="kept">What <see cref="Kept"/> gave then.</param>
    public static MerkleFrontier At(long count, byte[] kept)
    {
        var frontier = new MerkleFrontier { Count = count };
        frontier.roots.AddRange(kept.Chunk(HashChain.Size));
        return frontier;
    }

    public void Add(byte[] leaf)
    {
        var root = leaf;
        for (var full = Count; (full & 1) == 1; full >>= 1)
        {
            root = HashChain.Next(roots[^1], root);
            roots.RemoveAt(roots.Count - 1);
        }

        roots.Add(root);
        Count++;
    }

    /// <summary>The root over all leaves so far; SHA-256 of nothing when there are none.</summary>
    public byte[] Root()
    {
        if (roots.Count == 0)
        {
            return SHA256.HashData([]);
        }

        var root = roots[^1];
        for (var i = roots.Count - 2; i >= 0; i--)
        {
            root = HashChain.Next(roots[i], root);
        }

        return root;
    }

    /// <summary>The roots of the full subtrees, one after the other.</summary>
    public byte[] Kept() => [.. roots.SelectMany(root => root)];
}
