using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>Contacts typed in the street, where the line is cut.</summary>
[Collection("browser")]
public sealed class CutLine(Browser browser)
{
    private const string Note = "Zat onder de brug bij de Waalse kaai";

    /// <summary>Everything that lies in IndexedDB, as text: sealed bytes as the letters they would be.</summary>
    private const string Lies = """
        async () => {
          const names = (await indexedDB.databases()).map(d => d.name);
          const lies = [JSON.stringify(localStorage)];
          for (const name of names) {
            const db = await new Promise(good => { const ask = indexedDB.open(name); ask.onsuccess = () => good(ask.result); });
            for (const store of db.objectStoreNames) {
              const all = await new Promise(good => { const ask = db.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => good(ask.result); });
              for (const one of all) lies.push(one instanceof CryptoKey ? `key extractable ${one.extractable}` : JSON.stringify({ ...one, data: one.data && new TextDecoder().decode(one.data) }));
            }
            db.close();
          }
          return lies.join('\n');
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_contact_typed_on_a_cut_line_is_kept_sealed_and_sent_once()
    {
        var visitor = await (await browser.Visit("nl", width: 360, height: 740)).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(page);
        var (client, held) = await Running(api);

        await Typed(page, client, held, Note);

        var lies = await page.EvaluateAsync<string>(Lies);
        Assert.Contains("key extractable false", lies, StringComparison.Ordinal);
        Assert.DoesNotContain("brug", lies, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Name, lies, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(client, lies, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(held, lies, StringComparison.OrdinalIgnoreCase);
        await Photograph(page, "contact-waits-nl-360");

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#waiting")).ToBeHiddenAsync();
        await page.ReloadAsync();
        await page.GotoAsync("/cases");
        var contacts = (await Read(api, client, held))["contacts"]!.AsArray();
        Assert.Equal(Note, Assert.Single(contacts)!["note"]!.GetValue<string>());
        Assert.DoesNotContain("owner", await page.EvaluateAsync<string>(Lies), StringComparison.Ordinal);
        await page.GotoAsync($"/clients/{client}/cases/{held}/contact");
        Assert.Equal("", await page.Locator("[name=Note]").InputValueAsync());
    }

    [Fact]
    public async Task A_contact_whose_answer_was_lost_is_sent_again_and_is_still_one()
    {
        var visitor = await (await browser.Visit("fr")).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note);
        var taken = 0;
        await page.RouteAsync("**/cases/queued", async route =>
        {
            if (route.Request.Method == "POST" && taken++ == 0)
            {
                await route.FetchAsync();
                await route.AbortAsync();
                return;
            }

            await route.ContinueAsync();
        });

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync("1 contact attend");
        await page.GotoAsync("/cases");

        await Assertions.Expect(page.Locator("#waiting")).ToBeHiddenAsync();
        await page.WaitForFunctionAsync("() => !localStorage.getItem('contacts')");
        Assert.Equal(2, taken);
        Assert.Single((await Read(api, client, held))["contacts"]!.AsArray());
    }

    [Fact]
    public async Task What_is_refused_is_shown_and_kept_until_the_worker_decides()
    {
        var visitor = await (await browser.Visit("nl", width: 360, height: 740)).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note, minutes: "5000");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync("Niet verstuurd: 1");
        await page.Locator("#waiting a").ClickAsync();

        var row = page.Locator("#waiting-contacts li");
        await Assertions.Expect(row).ToContainTextAsync("op straat");
        await Assertions.Expect(row.Locator("[data-problem]")).ToBeVisibleAsync();
        Assert.DoesNotContain("brug", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        await row.Locator("summary").ClickAsync();
        await Assertions.Expect(row.Locator("[data-typed]")).ToContainTextAsync(Note);
        await Photograph(page, "contacts-waiting-nl-360");
        await row.Locator("[data-again]").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        page.Dialog += (_, asked) => _ = asked.AcceptAsync();
        await row.Locator("[data-away]").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.Empty((await Read(api, client, held))["contacts"]!.AsArray());
    }

    [Fact]
    public async Task Another_account_on_the_device_sends_and_sees_nothing_and_the_first_one_does()
    {
        var visitor = await (await browser.Visit()).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note);
        await page.Context.ClearCookiesAsync(); // the session is over, nobody signed out
        await page.Context.SetOfflineAsync(false);

        await visitor.SignIn("nurse.kade");
        await page.GotoAsync("/cases/waiting-contacts");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(page.Locator("#waiting-contacts [data-none]")).ToBeVisibleAsync();
        Assert.Empty((await Read(api, client, held))["contacts"]!.AsArray());

        await page.Context.ClearCookiesAsync();
        await visitor.SignIn("social.kade");
        await page.WaitForFunctionAsync("() => !localStorage.getItem('contacts')");
        Assert.Single((await Read(api, client, held))["contacts"]!.AsArray());
    }

    [Fact]
    public async Task Signing_out_wipes_what_waits_after_asking()
    {
        var visitor = await (await browser.Visit()).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note, minutes: "5000");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync("Niet verstuurd: 1");
        await page.GotoAsync("/account");
        var asked = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = asked.Count == 1 ? dialog.DismissAsync() : dialog.AcceptAsync();
        };

        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        Assert.EndsWith("/account", page.Url, StringComparison.Ordinal);
        Assert.Contains("owner", await page.EvaluateAsync<string>(Lies), StringComparison.Ordinal);
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.WaitForURLAsync("**/sign-in");

        Assert.Equal(2, asked.Count);
        var lies = await page.EvaluateAsync<string>(Lies);
        Assert.DoesNotContain("owner", lies, StringComparison.Ordinal);
        Assert.DoesNotContain("key", lies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_day_only_that_it_was_there_is_left()
    {
        var visitor = await (await browser.Visit()).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note, minutes: "5000");
        await page.EvaluateAsync("""
            async () => {
              const db = await new Promise(good => { const ask = indexedDB.open('rodedraad'); ask.onsuccess = () => good(ask.result); });
              const store = db.transaction('contacts', 'readwrite').objectStore('contacts');
              const all = await new Promise(good => { const ask = store.getAll(); ask.onsuccess = () => good(ask.result); });
              for (const one of all) store.put({ ...one, at: one.at - 25 * 60 * 60 * 1000 });
              db.close();
            }
            """);
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/cases/waiting-contacts");

        await Assertions.Expect(page.Locator("#waiting-contacts li")).ToContainTextAsync("24 uur");
        Assert.DoesNotContain("\"data\"", await page.EvaluateAsync<string>(Lies), StringComparison.Ordinal);
        Assert.Empty((await Read(api, client, held))["contacts"]!.AsArray());
    }

    private const string Name = "Brugmans";

    /// <summary>Opens the form of a contact, cuts the line and types.</summary>
    private static async Task Typed(IPage page, string client, string held, string note, string minutes = "10")
    {
        await page.GotoAsync($"/clients/{client}/cases/{held}/contact");
        await page.Locator("[data-queue][data-ready]").WaitForAsync();
        await page.Context.SetOfflineAsync(true);
        await page.Locator("input[name=Kind][value=street]").CheckAsync();
        await page.Locator("[name=Minutes]").FillAsync(minutes);
        await page.Locator("[name=Note]").FillAsync(note);
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[data-queued]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#waiting")).ToBeVisibleAsync();
    }

    private async Task<HttpClient> Api(IPage page)
    {
        await page.GotoAsync("/account");
        await page.Locator("[name=TokenName]").FillAsync("street");
        await page.Locator("form:has([name=TokenName]) button").ClickAsync();
        var token = await page.Locator(".notice code").TextContentAsync();
        var http = new HttpClient { BaseAddress = new(browser.Server.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>A running case of somebody new.</summary>
    private static async Task<(string Client, string Case)> Running(HttpClient api)
    {
        var unit = (await api.GetFromJsonAsync<JsonNode>("/api/board", Cancel))!["unit"]!["id"]!.GetValue<string>();
        var taken = await Post(api, "/api/presentations", new { unit, client = new { familyName = Name, givenName = "An" }, channel = "phone", askedBy = "police", dangerToLife = "possible", primaryProblem = Kernel.Vocabulary.List("presenting-problem")[0].Key });
        var client = taken["client"]!["client"]!.GetValue<string>();
        var held = (await Post(api, $"/api/clients/{client}/cases", new { model = "generalist", source = "own-request", why = "alles tegelijk" })).GetValue<string>();
        await Post(api, $"/api/clients/{client}/cases/{held}/agreement", new { overNorm = "afgesproken", fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = "bellen", ["agreement"] = "paper-signature" }, version = 1 });
        return (client, held);
    }

    private static async Task<JsonNode> Post(HttpClient api, string address, object body)
    {
        var answer = await api.PostAsJsonAsync(address, body, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {text}");
        return JsonNode.Parse(text)!;
    }

    private static async Task<JsonNode> Read(HttpClient api, string client, string held) => (await api.GetFromJsonAsync<JsonNode>($"/api/clients/{client}/cases/{held}", Cancel))!;

    private static async Task Photograph(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("RODEDRAAD_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
