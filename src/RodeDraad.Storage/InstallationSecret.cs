using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using RodeDraad.Kernel;

namespace RodeDraad.Storage;

/// <summary>Something that all processes of one installation must share: keys of sign-in cookies, the key of the hashes.</summary>
internal sealed class InstallationSecret
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}

/// <summary>Keeps the key ring in the database, so that two processes accept each other's sign-ins.</summary>
public sealed class SharedKeyRing(IDatabase database) : IXmlRepository
{
    private const string Prefix = "key-ring/";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.Read(
            db => Task.FromResult(db.Set<InstallationSecret>().Where(s => s.Name.StartsWith(Prefix)).Select(s => s.Value).ToList()),
            CancellationToken.None).GetAwaiter().GetResult().ConvertAll(XElement.Parse);

    public void StoreElement(XElement element, string friendlyName) => database.Write(
        db =>
        {
            db.Add(new InstallationSecret { Name = Prefix + friendlyName, Value = element.ToString(SaveOptions.DisableFormatting) });
            return Task.FromResult<Outcome<Done>>(default(Done));
        },
        CancellationToken.None).GetAwaiter().GetResult();
}

/// <summary>Reads a secret of the installation, or makes it the first time.</summary>
public static class InstallationSecrets
{
    /// <param name="make">Makes the value to keep (protected); only used when there is none yet.</param>
    public static async Task<string> ReadOrMake(IDatabase database, string name, Func<string> make, CancellationToken cancel)
    {
        await database.Write(
            db =>
            {
                if (!db.Set<InstallationSecret>().Any(s => s.Name == name))
                {
                    db.Add(new InstallationSecret { Name = name, Value = make() });
                }

                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            cancel);
        return await database.Read(db => Task.FromResult(db.Set<InstallationSecret>().Single(s => s.Name == name).Value), cancel);
    }
}
