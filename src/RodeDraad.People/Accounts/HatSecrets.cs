using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RodeDraad.People;

/// <summary>Secrets that follow from a hat and the key of the installation: nothing of them is kept anywhere, and nobody can make one who has not that key.</summary>
public sealed class HatSecrets(Lazy<IndexKey> key)
{
    /// <param name="purpose">What it is for: two purposes give two secrets that tell nothing of each other.</param>
    /// <param name="stamp">What makes it void when it changes; empty for a secret that stays.</param>
    /// <returns>43 signs that may stand in an address.</returns>
    public string Of(string purpose, Hat hat, string stamp = "") => Base64Url.EncodeToString(
        HMACSHA256.HashData(key.Value.Secret, Encoding.UTF8.GetBytes($"{purpose}|{hat.Account.Value:N}|{hat.Id.Value:N}|{stamp}")));

    /// <summary>Compares without telling by its time how much was right.</summary>
    public bool Is(string said, string purpose, Hat hat, string stamp = "") =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(Of(purpose, hat, stamp)));
}
