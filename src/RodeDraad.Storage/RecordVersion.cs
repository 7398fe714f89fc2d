using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace RodeDraad.Storage;

/// <summary>What a record said in one of its versions, field by field, so that a stale edit can be merged and a correction explained.</summary>
public sealed class RecordVersion
{
    public required Guid Organisation { get; init; }

    public required string Kind { get; init; }

    public required Guid Record { get; init; }

    public required int Version { get; init; }

    /// <summary>Whose record it is: the fields are sealed with this client's key.</summary>
    public required Guid Client { get; init; }

    /// <summary>The fields as a JSON object of texts, sealed.</summary>
    public required SealedText Fields { get; init; }

    public required Instant SavedAt { get; init; }

    public required Guid SavedBy { get; init; }
}

/// <summary>A write that was already answered, with its answer, so that a repeated request has one effect and the same answer.</summary>
public sealed class AnsweredRequest
{
    private static readonly Duration Remembered = Duration.FromDays(7);

    public required Guid Account { get; init; }

    /// <summary>The idempotency key that came with the request.</summary>
    public required string Key { get; init; }

    /// <summary>The value of the outcome as JSON.</summary>
    public required string Answer { get; init; }

    public required Instant AnsweredAt { get; init; }

    /// <summary>Takes away the answers that nobody will ask for again: they hold what was answered.</summary>
    public static Task Sweep(CircuitDb db, Instant now, CancellationToken cancel)
    {
        var old = now - Remembered;
        return db.Set<AnsweredRequest>().Where(a => a.AnsweredAt < old).ExecuteDeleteAsync(cancel);
    }
}
