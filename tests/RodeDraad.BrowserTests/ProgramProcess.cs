using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RodeDraad.BrowserTests;

/// <summary>The program in a process of its own, as an operator starts it.</summary>
public sealed class ProgramProcess : IAsyncDisposable
{
    private readonly Process process;

    private ProgramProcess(Process started, string address) => (process, Address) = (started, address);

    public string Address { get; }

    /// <param name="port">The port to listen on, or 0 for a free one.</param>
    public static async Task<ProgramProcess> Serve(string postgres, int port, CancellationToken cancel)
    {
        var address = $"http://127.0.0.1:{(port == 0 ? FreePort() : port)}";
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rodedraad.dll"), "serve", "--demo", "--postgres", postgres, "--urls", address])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var started = Process.Start(start)!;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        using var http = new HttpClient();
        while (!await Answers(http, address, cancel))
        {
            Assert.False(started.HasExited, "The program ended before it answered.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
        }

        return new(started, address);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<bool> Answers(HttpClient http, string address, CancellationToken cancel)
    {
        try
        {
            return (await http.GetAsync(new Uri(address + "/health"), cancel)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
