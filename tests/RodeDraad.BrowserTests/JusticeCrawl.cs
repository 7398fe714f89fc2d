using System.Globalization;
using Microsoft.Playwright;
using RodeDraad.WebTests;

namespace RodeDraad.BrowserTests;

/// <summary>Opens every page of the program in Chromium as a justice assistant and reads what stands there: labels, the own question, and the text that the client approved. Nothing else.</summary>
[Collection("browser")]
public sealed class JusticeCrawl(Browser browser, ITestOutputHelper output)
{
    /// <summary>All that somebody can read on a page: its title, its words (also of what is folded), and what fields and pictures say.</summary>
    private const string Read = """
        () => {
          document.querySelectorAll('details').forEach(fold => fold.open = true);
          const named = [...document.querySelectorAll('*')].flatMap(e => ['placeholder', 'title', 'aria-label', 'alt', 'label'].map(name => e.getAttribute(name)));
          const filled = [...document.querySelectorAll('input:not([type=hidden],[type=radio],[type=checkbox]),textarea')].map(e => e.value);
          return [document.title, document.body.innerText, ...named, ...filled].filter(words => words).join('\n');
        }
        """;

    [Fact]
    public async Task A_justice_assistant_sees_the_approved_text_and_labels_on_every_page_in_Chromium()
    {
        var (client, packet) = await Exchange();
        var ids = (await JusticeKnown.ClientIds(browser.Server.Database, JusticeKnown.All ? int.MaxValue : 0)).Append(client).Append(packet).Append(Guid.NewGuid().ToString()).Distinct().ToList();
        var known = await JusticeKnown.Words(browser.Server.Database);
        var page = (await (await browser.Visit()).SignIn("justice.fictoria")).Page;
        var (looked, opened, outside, seen) = (0, new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var routes = JusticeKnown.Routes(browser.Server.Services).Where(r => r.Method == HttpMethod.Get && !r.Route.RawText!.StartsWith("/api", StringComparison.Ordinal)).Select(r => r.Route).ToList();
        foreach (var route in routes)
        {
            foreach (var address in JusticeKnown.Addresses(route, ids).Where(JusticeKnown.Whose))
            {
                var (ok, words, source) = await Look(page, address);
                looked++;
                seen.UnionWith(JusticeKnown.Canaries.Where(canary => source.Contains(canary, StringComparison.OrdinalIgnoreCase) || words.Contains(canary, StringComparison.OrdinalIgnoreCase)));
                outside.UnionWith(JusticeKnown.Split(words).Where(word => !known.Contains(word)));
                if (ok)
                {
                    opened.Add(route.RawText!);
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CRAWL in Chromium: {routes.Count} page routes, {ids.Count} ids, {looked} addresses looked at, {opened.Count} routes opened ({string.Join(' ', opened)}), {outside.Count} words outside the approved text and the labels ({string.Join(' ', outside)}), {seen.Count} of {JusticeKnown.Canaries.Length} planted words of the ten never-kinds seen"));
        Assert.Empty(seen);
        Assert.Empty(outside);
        Assert.Contains("/justice/packets/{Id:guid}", opened);
        Assert.True(routes.Count >= 60 && looked > routes.Count, $"{routes.Count} routes, {looked} pages: the search is wrong.");
    }

    /// <summary>What the address shows, and its whole source. A file, and a refusal without a page, is read as it comes.</summary>
    private static async Task<(bool Ok, string Words, string Source)> Look(IPage page, string address)
    {
        try
        {
            var answer = await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            return (answer!.Ok, await page.EvaluateAsync<string>(Read), await page.ContentAsync());
        }
        catch (PlaywrightException other) when (other.Message.Contains("net::ERR_", StringComparison.Ordinal) || other.Message.Contains("Download is starting", StringComparison.Ordinal))
        {
            var answer = await page.Context.APIRequest.GetAsync(address);
            var text = await answer.TextAsync();
            return (answer.Ok, text, text);
        }
    }

    /// <summary>A client with planted words all over the record, and one packet that was sent.</summary>
    private async Task<(string Client, string Packet)> Exchange()
    {
        var nurse = (await (await browser.Visit()).SignIn("nurse.kade")).Page;
        var social = (await (await browser.Visit()).SignIn("social.kade")).Page;
        var assistant = (await (await browser.Visit()).SignIn("justice.fictoria")).Page;
        var client = await SharedJourneys.Present(nurse, "Kanariekooi", "", string.Join(' ', JusticeKnown.Canaries));
        await nurse.GotoAsync("/beds");
        var house = (await nurse.Locator(".unit .quiet").InnerTextAsync()).TrimStart('·', ' ');
        await JusticeSteps.Ask(assistant, house, new("Kanariekooi", "Bo", "1/1/1995"), "JH-2026-7");
        var exchange = await JusticeSteps.Check(social, "Kanariekooi");
        await JusticeSteps.Talk(social, JusticeKnown.Canaries[6]);
        await JusticeSteps.Draft(social, exchange, JusticeKnown.Approved, "nl");
        await JusticeSteps.ApproveTogether(social);
        await JusticeSteps.Send(social);
        return (client.Split('/')[^1], exchange.Split('/')[^1]);
    }
}
