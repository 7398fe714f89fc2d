using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

[Collection(Processes.Name)]
public sealed class CopyOfTenYearsOnSqlite(ITestOutputHelper output) : CopyOfTenYearsTests(new SqliteTestDatabase(), output);

[Collection(Processes.Name)]
[Trait("needs", "postgres")]
public sealed class CopyOfTenYearsOnPostgres(ITestOutputHelper output) : CopyOfTenYearsTests(new PostgresTestDatabase(), output);

/// <summary>P19: the copy of somebody who came back for ten years, as the program sends it in each of its forms. Sixty seconds at most is the aim; what is asserted is that nothing is missing.</summary>
public abstract partial class CopyOfTenYearsTests(TestDatabase on, ITestOutputHelper output) : IAsyncDisposable
{
    private const int Stays = 40;
    private const int Calls = 100;
    private const int FollowUps = 300;
    private const int Readings = 2_000;
    private const string Reader = "Vogelaar";
    private static readonly string Story = string.Concat(Enumerable.Repeat("Vertelt rustig wat er gebeurde en wat er nu nodig is. ", 8));
    private readonly TestClock clock = new(Instant.FromUtc(2026, 11, 24, 13, 0));
    private int said;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Instant Begin => clock.Now - Duration.FromDays(3650);

    [Fact]
    public async Task A_copy_of_ten_years_says_everything_in_every_form()
    {
        await using var app = Program();
        var circuit = new Circuit(app.Services, clock);
        var unit = await SmallUnit.Open(circuit);
        var client = (await unit.Present()).Client;
        await Live(circuit, unit, client);
        var token = await FromOutside.GiveToken(circuit.Database, (await circuit.ClientHat(unit.Nurse, client)).Id, clock.Now);
        await app.StartAsync(Cancel);
        using var http = new HttpClient { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
        output.WriteLine($"P19 {circuit.Database.Kind}: ten years with {Stays} stays, {said - Stays - Calls - FollowUps} forms with a text, {Calls + FollowUps} contacts, {Readings} readings");

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (form, address) in new[] { ("html", "/mine/copy/read"), ("pdf", "/mine/copy.pdf"), ("csv", "/mine/copy.csv"), ("json", "/mine/copy.json"), ("fhir", "/mine/copy.fhir.json") })
        {
            var watch = Stopwatch.StartNew();
            var copy = await http.GetByteArrayAsync(new Uri(address, UriKind.Relative), Cancel);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"P19 {circuit.Database.Kind} {form}: {copy.Length} bytes in {watch.Elapsed.TotalSeconds:0.00} s (at most 60)"));
            texts[form] = form == "pdf" ? await Words(copy) : Encoding.UTF8.GetString(copy);
        }

        await app.StopAsync(Cancel);

        Assert.All(texts, text => Assert.Equal((text.Key, said, Readings * (text.Key == "fhir" ? 2 : 1)), (text.Key, Marks().Matches(text.Value).Select(m => m.Value).Distinct().Count(), Reading().Count(text.Value)))); // FHIR says each reading in a sentence and as an AuditEvent
        var parts = JsonDocument.Parse(texts["json"]).RootElement[0].GetProperty("parts").EnumerateArray().SelectMany(part => part.GetProperty("entries").EnumerateArray()).Select(entry => entry.GetProperty("record").GetString()!.Split('/')[0]).ToLookup(kind => kind);
        Assert.Equal((Stays, Stays * ModuleForms.All.Count, FollowUps), (parts["stay"].Count(), parts["form"].Count(), parts["follow-up"].Count()));
    }

    public async ValueTask DisposeAsync()
    {
        await on.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [GeneratedRegex("Kanarie[0-9]{4}")]
    private static partial Regex Marks();

    [GeneratedRegex(Reader)]
    private static partial Regex Reading();

    /// <summary>Four stays a year with every form filled, ten calls a year, thirty contacts afterwards, four looks a week.</summary>
    private async Task Live(Circuit circuit, SmallUnit unit, ClientKey client)
    {
        var reader = await unit.Hire($"Vera {Reader}", Role.CrisisNurse);
        await circuit.Change(async db =>
        {
            var texts = circuit.Get<ClientVault>().Texts((await ClientVault.Read(db, client.Organisation, [client.Client], Cancel)).Single());
            for (var i = 0; i < Stays; i++)
            {
                var stay = new Stay { OrganisationId = client.Organisation, Id = StayId.New(), ClientId = client.Client, ServiceId = unit.Unit, FromAt = Begin + Duration.FromDays(91 * i), UntilAt = Begin + Duration.FromDays((91 * i) + 5), EndReason = "end-of-programme", DischargeNote = texts.Seal("stays", Said()) };
                db.Add(stay);
                db.AddRange(ModuleForms.All.SelectMany(form => Filled(stay, form, texts, unit.Nurse.Account)));
            }

            db.AddRange(Enumerable.Range(0, Calls).Select(i => new Presentation { OrganisationId = client.Organisation, Id = PresentationId.New(), ClientId = client.Client, ServiceId = unit.Unit, ReceivedAt = Begin + Duration.FromDays(36 * i), TakenBy = unit.Nurse.Account, Channel = "phone", Decision = "advice-only", Story = texts.Seal("presentations", Said()) }));
            db.AddRange(Enumerable.Range(0, FollowUps).Select(i => new FollowUp { OrganisationId = client.Organisation, Id = FollowUpId.New(), ClientId = client.Client, ServiceId = unit.Unit, Kind = "outreach", DueOn = (Begin + Duration.FromDays(12 * i)).LocalDate(), ClosedAt = Begin + Duration.FromDays(12 * i), ClosedBy = unit.Nurse.Account, Way = "phone", Note = texts.Seal("follow_ups", Said()) }));
        });
        circuit.Database.Load([Enumerable.Range(0, Readings).Select(i => Look(client, reader, i)).ToList()]);
    }

    private AuditRecord Look(ClientKey client, Hat reader, int number) => new()
    {
        Id = Guid.CreateVersion7(),
        RecordedAt = Begin + Duration.FromHours(43 * number),
        Event = "read",
        Action = "R",
        Outcome = 0,
        Rule = "L1",
        ReasonShown = "L1",
        PolicyVersion = AccessPolicy.Version,
        Account = reader.Account.Value,
        Role = "crisis_nurse",
        Organisation = client.Organisation.Value,
        Purpose = "care",
        Session = $"{number}",
        ClientOrganisation = client.Organisation.Value,
        Client = client.Client.Value,
        Categories = "ident:full med:full",
    };

    /// <summary>Each field with something in it; a word of its own in the first text, by which it is found again.</summary>
    private IEnumerable<object> Filled(Stay stay, ModuleForm form, ClientTexts texts, AccountId writer)
    {
        var marked = form.Fields.FirstOrDefault(field => field.IsText);
        var fields = form.Fields.ToDictionary(field => field.Name, field => field switch
        {
            { Kind: FieldKind.Choice or FieldKind.Choices } => Vocabulary.List(field.List)[0].Key,
            { Kind: FieldKind.Date } => "2026-01-02",
            { Kind: FieldKind.Number } => "12",
            _ => field == marked ? Said() : Story,
        });
        var entry = new FormEntry { OrganisationId = stay.OrganisationId, Id = Guid.CreateVersion7(), ClientId = stay.ClientId, ServiceId = stay.ServiceId, Basis = "stay", BasisId = stay.Id.Value, Kind = form.Kind, Texts = KeepForm.TextsOf(form, fields, texts), WrittenAt = stay.FromAt + Duration.FromHours(2), WrittenBy = writer };
        return [entry, .. KeepForm.AnswersOf(entry, form, fields)];
    }

    private string Said() => string.Create(CultureInfo.InvariantCulture, $"Kanarie{++said:0000} {Story}");

    private static async Task<string> Words(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, pdf, Cancel);
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var words = await reader.StandardOutput.ReadToEndAsync(Cancel);
        await reader.WaitForExitAsync(Cancel);
        File.Delete(file);
        return words;
    }

    /// <summary>The program itself, under the clock of the test.</summary>
    private WebApplication Program()
    {
        var (sqlite, postgres) = on.Options[0] == "--sqlite" ? (on.Options[1], (string?)null) : (null, on.Options[1]);
        return Host.Build(new Installation(sqlite, postgres, Demo: false) { ShredList = on.ShredList }, "http://127.0.0.1:0", builder => builder.Services.AddSingleton<IClock>(clock));
    }
}
