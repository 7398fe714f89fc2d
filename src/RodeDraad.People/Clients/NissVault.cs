using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace RodeDraad.People;

/// <summary>Keeps national numbers unreadable in the database, and still comparable inside one organisation.</summary>
/// <remarks>
/// The number is protected with the key ring of the installation; for exact match there is a keyed hash per organisation,
/// so that two organisations hold different values for one person (access.md B4: no unkeyed hash of a number anywhere).
/// </remarks>
public sealed class NissVault(IDataProtectionProvider protection, IndexKey key)
{
    private readonly IDataProtector protector = protection.CreateProtector("niss");

    public string Protect(string niss) => protector.Protect(niss);

    public string Reveal(string guarded) => protector.Unprotect(guarded);

    /// <summary>The value by which records of one person in different organisations meet in a thread.</summary>
    public string ThreadIndexOf(string niss) => Convert.ToHexString(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes($"thread|{niss}")));

    public string IndexOf(OrganisationId organisation, string niss) =>
        Convert.ToHexString(HMACSHA256.HashData(key.Secret, Encoding.UTF8.GetBytes($"niss|{organisation.Value}|{niss}")));
}

/// <summary>The secret of the keyed hashes: 32 random bytes of the installation, read from its protected row when it is first needed.</summary>
public sealed record IndexKey(byte[] Secret);
