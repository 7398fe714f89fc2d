using Microsoft.Playwright;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>No line at all when the form is wanted: an empty form lies ready on the device of whoever holds cases, and nothing else.</summary>
[Collection("browser")]
public sealed class NoLine(Browser browser)
{
    private const string Note = "Stond te wachten aan de Waalse kaai";

    /// <summary>What is kept to be shown without a line: the addresses, then the texts.</summary>
    private const string Kept = """
        async () => {
          const lies = [];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const asked of await cache.keys()) lies.push(new URL(asked.url).pathname, asked.url.includes('/assets/') ? '' : await (await cache.match(asked)).text());
          }
          return [...lies, `workers: ${(await navigator.serviceWorker.getRegistrations()).length}`];
        }
        """;

    [Theory]
    [InlineData("nl", "Een woord dat alleen u herkent", "Kies het dossier")]
    [InlineData("fr", "Un mot que vous seul reconnaissez", "Choisissez le dossier")]
    public async Task The_empty_form_opens_without_a_line_and_what_was_typed_goes_once_to_the_case_that_is_chosen(string language, string hint, string afterwards)
    {
        var page = (await (await browser.Visit(language, width: 320, height: 640)).SignIn("social.kade")).Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);
        var worker = (await page.Locator("h1 bdi").TextContentAsync())!;
        await Ready(page);
        var kept = await page.EvaluateAsync<string[]>(Kept);
        Assert.Equal(["/assets/app.css", "/assets/app.js", "/assets/contacts.js", "/assets/thread.svg", "/cases/contact-offline"], kept.Where(k => k.StartsWith('/')).Order(StringComparer.Ordinal));
        Assert.All([worker, Name, "__RequestVerificationToken", client], secret => Assert.DoesNotContain(secret, string.Concat(kept), StringComparison.OrdinalIgnoreCase));

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync($"/clients/{client}/cases/{held}");
        await page.Locator("[data-queue][data-ready]").WaitForAsync();
        await Assertions.Expect(page.Locator("#whom-hint")).ToContainTextAsync(hint);
        await Speaks(page, language);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
        await BreaksNoRuleOfAccessibility(page);
        await Photograph(page, $"no-line-{language}-320");
        await page.Locator("input[name=Kind][value=street]").CheckAsync();
        await page.Locator("[name=Note]").FillAsync(Note);
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[data-kind]:focus")).ToBeVisibleAsync();
        await page.Locator("#whom").FillAsync("rode muts");
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[data-queued]")).ToContainTextAsync(afterwards);
        var lies = await page.EvaluateAsync<string>(Lies);
        Assert.Contains("owner", lies, StringComparison.Ordinal);
        Assert.All(["muts", "kaai", client], secret => Assert.DoesNotContain(secret, lies, StringComparison.OrdinalIgnoreCase));

        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/cases/waiting-contacts");
        var row = page.Locator("#waiting-contacts li");
        await Assertions.Expect(row).ToContainTextAsync("rode muts");
        await row.Locator("[data-right]").ClickAsync();
        await page.Locator("#whose").SelectOptionAsync($"{client}/{held}");
        await Speaks(page, language);
        await Photograph(page, $"whose-contact-{language}-320");
        await page.SetViewportSizeAsync(1280, 900);
        await BreaksNoRuleOfAccessibility(page);
        await page.Locator("#waiting-contacts form button.primary").ClickAsync();

        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.Equal(Note, Assert.Single((await Read(api, client, held))["contacts"]!.AsArray())!["note"]!.GetValue<string>());
        Assert.DoesNotContain(Name, await page.EvaluateAsync<string>(Lies), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_empty_form_goes_with_whoever_signs_out_or_signs_in_with_another_account()
    {
        var visitor = await (await browser.Visit()).SignIn("social.kade");
        var page = visitor.Page;
        var first = await Ready(page);
        await page.Context.ClearCookiesAsync();
        await visitor.SignIn("psychologist.kade");
        var second = await Ready(page, first);
        Assert.NotEqual(first, second);
        await page.Context.ClearCookiesAsync();
        await visitor.SignIn("office.kade");
        await Gone(page);

        await page.Context.ClearCookiesAsync();
        await visitor.SignIn("social.kade");
        Assert.Equal(first, await Ready(page));
        await page.GotoAsync("/account");
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.Comes("**/sign-in");
        await Gone(page);
        await page.Context.SetOfflineAsync(true);
        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync("/cases"));
    }

    /// <summary>Waits until the form lies ready, of another than somebody before.</summary>
    /// <returns>Of whom it is.</returns>
    private static async Task<string> Ready(IPage page, string before = "")
    {
        await page.WaitForFunctionAsync("before => (localStorage.getItem('kit') ?? before) !== before", before.Length == 0 ? null : before);
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => null)");
        return await page.EvaluateAsync<string>("localStorage.getItem('kit')");
    }

    private static async Task Gone(IPage page)
    {
        await page.WaitForFunctionAsync("() => !localStorage.getItem('kit') && caches.keys().then(names => names.length === 0)");
        Assert.Equal(["workers: 0"], await page.EvaluateAsync<string[]>(Kept));
    }
}
