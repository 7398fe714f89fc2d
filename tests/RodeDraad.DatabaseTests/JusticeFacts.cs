namespace RodeDraad.DatabaseTests;

/// <summary>A unit with a house of justice beside it, for each test.</summary>
public abstract class JusticeFacts(TestDatabase on) : UnitTests(on), IAsyncLifetime
{
    protected JusticeDoor Justice { get; private set; } = null!;

    public new async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Justice = await JusticeDoor.Open(Circuit, Unit);
    }

    async ValueTask IAsyncLifetime.InitializeAsync() => await InitializeAsync();
}
