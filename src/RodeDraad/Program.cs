using System.CommandLine;
using RodeDraad;
using RodeDraad.Storage;

var sqlite = new Option<string?>("--sqlite") { Description = "Path of the SQLite file. Else the environment variable RODEDRAAD_SQLITE, else rodedraad.db." };
var postgres = new Option<string?>("--postgres") { Description = "Connection of the PostgreSQL server. Else the environment variable RODEDRAAD_POSTGRES." };
var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = _ => "http://localhost:5080" };
var demo = new Option<bool>("--demo") { Description = "The demo: fictive people, sign-in without a second factor." };
var clients = new Option<int>("--clients") { Description = "Clients of the demo circuit; 2,000 make one region.", DefaultValueFactory = _ => 2_000 };
var seed = new Option<int>("--seed") { Description = "The same seed makes the same circuit.", DefaultValueFactory = _ => 1 };

var shredList = new Option<string?>("--shred-list") { Description = "File with the destroyed clients, kept apart from the database and its copies. Else RODEDRAAD_SHRED_LIST; else FILE.shredded beside a SQLite file." };
var auditKey = new Option<string?>("--audit-key") { Description = "File of the private key that signs the audit; made on first use. Else the environment variable RODEDRAAD_AUDIT_KEY, else beside the SQLite file or in the user's home." };
var witness = new Option<string[]>("--witness") { Description = "Folder of another organisation that gets a copy of each checkpoint of the audit. May be given more than once.", DefaultValueFactory = _ => [] };
var serve = new Command("serve", "Serves the pages and the API.") { sqlite, postgres, urls, demo, shredList, auditKey, witness };
serve.SetAction((parsed, cancel) => Commands.Serve(
    new(parsed.GetValue(sqlite), parsed.GetValue(postgres), parsed.GetValue(demo)) { ShredList = parsed.GetValue(shredList), AuditKey = parsed.GetValue(auditKey), Witnesses = parsed.GetValue(witness)! },
    parsed.GetValue(urls)!,
    cancel));

var make = new Command("demo", "Makes the demo circuit in an empty database and prints how well it fits the published figures.") { sqlite, postgres, clients, seed };
make.SetAction((parsed, cancel) => Commands.MakeDemo(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), true), parsed.GetValue(clients), parsed.GetValue(seed), cancel));

var decide = new Command("decide", "Reads requests as CSV and answers each with the decision of the access policy.");
decide.SetAction(_ => Commands.Decide(Console.In, Console.Out));
var organisation = new Option<string>("--organisation") { Description = "Name of the organisation.", Required = true };
var unit = new Option<string>("--unit") { Description = "Name of the unit, and of its team.", Required = true };
var kind = new Option<string>("--kind") { Description = "epsi (hospital unit) or cic (centre).", DefaultValueFactory = _ => "epsi" };
var region = new Option<string>("--region") { Description = "Region, for the directory and the figures.", DefaultValueFactory = _ => "" };
var beds = new Option<int>("--beds") { Description = "Ordinary beds.", Required = true };
var emergencyBeds = new Option<int>("--emergency-beds") { Description = "Emergency beds, beside the ordinary ones." };
var open = new Command("open-unit", "Makes an organisation with a crisis unit, its team and its beds.") { sqlite, postgres, organisation, unit, kind, region, beds, emergencyBeds };
open.SetAction((parsed, cancel) => Commands.OpenUnit(
    new(parsed.GetValue(sqlite), parsed.GetValue(postgres), false),
    new() { Organisation = parsed.GetValue(organisation)!, Unit = parsed.GetValue(unit)!, Kind = parsed.GetValue(kind)!, Region = parsed.GetValue(region)!, Beds = parsed.GetValue(beds), EmergencyBeds = parsed.GetValue(emergencyBeds) },
    cancel));

