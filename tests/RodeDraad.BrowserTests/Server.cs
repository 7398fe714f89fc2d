using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.Demo;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.BrowserTests;

/// <summary>The program as it is served, on a free port, with a small demo circuit in a database of its own.</summary>
public sealed class Server : IAsyncDisposable
{
    private readonly WebApplication app;

    private Server(WebApplication running) => app = running;

    public string Address { get; private set; } = "";

    public IServiceProvider Services => app.Services;

    public IDatabase Database => app.Services.GetRequiredService<IDatabase>();

    /// <summary>Codes on paper of clients of the demo.</summary>
    public Task<List<DemoCode>> DemoCodes() => DemoDoor.Read(Database, app.Services.GetRequiredService<PaperCodes>(), CancellationToken.None);

    /// <param name="clients">Clients of the demo circuit that is made first; 0 when another process already made one.</param>
    public static async Task<Server> Start(Installation installation, int clients)
    {
        var running = Host.Build(installation, "http://127.0.0.1:0");
        await running.Services.GetRequiredService<IDatabase>().Prepare(CancellationToken.None);
        if (clients > 0)
        {
            await DemoCircuit.Make(running.Services.GetRequiredService<IDatabase>(), running.Services.GetRequiredService<IPasswordHasher<Account>>(), running.Services.GetRequiredService<ClientVault>(), running.Services.GetRequiredService<IClock>(), (clients, 7), TextWriter.Null);
            await DemoDoor.Open(running.Services.GetRequiredService<IDatabase>(), running.Services.GetRequiredService<PaperCodes>(), running.Services.GetRequiredService<ClientVault>(), running.Services.GetRequiredService<IClock>(), CancellationToken.None);
        }

        await running.StartAsync();
        return new(running) { Address = running.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() };
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
