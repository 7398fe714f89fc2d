using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;
using RodeDraad.Storage.Sqlite;

namespace RodeDraad;

/// <summary>The verbs that copy a database, put a copy back, and keep destroyed clients destroyed.</summary>
internal static class KeepingCommands
{
    [Public("For whoever runs the installation and can reach its database anyway; the copy is as readable as the database itself.")]
    public static Task<int> Backup(Installation installation, string to) => OnSqlite(installation, file => SqliteCopies.Make(file, to), "pg_dump");

    [Public("For whoever runs the installation and can reach its database anyway; the next start destroys again who was destroyed.")]
    public static Task<int> Restore(Installation installation, string from) => OnSqlite(installation, file => SqliteCopies.PutBack(from, file), "pg_restore");

    [Public("For whoever runs the installation: only destroys who was destroyed before; each recorded in the log.")]
    public static async Task<int> Replay(Installation installation, CancellationToken cancel)
    {
        await using var app = Host.Build(installation, "http://localhost:0");
        await app.Services.GetRequiredService<IDatabase>().Prepare(cancel);
        await ReplayNow(app.Services, cancel);
        return 0;
    }

    /// <summary>Before anybody is answered: an older copy of the database brings nobody back.</summary>
    internal static async Task ReplayNow(IServiceProvider services, CancellationToken cancel)
    {
        var back = await services.GetRequiredService<ReplayShredList>().Run(cancel);
        if (back > 0)
        {
            await Console.Out.WriteLineAsync($"{back} destroyed client(s) had come back with an older copy of the database and were destroyed again.");
        }

        if (!services.GetRequiredService<ShredList>().Named)
        {
            await Console.Error.WriteLineAsync("No shred list is named (--shred-list or RODEDRAAD_SHRED_LIST): no client record can be destroyed.");
        }
    }

    private static async Task<int> OnSqlite(Installation installation, Action<string> act, string tool)
    {
        if (installation.PostgresConnection is not null)
        {
            await Console.Error.WriteLineAsync($"On PostgreSQL this is done with {tool}; see docs/operate.md. Afterwards start the server, or run: rodedraad shred replay.");
            return 1;
        }

        act(installation.SqliteFile);
        return 0;
    }
}