var user = new Option<string>("--user") { Description = "User name.", Required = true };
var name = new Option<string>("--name") { Description = "The name that clients and colleagues see.", Required = true };
var role = new Option<string>("--role") { Description = "For example crisis_nurse, psychiatrist, psychologist, social_worker, office_admin.", Required = true };
var leads = new Option<bool>("--leads") { Description = "Sets the unit." };
var corridor = new Option<bool>("--corridor-screen") { Description = "A screen on the wall: initials and rooms, nothing else." };
var hire = new Command("hire", "Gives a person an account in a unit; reads the password from the first line of its input.") { sqlite, postgres, user, name, role, unit, leads, corridor };
hire.SetAction((parsed, cancel) => Commands.Hire(
    new(parsed.GetValue(sqlite), parsed.GetValue(postgres), false),
    new() { UserName = parsed.GetValue(user)!, Name = parsed.GetValue(name)!, Role = parsed.GetValue(role)!, Team = parsed.GetValue(unit)!, Leads = parsed.GetValue(leads), CorridorScreen = parsed.GetValue(corridor) },
    Console.In,
    cancel));
var offers = new Option<string>("--file") { Description = "HSDS 3 (JSON) or an inventory of modules (CSV).", Required = true };
var elseRegion = new Option<string>("--region") { Description = "Code of the region of services of which the file does not say it, for example east-flanders.", Required = true };
var elseKind = new Option<string>("--kind") { Description = "Code of the kind of services of which the file says none, for example cgg.", DefaultValueFactory = _ => "" };
var import = new Command("import", "Takes services of houses without accounts into the directory, whole or not at all.") { sqlite, postgres, offers, elseRegion, elseKind };
import.SetAction((parsed, cancel) => Commands.ImportDirectory(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), false), parsed.GetValue(offers)!, (parsed.GetValue(elseRegion)!, parsed.GetValue(elseKind)!), cancel));

var to = new Option<string>("--to") { Description = "The copy; it must not exist yet.", Required = true };
var backup = new Command("backup", "Copies a SQLite database whole, also while it is in use. On PostgreSQL use pg_dump.") { sqlite, to };
backup.SetAction(parsed => KeepingCommands.Backup(new(parsed.GetValue(sqlite), null, false), parsed.GetValue(to)!));
var from = new Option<string>("--from") { Description = "The copy to put back.", Required = true };
var restore = new Command("restore", "Puts a copy in the place of a SQLite database, with the server stopped. On PostgreSQL use pg_restore.") { sqlite, from };
restore.SetAction(parsed => KeepingCommands.Restore(new(parsed.GetValue(sqlite), null, false), parsed.GetValue(from)!));
var replay = new Command("replay", "Destroys again who is on the shred list and came back with an older copy. The server does so at each start.") { sqlite, postgres, shredList };
replay.SetAction((parsed, cancel) => KeepingCommands.Replay(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), false) { ShredList = parsed.GetValue(shredList) }, cancel));
var shred = new Command("shred", "Clients whose record was destroyed.") { replay };
var test = new Argument<string>("TEST") { Description = "For example chi-square, t-welch, kaplan-meier, cox; a name that is not known prints them all." };
var batch = new Option<bool>("--batch") { Description = "The input is an array of inputs, the output an array of outputs in the same order." };
var statistics = new Command("statistics", "Reads data as JSON and answers with the result of a statistical test.") { test, batch };
statistics.SetAction(parsed => StatisticsCommand.Run(parsed.GetValue(test)!, parsed.GetValue(batch), Console.OpenStandardInput(), Console.Out));
var episodes = new Option<string>("--csv") { Description = "Episodes: a header with the names of items, then keys and whole numbers.", Required = true };
var codebook = new Option<string>("--codebook") { Description = "The items, as JSON.", Required = true };
var newFolder = new Option<string>("--to") { Description = "The folder of the register; it must not exist yet.", Required = true };
var writeRegister = new Command("write", "Makes a register, Parquet files by year and unit, of a CSV file.") { episodes, codebook, newFolder };
writeRegister.SetAction(parsed => RegisterCommand.Write(parsed.GetValue(episodes)!, parsed.GetValue(codebook)!, parsed.GetValue(newFolder)!));
var folder = new Argument<string>("FOLDER") { Description = "The folder of a register." };
var describe = new Command("describe", "Opens a register and prints how complete its items are.") { folder };
describe.SetAction(parsed => RegisterCommand.Describe(parsed.GetValue(folder)!));
var newRegister = new Argument<string>("FOLDER") { Description = "The folder of the register; it must not exist yet." };
var yearOfAdmission = new Option<int>("--year") { Description = "Year in which the stays began.", Required = true };
var registration = new Option<string>("--registration") { Description = "eccam or tdi.", DefaultValueFactory = _ => "eccam" };
var ownItems = new Option<string?>("--own") { Description = "File with the definition of a centre's own items, which go behind those of the registration." };
var export = new Command("export", "Makes a register of the stays of a year: codes and whole numbers, without name, id or date.") { sqlite, postgres, yearOfAdmission, registration, ownItems, newRegister };
export.SetAction((parsed, cancel) => RegisterCommand.Export(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), false), (parsed.GetValue(registration)!, parsed.GetValue(yearOfAdmission), parsed.GetValue(ownItems)), parsed.GetValue(newRegister)!, cancel));
var interview = new Argument<string>("VERSION") { Description = "For example europasi-5." };
var scores = new Command("scores", "Makes the composite scores of an interview: reads a JSON object of items and whole numbers, null where an item is missing.") { interview };
scores.SetAction(parsed => RegisterCommand.Score(parsed.GetValue(interview)!, Console.In, Console.Out));
var register = new Command("register", "De-identified episodes as files that other programs open too.") { writeRegister, export, describe, scores };
var access = new Command("access", "Who may know what.") { decide };

