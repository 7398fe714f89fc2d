using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;

namespace RodeDraad.Storage;

/// <summary>The database behind the rooms. Two exist: a SQLite file and a PostgreSQL server.</summary>
public interface IDatabase
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    string Kind { get; }

    /// <summary>Reads within one snapshot. Nothing can be written through the context that is handed over.</summary>
    Task<T> Read<T>(Func<CircuitDb, Task<T>> read, CancellationToken cancel);

    /// <summary>Writes in one transaction: what was accepted is on disk when this returns; what was refused left no trace.</summary>
    /// <remarks>
    /// A broken <see cref="DatabaseRule"/> becomes its refusal; a changed version becomes <c>changed-meanwhile</c>.
    /// The act may be run again when PostgreSQL breaks a deadlock, so it must touch nothing but the context.
    /// </remarks>
    Task<Outcome<T>> Write<T>(Func<CircuitDb, Task<Outcome<T>>> write, CancellationToken cancel);

    /// <summary>Writes many rows in one transaction as fast as the database can, with every rule on. For imports and the demo.</summary>
    /// <param name="tables">Rows of one kind each, in the order in which they must go in (a client before its stays).</param>
    /// <returns>How many rows were written.</returns>
    long Load(IEnumerable<IReadOnlyCollection<object>> tables);

    /// <summary>Lets go of what was overwritten, as far as the database keeps it in a log of its own: nothing of it is left in the file.</summary>
    void Settle();

    /// <summary>Takes the lead in a job that one process does at a time.</summary>
    /// <returns>The lead until it is disposed or the connection breaks; null when another process has it.</returns>
    Task<ILead?> TakeLead(string job, CancellationToken cancel);

    /// <summary>Brings the schema up to date and refuses to start on settings that could lose an acknowledged write.</summary>
    Task Prepare(CancellationToken cancel);

    /// <summary>A context for looking at the model or for tests; the caller disposes it.</summary>
    CircuitDb Open();
}

/// <summary>The lead in a job. Given back when disposed.</summary>
public interface ILead : IAsyncDisposable
{
    /// <summary>Whether it is still ours.</summary>
    Task<bool> Holds(CancellationToken cancel);
}

/// <summary>The database cannot be used as it stands. The message says what to do; the exit code tells scripts why.</summary>
public sealed class UnfitDatabaseException(string message, int exitCode) : Exception(message)
{
    public int ExitCode => exitCode;
}

/// <summary>Reads a provider's error and tells which rule of the field it stands for. One implementation per database.</summary>
public abstract class Violations(IEnumerable<ITables> rooms)
{
    /// <summary>The rules of all rooms.</summary>
    protected IReadOnlyList<DatabaseRule> Rules { get; } = [.. rooms.SelectMany(room => room.Rules)];

    /// <returns>The refusal of the broken rule, or null when the failure is something else.</returns>
    public Refusal? Read(DbUpdateException failure)
    {
        if (failure is DbUpdateConcurrencyException)
        {
            return new Refusal("changed-meanwhile");
        }

        return Broken(failure) is { } rule ? new Refusal(rule.Refusal) : null;
    }

    protected abstract DatabaseRule? Broken(DbUpdateException failure);
}
