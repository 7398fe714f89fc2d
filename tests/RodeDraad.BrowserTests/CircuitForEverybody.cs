using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>Every page of the circuit, for whoever comes there: at a desk and on a small phone, by day and in the dark.</summary>
[Collection("browser")]
public sealed partial class CircuitForEverybody(Browser browser)
{
    /// <summary>The buttons that stick to the foot lie over what is scrolled away under them; the one with the focus is looked at elsewhere.</summary>
    private const string Unstuck = "document.querySelectorAll('.actions').forEach(foot => foot.style.position = 'static')";

    private const string Held = "main a[href*='/agreed-tasks/']";

    /// <summary>Who comes there, from which page, by which link of it when it is not the page itself, and what follows behind that address.</summary>
    private static readonly (string Who, string From, string Link, string[] Behind)[] Pages =
    [
        .. Of("", "/offer", "/offer?language=ar&evening=on&near=Nergens", "/r/none"),
        ("", "/offer", "main .candidates a[href^='/offer/']", [""]),
        .. Of("psychiatrist.kade", "/circuit", "/referrals", "/waits", "/waits/history", "/consultations", "/consultation-series/new", "/registration-point", "/registration-point/new", "/registration-point/settings", "/signals", "/signals/new"),
        ("psychiatrist.kade", "/directory", "main table a[href^='/directory/']", [""]),
        ("psychiatrist.kade", "/directory?words=Kade", "main table a[href^='/directory/']", ["/edit"]),
        ("psychiatrist.kade", "/consultations", Held, ["", "/../..", "/../../invite", "/../../agenda", "/../../decide", "/../../minutes", "/../../..", "/../../../new", "/../../../../referrals", "/../../../../referrals/new", "/../../../../waits/new", "/../../../../services"]),
        ("psychiatrist.kade", "/consultations", "main a[href^='/consultation-series/0']", [""]),
        ("psychiatrist.kade", "/consultations", "main a[href^='/consultation-meetings/']", [""]),
        ("psychiatrist.kade", "/registration-point", "main a[href*='/registration-point/0']", [""]),
        ("nurse.kade", "/signals", "main li a[href^='/signals/0']", [""]),
        .. Of("coordinator.fictoria", "/circuit", "/signals/region", "/platform", "/platform/plan", "/platform/report", "/platform/report?chapter=state", "/platform/activity", "/platform/budget", "/gaps?example=true", "/waits/region", "/consultations/numbers", "/registration-point/numbers", "/registration", "/registration/completeness", "/agreements", "/agreements/new", "/directory", "/directory/import"),
        ("coordinator.fictoria", "/signals/region", "main a[href^='/signals/themes/']", [""]),
        ("coordinator.fictoria", "/platform", "main a[href^='/platform/groups/']", [""]),
        ("coordinator.fictoria", "/platform/plan", "main a[href^='/platform/plan-items/']", [""]),
        ("coordinator.fictoria", "/agreements", "main li a[href^='/agreements/0']", [""]),
        .. Of("casemanager.tilleuls", "/consultations"),
        ("casemanager.tilleuls", "/consultations", "main a[href^='/consultations/open-to-me/']", [""]),
        .. Of("justice.fictoria", "/justice/consultations"),
    ];

    [Fact]
    public async Task No_page_of_the_circuit_shuts_somebody_out()
    {
        List<string> wrong = [];
        foreach (var of in Pages.GroupBy(page => page.Who))
        {
            var visitor = await browser.Visit("fr"); // the longest words
            var page = of.Key.Length > 0 ? (await visitor.SignIn(of.Key)).Page : visitor.Page;
            foreach (var (_, from, link, behind) in of)
            {
                foreach (var address in await Addresses(page, from, link, behind))
                {
                    await page.GotoAsync(address);
                    wrong.AddRange((await Wrong(page, $"circuit{Name(of.Key, address)}")).Select(what => $"{of.Key} {address}: {what}"));
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<(string, string, string, string[])> Of(string who, params string[] addresses) => addresses.Select(address => (who, address, "", Array.Empty<string>()));

    private static async Task<IEnumerable<string>> Addresses(IPage page, string from, string link, string[] behind)
    {
        if (link.Length == 0)
        {
            return [from];
        }

        await page.GotoAsync(from);
        var found = (await page.Locator(link).First.GetAttributeAsync("href"))!;
        return behind.Select(rest => new Uri(new Uri("http://here" + found + "/"), rest.TrimStart('/')).PathAndQuery.TrimEnd('/'));
    }

    /// <summary>What is wrong with a page at a desk, on a small phone and in the dark.</summary>
    private static async Task<IEnumerable<string>> Wrong(IPage page, string name)
    {
        await Street.Speaks(page, "fr");
        await Street.Photograph(page, name);
        await page.EvaluateAsync(Unstuck);
        var light = await page.RunAxe(new AxeRunOptions { RunOnly = ForEverybody.Everything });
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
        await page.SetViewportSizeAsync(320, 640);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await page.RunAxe(new AxeRunOptions { RunOnly = ForEverybody.Colours });
        wide = Math.Max(wide, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await Street.Photograph(page, $"{name}-dark");
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return [.. light.Violations.Concat(dark.Violations).Select(v => $"{v.Id} ({v.Help}) at {string.Join(" ", v.Nodes.Take(3).Select(n => n.Target))}"), .. wide > 0 ? [$"{wide} pixels too wide"] : Array.Empty<string>()];
    }

    private static string Name(string who, string address) => Ids().Replace(address, "-id").Replace('/', '-').Replace('?', '-').Replace('&', '-') + (who.Length > 0 ? "-" + who.Split('.')[0] : "-all");

    [GeneratedRegex("/[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Ids();
}