var against = new Option<string[]>("--against") { Description = "A checkpoint that a witness kept (a JSON file). May be given more than once.", DefaultValueFactory = _ => [], AllowMultipleArgumentsPerToken = true };
var code = new Option<string[]>("--code") { Description = "A code that was printed for the data protection officer. May be given more than once.", DefaultValueFactory = _ => [] };
var verify = new Command("verify", "Recomputes every chain of the audit; names the first record that is not as it was written. Exit code 0 whole, 1 broken.") { sqlite, postgres, against, code };
verify.SetAction((parsed, cancel) => Commands.VerifyAudit(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), false), parsed.GetValue(against)!, parsed.GetValue(code)!, cancel));
var tries = new Option<int>("--tries") { Description = "How many tamperings.", DefaultValueFactory = _ => 1_000 };
var file = new Option<string>("--sqlite") { Description = "The SQLite file of which a copy is tampered with.", Required = true };
var tamper = new Command("tamper", "Tampers with a copy of a database, with all rights on it, and prints how often the verification saw it.") { file, tries, seed };
tamper.SetAction((parsed, cancel) => Commands.TamperAudit(parsed.GetValue(file)!, parsed.GetValue(tries), parsed.GetValue(seed), cancel));
var week = new Option<string?>("--week") { Description = "A day of the week that is meant, as 2026-11-24; else the last whole week." };
var review = new Command("review", "Fills the queue of the weekly log review.") { sqlite, postgres, week };
review.SetAction((parsed, cancel) => Commands.ReviewAudit(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), false), parsed.GetValue(week) is { } day ? RodeDraad.Kernel.LocalTimes.Date(day) : null, cancel));
var keys = new Command("keys", "Prints the public keys that sign the audit.") { sqlite, postgres };
keys.SetAction((parsed, cancel) => Commands.AuditKeys(new(parsed.GetValue(sqlite), parsed.GetValue(postgres), false), cancel));
var audit = new Command("audit", "Whether the log of who did what is whole.") { verify, tamper, review, keys };

