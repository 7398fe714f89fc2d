using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using RodeDraad.Demo;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.WebTests;

/// <summary>The program as it is served, on a free port, with a demo circuit in a SQLite file of its own.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rodedraad-web-");
    private readonly List<Visitor> visitors = [];
    private readonly PrintedLines printed = new();

    public WebApplication App { get; private set; } = null!;

    /// <summary>What the program printed of itself.</summary>
    public IReadOnlyCollection<string> Printed => printed.Lines;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync() => await Start(demo: true, clients: 2_000);

    /// <summary>Starts a server in an empty database.</summary>
    /// <param name="adjust">What this server has beside what the program sets up, for example somebody who keeps the log.</param>
    internal async Task Start(bool demo, int clients, Action<WebApplicationBuilder>? adjust = null)
    {
        App = Host.Build(new(Path.Combine(folder.FullName, "circuit.db"), null, demo), "http://127.0.0.1:0", builder =>
        {
            builder.Logging.AddProvider(printed);
            adjust?.Invoke(builder);
        });
        var database = App.Services.GetRequiredService<IDatabase>();
        await database.Prepare(CancellationToken.None);
        await DemoCircuit.Make(database, App.Services.GetRequiredService<IPasswordHasher<Account>>(), App.Services.GetRequiredService<ClientVault>(), App.Services.GetRequiredService<IClock>(), (clients, 7), TextWriter.Null);
        await DemoDoor.Open(database, App.Services.GetRequiredService<PaperCodes>(), App.Services.GetRequiredService<ClientVault>(), App.Services.GetRequiredService<IClock>(), CancellationToken.None);
        await App.StartAsync();
        Address = new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>The names of the files that the program keeps.</summary>
    internal IReadOnlyList<string> Files => [.. folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Name)];

    /// <summary>Someone new, with cookies of their own.</summary>
    public Visitor Visit()
    {
        var visitor = new Visitor(Address);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Someone who is signed in.</summary>
    public Task<Visitor> Visit(string userName, string language = "nl") => Visit().SignIn(userName, language);

    public async ValueTask DisposeAsync()
    {
        visitors.ForEach(visitor => visitor.Dispose());
        await App.StopAsync();
        await App.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>Keeps what the program prints.</summary>
internal sealed class PrintedLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}

[CollectionDefinition("site")]
public sealed class SiteCollection : ICollectionFixture<Site>;
