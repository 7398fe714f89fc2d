using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Registration;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

/// <summary>A clock that stands where the test puts it.</summary>
public sealed class TestClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}

/// <summary>One process on a test database, with a small crisis unit in it.</summary>
public sealed class Circuit : IAsyncDisposable
{
    private readonly IServiceProvider services;

    public Circuit(TestDatabase on, TestClock clock)
    {
        Clock = clock;
        services = new ServiceCollection()
            .AddSingleton<IClock>(clock)
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddSingleton(new IndexKey(new byte[32]))
            .AddSingleton(s => new Lazy<IndexKey>(s.GetRequiredService<IndexKey>))
            .AddSingleton<LiveNotices>()
            .AddSingleton(s => on.Open(s.GetServices<ITables>(), s.GetRequiredService<LiveNotices>()))
            .AddSingleton<AuditTrail>()
            .AddSingleton(new DemoMode(false))
            .AddSingleton(new ShredListPlace(on.ShredList))
            .AddPeople().AddSecrecy().AddForms().AddCrisisUnits().AddCaseManagement().AddCircuit().AddRegistration()
            .Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000)
            .BuildServiceProvider();
    }

    /// <summary>The program as its host puts it together, with the clock of the test.</summary>
    public Circuit(IServiceProvider program, TestClock clock) => (services, Clock) = (program, clock);

    public TestClock Clock { get; }

    public IDatabase Database => services.GetRequiredService<IDatabase>();

    /// <summary>Does one act under a hat, in a scope of its own, as a request would.</summary>
    public async Task<T> As<T>(Hat hat, Func<IServiceProvider, Task<T>> act, string? requestKey = null)
    {
        await using var scope = services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.Hat, caller.SecondFactor, caller.FreshSignIn, caller.RequestKey) = (hat, true, true, requestKey);
        return await act(scope.ServiceProvider);
    }

    /// <summary>A service without a hat, as before a sign-in.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>All that are registered of a kind.</summary>
    public IEnumerable<T> All<T>() => services.GetServices<T>();

    public Task<Outcome<TResult>> Act<TOperation, TResult>(Hat hat, Func<TOperation, Task<Outcome<TResult>>> act)
        where TOperation : notnull => As(hat, scope => act(scope.GetRequiredService<TOperation>()));

    /// <summary>Reads past the door, to look at what is really there.</summary>
    public Task<T> Look<T>(Func<CircuitDb, Task<T>> look) => Database.Read(look, CancellationToken.None);

    /// <summary>What a sealed text says.</summary>
    public async Task<string> Opened(ClientKey client, string table, SealedText text) => (await TextsOf(client)).Open(table, text);

    /// <summary>What seals and opens the texts of a client.</summary>
    public async Task<ClientTexts> TextsOf(ClientKey client) =>
        Get<ClientVault>().Texts((await Look(db => ClientVault.Read(db, client.Organisation, [client.Client], CancellationToken.None))).Single());

    /// <summary>Puts rows there without an act, as an installation or an earlier time would have.</summary>
    public Task Add(params object[] rows) => Change(db =>
    {
        db.AddRange(rows);
        return Task.CompletedTask;
    });

    /// <summary>Changes rows without an act.</summary>
    public Task Change(Func<CircuitDb, Task> change) => Database.Write<Done>(
        async db =>
        {
            await change(db);
            return default(Done);
        },
        CancellationToken.None);

    /// <summary>The audit records of all acts, in their order.</summary>
    public Task<List<AuditRecord>> Audit() => Look(db => db.Set<AuditRecord>().OrderBy(a => a.Sequence).ToListAsync());

    public async ValueTask DisposeAsync() => await ((IAsyncDisposable)services).DisposeAsync();
}
