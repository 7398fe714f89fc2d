using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>What the tests of contacts in the street do and look at.</summary>
internal static partial class Street
{
    /// <summary>Everything that lies in IndexedDB and the local store, as text: sealed bytes as the letters they would be.</summary>
    internal const string Lies = """
        async () => {
          const plain = one => one instanceof CryptoKey ? `key extractable ${one.extractable}` : one instanceof ArrayBuffer || ArrayBuffer.isView(one) ? new TextDecoder().decode(one) : one && typeof one === 'object' ? Object.entries(one).map(([name, value]) => `${name}: ${plain(value)}`).join(', ') : String(one);
          const lies = [JSON.stringify(localStorage)];
          for (const { name } of await indexedDB.databases()) {
            const db = await new Promise(good => { const ask = indexedDB.open(name); ask.onsuccess = () => good(ask.result); });
            for (const store of db.objectStoreNames) lies.push(...(await new Promise(good => { const ask = db.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => good(ask.result); })).map(plain));
            db.close();
          }
          return lies.join('\n');
        }
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal const string Name = "Brugmans";

    /// <summary>Opens the form of a contact, cuts the line and types.</summary>
    internal static async Task Typed(IPage page, string client, string held, string note, string minutes = "10")
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

    /// <summary>The API for whoever is signed in on a page.</summary>
    internal static async Task<HttpClient> Api(Browser browser, IPage page)
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
    internal static async Task<(string Client, string Case)> Running(HttpClient api, string model = "generalist", int weight = 100)
    {
        var unit = (await api.GetFromJsonAsync<JsonNode>("/api/board", Cancel))!["unit"]!["id"]!.GetValue<string>();
        var taken = await Post(api, "/api/presentations", new { unit, client = new { familyName = Name, givenName = "An" }, channel = "phone", askedBy = "police", dangerToLife = "possible", primaryProblem = Kernel.Vocabulary.List("presenting-problem")[0].Key });
        var client = taken["client"]!["client"]!.GetValue<string>();
        var held = (await Post(api, $"/api/clients/{client}/cases", new { model, weight, source = "own-request", why = "alles tegelijk" })).GetValue<string>();
        await Post(api, $"/api/clients/{client}/cases/{held}/agreement", new { overNorm = "afgesproken", fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = "bellen", ["agreement"] = "paper-signature" }, version = 1 });
        return (client, held);
    }

    internal static async Task<JsonNode> Post(HttpClient api, string address, object body)
    {
        var answer = await api.PostAsJsonAsync(address, body, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {text}");
        return JsonNode.Parse(text)!;
    }

    internal static async Task<JsonNode> Read(HttpClient api, string client, string held) => (await api.GetFromJsonAsync<JsonNode>($"/api/clients/{client}/cases/{held}", Cancel))!;

    internal static async Task Photograph(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("RODEDRAAD_PICTURES") is { } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    /// <summary>The page is in a language, and every text of it is there.</summary>
    internal static async Task Speaks(IPage page, string language)
    {
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        Assert.DoesNotMatch(MissingText(), await page.InnerTextAsync("body"));
    }

    internal static async Task BreaksNoRuleOfAccessibility(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = ForEverybody.Everything });
        Assert.Equal("", string.Join("; ", found.Violations.Select(v => $"{v.Id} ({v.Help}) at {string.Join(" ", v.Nodes.Take(3).Select(n => n.Target))}")));
    }

    [GeneratedRegex(@"\[[a-z-]+\.[\w.-]+\]|\{\d+\}")]
    private static partial Regex MissingText();
}
