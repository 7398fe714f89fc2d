using Microsoft.AspNetCore.Identity;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;
using RodeDraad.Web;

namespace RodeDraad;

/// <summary>The verbs of the program.</summary>
internal static class Commands
{
    [Public("Starts the server; every page and endpoint behind it has a guard of its own.")]
    public static async Task<int> Serve(Installation installation, string urls, CancellationToken cancel)
    {
        await using var app = Host.Build(installation, urls);
        var ready = Task.Run(() => Ready(app.Services, cancel), cancel);
        Host.BuildEndpoints(app); // needs no database: the other half of a start, on the other core
        await ready;
        await app.StartAsync(cancel);
        if (installation.Demo)
        {
            await DemoSignIns.Print(app.Services.GetRequiredService<IDatabase>(), app.Services.GetRequiredService<PaperCodes>(), Console.Out, cancel);
        }

        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>Brings the database to this schema and forgets again whom a restored copy still knows: nobody is answered before.</summary>
    private static async Task Ready(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<IDatabase>().Prepare(cancel);
        await KeepingCommands.ReplayNow(services, cancel);
    }

    [Public("Works on an empty database only, and on fictive people.")]
    public static async Task<int> MakeDemo(Installation installation, int clients, int seed, CancellationToken cancel)
    {
        await using var app = Host.Build(installation, "http://localhost:0");
        var database = app.Services.GetRequiredService<IDatabase>();
        await database.Prepare(cancel);
        var made = await Demo.DemoCircuit.Make(database, app.Services.GetRequiredService<IPasswordHasher<Account>>(), app.Services.GetRequiredService<ClientVault>(), app.Services.GetRequiredService<IClock>(), (clients, seed), Console.Out);
        if (made < 2)
        {
            await Demo.DemoDoor.Open(database, app.Services.GetRequiredService<PaperCodes>(), app.Services.GetRequiredService<ClientVault>(), app.Services.GetRequiredService<IClock>(), cancel);
        }

        return made;
    }

    [Public("For whoever runs the installation and can reach its database anyway; recorded in the log.")]
    public static async Task<int> OpenUnit(Installation installation, OpenUnitForm form, CancellationToken cancel)
    {
        await using var app = Host.Build(installation, "http://localhost:0");
        await app.Services.GetRequiredService<IDatabase>().Prepare(cancel);
        return Told(await app.Services.GetRequiredService<OpenUnit>().Run(form, cancel));
    }

    [Public("For whoever runs the installation and can reach its database anyway; recorded in the log.")]
    public static async Task<int> Hire(Installation installation, HireForm form, TextReader password, CancellationToken cancel)
    {
        await using var app = Host.Build(installation, "http://localhost:0");
        await app.Services.GetRequiredService<IDatabase>().Prepare(cancel);
        return Told(await app.Services.GetRequiredService<Hire>().Run(form with { Password = await password.ReadLineAsync(cancel) ?? "" }, cancel));
    }

    [Public("For whoever runs the installation and can reach its database anyway; recorded in the log.")]
    public static async Task<int> ImportDirectory(Installation installation, string file, (string Region, string Kind) instead, CancellationToken cancel)
    {
        await using var app = Host.Build(installation, "http://localhost:0");
        await app.Services.GetRequiredService<IDatabase>().Prepare(cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<ImportDirectory>().FromCommandLine(new(await File.ReadAllBytesAsync(file, cancel), instead.Region, instead.Kind), cancel);
        if (outcome.Refusal is null)
        {
            await Console.Out.WriteLineAsync(Texts.In("en", "directory.imported", [outcome.Value.Added, outcome.Value.Changed, outcome.Value.Same, outcome.Value.Passed]));
        }

        return Told(outcome);
    }

    [Public("Reads hashes, not records, for whoever runs the installation; prints numbers and ids.")]
    public static Task<int> VerifyAudit(Installation installation, IReadOnlyList<string> against, IReadOnlyList<string> codes, CancellationToken cancel) =>
        AuditCommands.Verify(installation, against, codes, Console.Out, cancel);

    [Public("Works on a copy of a file that its user can read anyway.")]
    public static Task<int> TamperAudit(string file, int tries, int seed, CancellationToken cancel) => AuditCommands.Tamper(file, tries, seed, Console.Out, cancel);

    [Guard(Act.Read, Cat.Accesslog)]
    public static Task<int> ReviewAudit(Installation installation, NodaTime.LocalDate? week, CancellationToken cancel) => AuditCommands.Review(installation, week, Console.Out, cancel);

    [Public("Public keys are for everybody.")]
    public static Task<int> AuditKeys(Installation installation, CancellationToken cancel) => AuditCommands.Keys(installation, Console.Out, cancel);

    private static int Told<T>(Outcome<T> outcome)
    {
        foreach (var refusal in outcome.Refusals)
        {
            Console.Error.WriteLine($"{refusal.Field}: {Texts.In("en", refusal.Code, refusal.Facts)}");
        }

        return outcome.Refusal is null ? 0 : 1;
    }

    [Public("A pure function of its input: no record is read.")]
    public static int Decide(TextReader requests, TextWriter decisions)
    {
        using var rows = Csv.Read(requests).GetEnumerator();
        if (!rows.MoveNext())
        {
            Console.Error.WriteLine("The input is empty: a header line is needed.");
            return 1;
        }

        try
        {
            foreach (var line in DecisionTable.Answer(rows.Current, Rest(rows)))
            {
                decisions.Write(line);
                decisions.Write('\n');
            }

            return 0;
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Rest(IEnumerator<IReadOnlyList<string>> rows)
    {
        while (rows.MoveNext())
        {
            yield return rows.Current;
        }
    }
}
