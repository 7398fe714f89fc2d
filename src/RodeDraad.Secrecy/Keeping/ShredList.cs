using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Where the list of destroyed clients lies: apart from the database, so that restoring an older copy of the one does not undo the other.</summary>
/// <param name="File">Path of the list, or null when none was named: then nothing can be destroyed.</param>
public sealed record ShredListPlace(string? File);

/// <summary>The list of destroyed clients: internal ids, day, ground and two persons; one line each, only added to.</summary>
/// <remarks>Each line carries a keyed hash of the installation, so that nobody has a client destroyed by writing a line.</remarks>
public sealed class ShredList(ShredListPlace place, Lazy<IndexKey> secret)
{
    private static readonly Lock Turn = new();

    public bool Named => place.File is not null;

    /// <summary>Adds what the database holds and the list does not: called after each destruction and at each start.</summary>
    public async Task CatchUp(IDatabase database, CancellationToken cancel)
    {
        if (place.File is null)
        {
            return;
        }

        var destroyed = await database.Read(db => db.Set<Destruction>().AsNoTracking().Where(d => d.CarriedOutAt != null).ToListAsync(cancel), cancel);
        lock (Turn)
        {
            var known = Read().Select(entry => entry.Id).ToHashSet();
            var missing = destroyed.FindAll(d => !known.Contains(d.Id));
            if (missing.Count > 0)
            {
                Append(missing);
            }
        }
    }

    /// <summary>All entries, oldest first; none when there is no list yet.</summary>
    /// <exception cref="UnfitDatabaseException">A line was not written by this installation (exit code 6).</exception>
    internal IReadOnlyList<Destruction> Read() => place.File is { } file && File.Exists(file)
        ? [.. File.ReadLines(file).Where(line => line.Length > 0).Select((line, index) => Parse(line) ?? throw new UnfitDatabaseException($"Line {index + 1} of the shred list {file} was not written by this installation, or was changed. Rode Draad does not start before that is cleared up.", 6))]
        : [];

    private void Append(List<Destruction> destroyed)
    {
        using var list = new FileStream(place.File!, FileMode.Append, FileAccess.Write, FileShare.Read);
        foreach (var destruction in destroyed)
        {
            var line = Say(destruction);
            list.Write(Encoding.ASCII.GetBytes($"{line} {Mark(line)}\n"));
        }

        list.Flush(flushToDisk: true);
    }

    private static string Say(Destruction d) => string.Create(
        CultureInfo.InvariantCulture,
        $"1 {d.Id:N} {d.OrganisationId.Value:N} {d.ClientId.Value:N} {d.ProposedBy.Value:N} {d.ProposedAt.ToUnixTimeTicks()} {d.ConfirmedBy!.Value.Value:N} {d.CarriedOutAt!.Value.ToUnixTimeTicks()} {d.Ground}");

    private Destruction? Parse(string line)
    {
        if (line.Split(' ') is not ["1", var id, var organisation, var client, var proposer, var proposed, var confirmer, var carriedOut, var ground, var mark]
            || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Mark(line[..^(mark.Length + 1)])), Encoding.ASCII.GetBytes(mark)))
        {
            return null;
        }

        static Instant At(string ticks) => Instant.FromUnixTimeTicks(long.Parse(ticks, CultureInfo.InvariantCulture));
        return new()
        {
            Id = Guid.Parse(id),
            OrganisationId = new(Guid.Parse(organisation)),
            ClientId = new(Guid.Parse(client)),
            ProposedBy = new(Guid.Parse(proposer)),
            ProposedAt = At(proposed),
            ConfirmedBy = new AccountId(Guid.Parse(confirmer)),
            CarriedOutAt = At(carriedOut),
            Ground = ground,
        };
    }

    private string Mark(string line) => Convert.ToHexStringLower(HMACSHA256.HashData(secret.Value.Secret, Encoding.ASCII.GetBytes($"shred-list|{line}")))[..32];
}
