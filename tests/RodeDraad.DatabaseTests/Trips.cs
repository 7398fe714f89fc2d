using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RodeDraad.DatabaseTests;

/// <summary>Counts how often an act goes to the database: each command, each begin and each end of a transaction.</summary>
internal sealed class Trips : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly AsyncLocal<Trips?> Running = new();
    private int count;

    /// <param name="act">Only what it does itself counts, not what runs beside it.</param>
    public static async Task<int> Of(Func<Task> act)
    {
        var trips = new Trips();
        using var listening = DiagnosticListener.AllListeners.Subscribe(trips);
        Running.Value = trips;
        await act();
        Running.Value = null;
        return trips.count;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this);
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Running.Value == this && (value.Key == RelationalEventId.CommandExecuted.Name || value.Key == RelationalEventId.TransactionStarted.Name || value.Key == RelationalEventId.TransactionCommitted.Name))
        {
            Interlocked.Increment(ref count);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
