using System.Security.Cryptography;
using System.Text;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Seals and opens the texts of one client with the client's own key (AES-256-GCM).</summary>
/// <remarks>A text opens only for the organisation, the client and the table that it was sealed for: one that was moved or changed is refused by its tag.</remarks>
public sealed class ClientTexts
{
    /// <summary>For a page that shows no sealed text: nothing can be sealed or opened with it.</summary>
    public static readonly ClientTexts None = new(default, null);

    private readonly ClientKey client;
    private readonly byte[]? key;

    internal ClientTexts(ClientKey client, byte[]? key) => (this.client, this.key) = (client, key);

    /// <param name="table">The table that will hold it, as the database names it.</param>
    public SealedText Seal(string table, string text) => Seal(table, Encoding.UTF8.GetBytes(text));

    /// <summary>The same for a file.</summary>
    public SealedText Seal(string table, byte[] content) =>
        content.Length == 0 ? SealedText.Empty : new(Envelope.Close(Key, content, Envelope.Bound(table, client)));

    /// <exception cref="CryptographicException">The text was changed, belongs to somebody else, or the key is gone.</exception>
    public string Open(string table, SealedText text) => Encoding.UTF8.GetString(OpenBytes(table, text));

    /// <summary>The same for a file.</summary>
    public byte[] OpenBytes(string table, SealedText content) =>
        content.IsEmpty ? [] : Envelope.Open(Key, content.ToBytes(), Envelope.Bound(table, client));

    private byte[] Key => key ?? throw new CryptographicException("There is no key for the texts of this client: it was destroyed, or was not asked for.");
}

/// <summary>AES-256-GCM with everything in one array: version 1, nonce (12 bytes), tag (16 bytes), cipher.</summary>
internal static class Envelope
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = 1 + NonceLength + TagLength;

    /// <summary>What a sealed text is bound to beside its key.</summary>
    public static byte[] Bound(string table, ClientKey client) =>
        [.. client.Organisation.Value.ToByteArray(bigEndian: true), .. client.Client.Value.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(table)];

    public static byte[] Close(byte[] key, ReadOnlySpan<byte> plain, byte[] bound)
    {
        var closed = new byte[HeadLength + plain.Length];
        var nonce = closed.AsSpan(1, NonceLength);
        var tag = closed.AsSpan(1 + NonceLength, TagLength);
        closed[0] = Version;
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, closed.AsSpan(HeadLength), tag, bound);
        return closed;
    }

    /// <exception cref="CryptographicException">It was changed, or closed under another key or for another place.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> closed, byte[] bound)
    {
        if (closed.Length < HeadLength || closed[0] != Version)
        {
            throw new CryptographicException("This is no sealed text of a version that is known.");
        }

        var plain = new byte[closed.Length - HeadLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(closed.Slice(1, NonceLength), closed[HeadLength..], closed.Slice(1 + NonceLength, TagLength), plain, bound);
        return plain;
    }
}