var questionnaires = new Option<string?>("--file") { Description = "Cost questionnaires, CSV or JSON; else the standard input." };
var json = new Option<bool>("--json") { Description = "The tables as JSON." };
var csv = new Option<bool>("--csv") { Description = "The tables as CSV, one number per line." };
var anonymous = new Option<bool>("--anonymous") { Description = "Ratios and costs per unit only, with letters for the services; from three services on." };
var tables = new Command("tables", "The tables K1 to K14 of the ECCAM report for the services of the questionnaires.") { questionnaires, anonymous, json, csv };
tables.SetAction(parsed =>
{
    using var reader = parsed.GetValue(questionnaires) is { } path ? new StreamReader(path) : Console.In;
    return CostCommands.Tables(reader, parsed.GetValue(anonymous), parsed.GetValue(json) ? CostFormat.Json : parsed.GetValue(csv) ? CostFormat.Csv : CostFormat.Text, Console.Out);
});
var check = new Command("check", "Makes every printed cost figure of the report anew and says which follow.");
check.SetAction(_ => CostCommands.Check(Console.Out));
var published = new Command("published", "Prints the questionnaires of 2008 behind the report's tables, as an example of the format.");
published.SetAction(_ => CostCommands.Published(Console.Out));
var centreBeds = new Option<int>("--beds") { Description = "Beds of the convention.", Required = true };
var centreDays = new Option<int>("--days") { Description = "Days of the year.", DefaultValueFactory = _ => 365 };
var bedDays = new Option<int>("--bed-days") { Description = "Days of care given.", Required = true };
var dayPrice = new Option<string>("--day-price") { Description = "Normal price of a day, in euro.", Required = true };
var lastYear = new Option<string>("--last-year") { Description = "Occupancy of the year before, in percent.", Required = true };
var pay = new Command("pay", "What a crisis centre is paid by how full it was.") { centreBeds, centreDays, bedDays, dayPrice, lastYear };
pay.SetAction(parsed => CostCommands.Pay((parsed.GetValue(centreBeds), parsed.GetValue(centreDays), parsed.GetValue(bedDays)), parsed.GetValue(dayPrice)!, parsed.GetValue(lastYear)!, Console.Out));
var pathFile = new Option<string?>("--file") { Description = "CSV of path, clients, bed_days, contacts and minutes; else the standard input." };
var total = new Option<string>("--total") { Description = "Cost of the service, in euro.", Required = true };
var bedShare = new Option<string>("--by-bed-days") { Description = "Percent of the cost that follows the days in a bed.", Required = true };
var contactShare = new Option<string>("--by-contacts") { Description = "Percent that follows the contacts.", Required = true };
var timeShare = new Option<string>("--by-minutes") { Description = "Percent that follows the minutes. The three are 100 together.", Required = true };
var paths = new Command("paths", "What each path from presentation to closure cost, to the cent.") { pathFile, total, bedShare, contactShare, timeShare };
paths.SetAction(parsed =>
{
    using var reader = parsed.GetValue(pathFile) is { } path ? new StreamReader(path) : Console.In;
    return CostCommands.Paths(reader, parsed.GetValue(total)!, (parsed.GetValue(bedShare)!, parsed.GetValue(contactShare)!, parsed.GetValue(timeShare)!), Console.Out);
});
var costs = new Command("costs", "What services cost: questionnaires in, tables out.") { tables, check, published, pay, paths };

var tablesFolder = new Argument<string>("FOLDER") { Description = "Folder with the tables (CSV), and the rules (JSON) unless --rules says where; without rules those for the published reports." };
var rulesFolder = new Option<string?>("--rules") { Description = "Folder with the rules; the format is in docs/methods/figures.md." };
var checkFigures = new Command("check", "Whether printed figures can follow from one another. Exit code 0 when none differs, 1 when one does, 2 when the input cannot be checked.") { tablesFolder, rulesFolder, json, csv };
checkFigures.SetAction(parsed => FiguresCommand.Check(parsed.GetValue(tablesFolder)!, parsed.GetValue(rulesFolder), parsed.GetValue(json) ? CostFormat.Json : parsed.GetValue(csv) ? CostFormat.Csv : CostFormat.Text, Console.Out));
var figures = new Command("figures", "Published figures as a test.") { checkFigures };

try
{
    return await new RootCommand("Rode Draad: a care circuit's day, from presentation to aftercare.") { serve, make, open, hire, import, backup, restore, shred, access, audit, statistics, register, costs, figures }.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
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
