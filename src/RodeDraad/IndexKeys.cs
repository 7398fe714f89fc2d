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
        var kept = InstallationSecrets.ReadOrMake(
            database,
            "index-key",
            () => protector.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(32))),
            CancellationToken.None).GetAwaiter().GetResult();
        return new(Convert.FromHexString(protector.Unprotect(kept)));
    }
}
