using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad;

/// <summary>The installation's key of the keyed hashes: made once, kept protected by the key ring.</summary>
internal static class IndexKeys
{
    public static IndexKey Read(IDatabase database, IDataProtectionProvider protection)
    {
        var protector = protection.CreateProtector("index-key");
        var made = protector.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(32))); // before the write: the first use of the key ring writes too
        var kept = InstallationSecrets.ReadOrMake(
            database,
            "index-key",
            () => made,
            CancellationToken.None).GetAwaiter().GetResult();
        return new(Convert.FromHexString(protector.Unprotect(kept)));
    }
}
