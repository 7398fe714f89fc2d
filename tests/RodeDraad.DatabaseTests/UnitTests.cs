using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.DatabaseTests;

/// <summary>A fresh database with a small unit for each test; each class of facts runs once per database.</summary>
public abstract class UnitTests(TestDatabase on) : IAsyncLifetime
{
    /// <summary>A Tuesday afternoon in November 2026.</summary>
    protected static readonly Instant Afternoon = Instant.FromUtc(2026, 11, 24, 13, 0);

    protected TestDatabase On => on;

    protected Circuit Circuit { get; private set; } = null!;

    protected SmallUnit Unit { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What was refused, each as <c>code field</c>, for a whole form at once.</summary>
    protected static List<string> Told<T>(Outcome<T> outcome) => [.. outcome.Refusals.Select(r => $"{r.Code} {r.Field}".Trim())];

    /// <summary>An act of the unit's nurse.</summary>
    protected Task<Outcome<TResult>> Do<TOperation, TResult>(Func<TOperation, Task<Outcome<TResult>>> act)
        where TOperation : notnull => Circuit.Act(Unit.Nurse, act);

    /// <summary>How many rows there are of a kind.</summary>
    protected Task<int> Count<TRow>()
        where TRow : class => Circuit.Look(db => db.Set<TRow>().CountAsync(Cancel));

    public virtual async ValueTask InitializeAsync()
    {
        Circuit = new(on, new TestClock(Afternoon));
        Unit = await SmallUnit.Open(Circuit);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Circuit.DisposeAsync();
        await on.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
