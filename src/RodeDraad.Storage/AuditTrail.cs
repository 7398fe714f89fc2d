using System.Collections.Concurrent;

namespace RodeDraad.Storage;

/// <summary>Records what was read or refused. Requests that come together share one commit; none is answered before its own record is on disk.</summary>
public sealed class AuditTrail(IDatabase database) : IDisposable
{
    private readonly ConcurrentQueue<(IReadOnlyList<AuditEntry> Entries, TaskCompletionSource Recorded)> waiting = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Returns when the entries of one act are durable. The caller's cancellation does not take them back.</summary>
    public async Task Append(IReadOnlyList<AuditEntry> entries)
    {
        var recorded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue((entries, recorded));
        await turn.WaitAsync();
        try
        {
            if (!recorded.Task.IsCompleted)
            {
                RecordAllThatWait();
            }
        }
        finally
        {
            turn.Release();
        }

        await recorded.Task;
    }

    /// <summary>Puts an entry into a running transaction, beside the act that it records.</summary>
    public static void Add(CircuitDb db, AuditEntry entry)
    {
        db.Add(entry.Record);
        db.AddRange(entry.Subjects);
    }

    public void Dispose() => turn.Dispose();

    private void RecordAllThatWait()
    {
        var batch = new List<(IReadOnlyList<AuditEntry> Entries, TaskCompletionSource Recorded)>();
        while (waiting.TryDequeue(out var next))
        {
            batch.Add(next);
        }

        try
        {
            var entries = batch.SelectMany(item => item.Entries).ToList();
            database.Load([entries.ConvertAll(entry => entry.Record), entries.SelectMany(entry => entry.Subjects).ToList()]);
            batch.ForEach(item => item.Recorded.SetResult());
        }
        catch (Exception failure)
        {
            batch.ForEach(item => item.Recorded.SetException(failure));
            throw;
        }
    }
}
