using NodaTime;

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

    public async ValueTask InitializeAsync()
    {
        Circuit = new(on, new TestClock(Afternoon));
        Unit = await SmallUnit.Open(Circuit);
    }

    public async ValueTask DisposeAsync()
    {
        await Circuit.DisposeAsync();
        await on.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
