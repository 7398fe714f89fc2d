using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Wrong tries at a door where nobody is signed in, counted by network and by what they have in common: each further one waits longer. Nothing is ever locked, and an hour of quiet forgets.</summary>
public sealed class DoorTries
{
    /// <summary>Wrong tries that are free of delay.</summary>
    public const int Free = 5;

    /// <summary>At this many, and at each further such number, the auditor is told.</summary>
    public const int Alert = 10;

    private static readonly Duration Longest = Duration.FromMinutes(15);
    private static readonly Duration Forgotten = Duration.FromHours(1);
    private readonly IReadOnlyList<string> keys;
    private readonly List<DoorTry> known;

    private DoorTries(IReadOnlyList<string> keys, List<DoorTry> known, Instant now)
    {
        (this.keys, this.known) = (keys, known);
        Waits = known.Max(t => t.WaitsUntil > now ? t.WaitsUntil : null);
    }

    /// <summary>Until when no try is taken, or null.</summary>
    public Instant? Waits { get; }

    /// <summary>Reads the counts and holds their rows, so that tries that come together are counted one after the other.</summary>
    public static async Task<DoorTries> Of(CircuitDb db, IReadOnlyList<string> keys, Instant now, CancellationToken cancel)
    {
        var held = 0;
        foreach (var key in keys)
        {
            held += await db.Set<DoorTry>().Where(t => t.Key == key).ExecuteUpdateAsync(set => set.SetProperty(t => t.Wrong, t => t.Wrong), cancel);
        }

        var rows = await db.Set<DoorTry>().AsNoTracking().Where(t => keys.Contains(t.Key)).ToListAsync(cancel);
        if (rows.Count > held)
        {
            return await Of(db, keys, now, cancel); // somebody else's first try came in between: hold its row too
        }

        db.AttachRange(rows);
        return new(keys, rows, now);
    }

    /// <summary>Takes away the counts that an hour of quiet has forgotten: they hold back nobody any more.</summary>
    public static Task Sweep(CircuitDb db, Instant now, CancellationToken cancel)
    {
        var quiet = now - Forgotten;
        return db.Set<DoorTry>().Where(t => t.LastAt < quiet && (t.WaitsUntil == null || t.WaitsUntil <= now)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Counts a wrong try.</summary>
    /// <param name="alert">The audit record for the auditor, when it is one too many.</param>
    public void Wrong(CircuitDb db, Instant now, AuditEntry alert)
    {
        var told = false;
        foreach (var key in keys)
        {
            var row = known.Find(t => t.Key == key);
            if (row is null)
            {
                row = new() { Key = key };
                db.Add(row);
            }

            row.Wrong = row.LastAt + Forgotten < now ? 1 : row.Wrong + 1;
            row.LastAt = now;
            row.WaitsUntil = row.Wrong > Free ? now + DelayAfter(row.Wrong) : null;
            told |= row.Wrong % Alert == 0;
        }

        if (told)
        {
            AuditTrail.Add(db, alert);
        }
    }

    private static Duration DelayAfter(int wrong)
    {
        var delay = Duration.FromSeconds(Math.Pow(2, Math.Min(wrong - Free, 12)));
        return delay < Longest ? delay : Longest;
    }
}
