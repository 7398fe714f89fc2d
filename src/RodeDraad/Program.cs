using System.CommandLine;
using RodeDraad;
using RodeDraad.Storage;

var sqlite = new Option<string?>("--sqlite") { Description = "Path of the SQLite file. Else the environment variable RODEDRAAD_SQLITE, else rodedraad.db." };
var postgres = new Option<string?>("--postgres") { Description = "Connection of the PostgreSQL server. Else the environment variable RODEDRAAD_POSTGRES." };
var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://localhost:5080" };
var demo = new Option<bool>("--demo") { Description = "The demo: fictive people, sign-in without a second factor." };
var clients = new Option<int>("--clients") { Description = "Clients of the demo circuit; 2,000 make one region.", DefaultValueFactory = _ => 2_000 };
var seed = new Option<int>("--seed") { Description = "The same seed makes the same circuit.", DefaultValueFactory = _ => 1 };

var serve = new Command("serve", "Serves the pages and the API.") { sqlite, postgres, urls, demo };
serve.SetAction((parsed, cancel) => Commands.Serve(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), parsed.GetValue(demo)), parsed.GetValue(urls)!, cancel));

var make = new Command("demo", "Makes the demo circuit in an empty database and prints how well it fits the published figures.") { sqlite, postgres, clients, seed };
make.SetAction((parsed, cancel) => Commands.MakeDemo(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), true), parsed.GetValue(clients), parsed.GetValue(seed), cancel));

var decide = new Command("decide", "Reads requests as CSV and answers each with the decision of the access policy.");
decide.SetAction(_ => Commands.Decide(Console.In, Console.Out));
var access = new Command("access", "Who may know what.") { decide };

try
{
    return await new RootCommand("Rode Draad: a care circuit's day, from presentation to aftercare.") { serve, make, access }.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (IOException inUse) when (inUse.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync(inUse.Message);
    return 1;
}
catch (UnfitDatabaseException unfit)
{
    await Console.Error.WriteLineAsync(unfit.Message);
    return unfit.ExitCode;
}

/// <summary>The program, so that tests can start it.</summary>
public sealed partial class Program;
