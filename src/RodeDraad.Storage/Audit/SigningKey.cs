using System.Security.Cryptography;
using System.Text;

namespace RodeDraad.Storage;

/// <summary>Where the private key of the checkpoints lies, and which folders of others get a copy of each.</summary>
/// <param name="KeyFile">Made on first use, readable by the program's own user only (mode 0600).</param>
/// <param name="WitnessFolders">Folders that belong to another organisation.</param>
public sealed record AuditSettings(string KeyFile, IReadOnlyList<string> WitnessFolders);

/// <summary>The key that signs checkpoints: ECDSA on P-256.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa key;

    private SigningKey(ECDsa key)
    {
        this.key = key;
        PublicKey = key.ExportSubjectPublicKeyInfo();
        Id = Checkpoint.KeyId(PublicKey);
    }

    public string Id { get; }

    public byte[] PublicKey { get; }

    /// <summary>Reads the key from its file, or makes one there.</summary>
    /// <exception cref="UnfitDatabaseException">Others than its owner can read the file (exit code 6).</exception>
    public static SigningKey ReadOrMake(string file)
    {
        var full = Path.GetFullPath(file);
        if (!File.Exists(full))
        {
            Make(full);
        }
        else if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(full) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None)
        {
            throw new UnfitDatabaseException($"Others can read the key of the audit ({full}). Set its mode to 0600, and think about who may have it.", 6);
        }

        var read = ECDsa.Create();
        read.ImportFromPem(File.ReadAllText(full));
        return new(read);
    }

    public byte[] Sign(string statement) => key.SignData(Encoding.UTF8.GetBytes(statement), HashAlgorithmName.SHA256);

    public void Dispose() => key.Dispose();

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = $"{file}.{Convert.ToHexString(RandomNumberGenerator.GetBytes(4))}";
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(Encoding.ASCII.GetBytes(made.ExportPkcs8PrivateKeyPem()));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft); // another process of this installation made one at the same moment
        }
    }
}
