using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RodeDraad.DatabaseTests;

/// <summary>Tests that start the program itself: they come after the others and one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Processes
{
    public const string Name = "processes";
}

/// <summary>The program as users start it: a process of its own on a free port, that a test can kill.</summary>
public sealed class ServedProgram : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<string> said = [];
    private readonly Process process;
    private bool disposed;

    private ServedProgram(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "rodedraad.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Sends to this process, under the token that it was started with.</summary>
    public HttpClient Http { get; } = new() { Timeout = Longest };

    /// <summary>The last lines that the program printed.</summary>
    public string LastSaid => string.Join('\n', said.TakeLast(60));

    /// <summary>Starts the program and returns when it answers.</summary>
    public static async Task<ServedProgram> Serve(TestDatabase on, string token, params IReadOnlyList<string> more)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var program = new ServedProgram(["serve", .. on.Options, "--urls", address, .. more]);
        program.Http.BaseAddress = new(address);
        program.Http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        try
        {
            await Wait.Until("the program answers", Longest, program.Answers);
            return program;
        }
        catch
        {
            await program.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs the program until it ends by itself.</summary>
    /// <returns>Its exit code and all that it printed.</returns>
    public static async Task<(int ExitCode, string Said)> Run(params IReadOnlyList<string> arguments)
    {
        await using var program = new ServedProgram(arguments);
        using var late = new CancellationTokenSource(Longest);
        await program.process.WaitForExitAsync(late.Token);
        return (program.process.ExitCode, string.Join('\n', program.said).Trim());
    }

    /// <summary>A server that is expected to refuse to start.</summary>
    public static Task<(int ExitCode, string Said)> ServeInVain(TestDatabase on) =>
        Run(["serve", .. on.Options, "--urls", $"http://127.0.0.1:{FreePort()}"]);

    /// <summary>Ends the process at once (SIGKILL): it can finish nothing.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Ends the process; once more does nothing, so that a test that failed on the way tells why.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        if (!process.HasExited)
        {
            await Kill();
        }

        process.Dispose();
        Http.Dispose();
    }

    /// <summary>A port below those that the system hands out by itself, so that no connection takes it meanwhile.</summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(10_000, 20_000);
            using var trial = new TcpListener(IPAddress.Loopback, port);
            try
            {
                trial.Start();
                return port;
            }
            catch (SocketException)
            {
                // taken: another one
            }
        }
    }

    private async Task<bool> Answers()
    {
        Assert.False(process.HasExited, $"The program ended: {string.Join('\n', said)}");
        try
        {
            using var health = await Http.GetAsync(new Uri("/health", UriKind.Relative));
            return health.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
