using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RodeDraad.Storage;

namespace RodeDraad.WebTests;

/// <summary>Who somebody is stands in the record and on the pages of who may read it, and nowhere beside: not in the log at its most talkative, not in addresses, headers, names of files, error pages, figures or the audit.</summary>
public sealed class NoTraceTests(ITestOutputHelper output)
{
    private const string Family = "Kanariewens";
    private const string Given = "Zeldzaamlijster";
    private const string Niss = "84022900134";
    private const string Phone = "0471998877";

    private static readonly string[] Planted = [Family, Given, Niss, Phone];

    [Fact]
    public async Task A_name_a_number_and_a_phone_leave_no_trace_outside_the_record()
    {
        await using var site = new Site();
        var log = new KeptLog();
        await site.Start(demo: true, clients: 2_000, server => server.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log).AddFilter("Microsoft.AspNetCore", LogLevel.Debug));
        using var token = await Token.Of(site, "nurse.kade");
        var nurse = await site.Visit("nurse.kade");
        var (client, stay) = await Work(token);

        var (texts, errors) = (new List<string>(), new List<string>());
        foreach (var page in await Pages(nurse, client, stay))
        {
            texts.AddRange(page.Page.QuerySelectorAll("[href], [src], [action]").SelectMany(e => new[] { e.GetAttribute("href"), e.GetAttribute("src"), e.GetAttribute("action") }).OfType<string>().Where(address => !address.StartsWith("tel:", StringComparison.Ordinal))); // to call is content: it asks no server
            texts.AddRange(page.Answer.Headers.Concat(page.Answer.Content.Headers).SelectMany(h => h.Value));
            texts.Add(page.Answer.RequestMessage!.RequestUri!.ToString());
        }

        errors.AddRange(await Mistakes(token, nurse, client, stay));
        var figures = string.Join('\n', (await nurse.Get("/figures")).Text, (await token.Get("/api/figures/readmissions")).Text, (await nurse.Get("/directory")).Text);
        var audit = await site.App.Services.GetRequiredService<IDatabase>().Read(db => db.Set<AuditRecord>().AsNoTracking().ToListAsync(), CancellationToken.None);
        var told = audit.ConvertAll(record => System.Text.Json.JsonSerializer.Serialize(record).Replace($"\"Search\":\"{record.Search}\"", "", StringComparison.Ordinal)); // what was looked for is kept there and nowhere else (access.md A11)
        (string What, IReadOnlyCollection<string> Texts)[] places = [("addresses and headers", texts), ("error answers", errors), ("log lines", [.. log.Lines]), ("files", site.Files), ("pages of figures", [figures]), ("audit records", told)];

        output.WriteLine($"TRACES of {Planted.Length} planted identifiers: {string.Join(", ", places.Select(p => $"{p.Texts.Count} {p.What} {p.Texts.Count(Tells)} found"))}");
        foreach (var found in places.SelectMany(p => p.Texts.Where(Tells)))
        {
            output.WriteLine(found);
        }

        Assert.All(places, place => Assert.DoesNotContain(place.Texts, Tells));
        Assert.True(log.Lines.Count > 500 && texts.Count > 500 && errors.Count >= 8 && told.Count > 20, "The search is wrong.");
        Assert.Contains(Family, (await nurse.Get($"/clients/{client}")).Text, StringComparison.Ordinal);
    }

    /// <summary>Someone comes, is found again, lies in a bed and goes.</summary>
    private static async Task<(string Client, string Stay)> Work(Token token)
    {
        var body = await token.PresentationBody(Family);
        (body["client"]!["givenName"], body["client"]!["niss"], body["client"]!["phone"], body["client"]!["birthDate"]) = (Given, Niss, Phone, "1984-02-29");
        _ = (await token.Post("/api/clients/duplicates", body["client"]!)).Good;
        var client = (await token.Post("/api/presentations", body, key: "once")).Good["client"]!["client"]!.GetValue<string>();
        _ = (await token.Post("/api/presentations", body, key: "once")).Good;
        Assert.Equal(1, await token.Count(Family));
        var stay = (await token.Post($"/api/clients/{client}/stays", new { bed = await token.FreeBed(), passedOver = "agreed with the team" })).Id;
        await token.Discharge(client, stay);
        return (client, stay);
    }

    private static async Task<List<Seen>> Pages(Visitor nurse, string client, string stay)
    {
        var seen = new List<Seen> { await nurse.Post(await nurse.Get("/clients"), "find", ("q", Family)), await nurse.Post(await nurse.Get($"/clients/{client}/merge"), "find-other", ("q", Family)), await nurse.Post(await nurse.Get("/"), "find", ("q", $"{Given} {Family}")) };
        foreach (var address in (await Places.Of(nurse)).Concat(new[] { "", "/edit", "/looked", "/consents", "/consents/paper.pdf", "/who-may-see", "/rights", "/door", $"/stays/{stay}", $"/stays/{stay}/summary.pdf", $"/stays/{stay}/plans.pdf" }.Select(rest => $"/clients/{client}{rest}")))
        {
            seen.Add(await nurse.Get(address));
        }

        return seen;
    }

    /// <summary>What goes wrong is answered without repeating whom it was about.</summary>
    private static async Task<List<string>> Mistakes(Token token, Visitor nurse, string client, string stay)
    {
        var body = await token.PresentationBody(Family);
        (body["client"]!["givenName"], body["client"]!["niss"]) = (Given, "84022900135");
        var json = body.ToJsonString();
        var place = $"/api/clients/{client}";
        Said[] said =
        [
            await token.Send(HttpMethod.Post, "/api/presentations", json[..(json.Length / 2)]),
            await token.Send(HttpMethod.Post, "/api/presentations", json, kind: "text/plain"),
            await token.Send(HttpMethod.Post, "/api/presentations", json.Replace("\"phone\"", "5", StringComparison.Ordinal)),
            await token.Post("/api/presentations", body),
            await token.Put(place + "?version=99", new { familyName = Family, givenName = Given, niss = "1" }),
            await token.Post(place + "/stays", new { bed = Family }),
            await token.Post($"{place}/stays/{stay}/discharge", new { endReason = Family, version = 1 }),
            await token.Get($"/api/clients/{Guid.NewGuid()}"),
            await token.Send(HttpMethod.Delete, place, null),
        ];
        Assert.All(said, answer => Assert.InRange((int)answer.Status, 400, 499));
        using var broken = await nurse.Still.GetAsync(new Uri("/broken", UriKind.Relative));
        using var forged = await nurse.Still.PostAsync(new Uri("/presentations/new", UriKind.Relative), new FormUrlEncodedContent([new("FamilyName", Family), new("_handler", "presentation")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        return [.. said.Select(answer => answer.Text), await broken.Content.ReadAsStringAsync(), await forged.Content.ReadAsStringAsync()];
    }

    private static bool Tells(string text) => Array.Exists(Planted, planted => text.Contains(planted, StringComparison.OrdinalIgnoreCase));

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
