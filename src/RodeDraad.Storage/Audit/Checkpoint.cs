using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace RodeDraad.Storage;

/// <summary>A signed statement of what a chain was at a moment, as it travels to a witness.</summary>
/// <param name="Organisation">All zeros for the chain of the installation itself.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo, so that the copy can be checked without the database.</param>
public sealed record Checkpoint(Guid Organisation, long Count, byte[] ChainHead, byte[] MerkleRoot, Instant Time, byte[] Signature, byte[] PublicKey)
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public string Key => KeyId(PublicKey);

    /// <summary>What is signed: <c>{chainHead,count,merkleRoot,org,time}</c>, canonical.</summary>
    public static string Statement(Guid organisation, long count, byte[] chainHead, byte[] merkleRoot, Instant time) => CanonicalJson.Of(
    [
        new("chainHead", chainHead), new("count", count), new("merkleRoot", merkleRoot), new("org", organisation), new("time", time),
    ]);

    public static string KeyId(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey))[..16];

    /// <summary>Sixteen characters that stand for this checkpoint on paper: 80 bits of the hash of what was signed, without I, L, O and U.</summary>
    public static string Code(string statement)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(statement));
        var code = new StringBuilder();
        for (var bit = 0; bit < 80; bit += 5)
        {
            var pair = (hash[bit / 8] << 8) | hash[(bit / 8) + 1];
            code.Append(Signs[(pair >> (11 - (bit % 8))) & 31]).Append(bit % 20 == 15 && bit < 75 ? "-" : "");
        }

        return code.ToString();
    }

    public string Code() => Code(Statement());

    public string Statement() => Statement(Organisation, Count, ChainHead, MerkleRoot, Time);

    /// <summary>Whether the signature is that of the public key that came along.</summary>
    public bool Genuine() => Signed(PublicKey, Statement(), Signature);

    public string ToJson() => CanonicalJson.Of(
    [
        new("chainHead", ChainHead), new("count", Count), new("merkleRoot", MerkleRoot), new("org", Organisation), new("time", Time),
        new("publicKey", Convert.ToBase64String(PublicKey)), new("signature", Convert.ToBase64String(Signature)),
    ]);

    /// <returns>False when the text is no checkpoint.</returns>
    public static bool TryRead(string json, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            string Text(string name) => root.GetProperty(name).GetString() ?? "";
            var time = InstantPattern.ExtendedIso.Parse(Text("time"));
            if (!time.Success || !Guid.TryParse(Text("org"), CultureInfo.InvariantCulture, out var organisation))
            {
                return false;
            }

            checkpoint = new(
                organisation, root.GetProperty("count").GetInt64(), Convert.FromHexString(Text("chainHead")), Convert.FromHexString(Text("merkleRoot")), time.Value,
                Convert.FromBase64String(Text("signature")), Convert.FromBase64String(Text("publicKey")));
            return checkpoint is { Count: > 0, ChainHead.Length: HashChain.Size, MerkleRoot.Length: HashChain.Size };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    internal static bool Signed(byte[] publicKey, string statement, byte[] signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(Encoding.UTF8.GetBytes(statement), signature, HashAlgorithmName.SHA256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
