using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed partial class PageTests(Site site)
{
    private static readonly string[] Controls = ["input:not([type=hidden])", "select", "textarea"];

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_page_is_whole_in_each_language(string language)
    {
        var nurse = await site.Visit("nurse.kade", language);
        foreach (var address in await Places.Of(nurse))
        {
            IsWhole(address, await nurse.Get(address), language);
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Pages_for_other_hats_are_whole_in_each_language(string language)
    {
        var stranger = site.Visit();
        await stranger.Speak(language);
        IsWhole("/sign-in", await stranger.Get("/sign-in"), language);
        IsWhole("wrong sign-in", await stranger.Post(await stranger.Get("/sign-in"), "sign-in", ("Name", "nobody"), ("Password", "wrong")), language);
        var everybody = await stranger.Get("/offer?module=detoxification&near=Fictegem&age=34&evening=on");
        IsWhole("/offer", everybody, language);
        IsWhole("a leaflet", await stranger.Get(everybody.LinkTo(".candidates a[href^='/offer/']")), language);
        IsWhole("no leaflet", await stranger.Get($"/offer/{Guid.NewGuid()}"), language, HttpStatusCode.NotFound);
        var coordinator = await site.Visit("coordinator.kade", language);
        IsWhole("/figures", await coordinator.Get("/figures"), language);
        IsWhole("/consultations/numbers", await coordinator.Get("/consultations/numbers"), language);
        IsWhole("/registration/completeness", await coordinator.Get("/registration/completeness"), language);
        IsWhole("/registration-point/numbers", await coordinator.Get("/registration-point/numbers"), language);
        IsWhole("/circuit", await coordinator.Get("/"), language);
        IsWhole("/directory", await coordinator.Get("/directory"), language);
        IsWhole("/directory/import", await coordinator.Get("/directory/import"), language);
        IsWhole("/directory/import, sent", await coordinator.Post(await coordinator.Get("/directory/import"), "import", ("Kind", "nowhere")), language);
        IsWhole("/audit/numbers", await (await site.Visit("psychiatrist.kade", language)).Get("/audit/numbers"), language);
        IsWhole("/audit/numbers for a nurse", await (await site.Visit("nurse.kade", language)).Get("/audit/numbers"), language, HttpStatusCode.Forbidden);
        IsWhole("/corridor", await (await site.Visit("screen.kade", language)).Get("/corridor"), language);
        var assistant = await site.Visit("justice.fictoria", language);
        IsWhole("/justice", await assistant.Get("/"), language);
        IsWhole("/advice", await assistant.Get("/advice?module=detoxification"), language);
        IsWhole("/justice/consultations", await assistant.Get("/justice/consultations"), language);
        IsWhole("/justice/ask", await assistant.Get("/justice/ask"), language);
        IsWhole("/justice/ask, sent", await assistant.Post(await assistant.Get("/justice/ask"), "question", ("BirthDate", "31/02/2026")), language);
        var office = await site.Visit("office.kade", language);
        var stay = await Places.Stay(office);
        foreach (var address in new[] { "/", "/beds", "/presentations", "/waiting", "/clients", stay, Places.Client(stay), Places.Client(stay) + "/edit" })
        {
            IsWhole($"{address} for the office", await office.Get(address), language);
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Pages_that_say_no_are_whole_in_each_language(string language)
    {
        var nurse = await site.Visit("nurse.kade", language);
        IsWhole("/nonsense", await nurse.Get("/nonsense"), language, HttpStatusCode.NotFound);
        IsWhole("/not-found", await nurse.Get("/not-found"), language);
        IsWhole("/broken", await nurse.Get("/broken"), language);
        IsWhole("an unknown client", await nurse.Get($"/clients/{Guid.NewGuid()}"), language, HttpStatusCode.NotFound);
        var presentation = (await nurse.Get(Places.Client(await Places.Stay(nurse)))).LinkTo("a[href*='/presentations/']");
        IsWhole("a story, for the office", await (await site.Visit("office.kade", language)).Get(presentation + "/edit"), language, HttpStatusCode.Forbidden);
        var empty = await nurse.Get("/presentations/new");
        IsWhole("an empty form, sent", await nurse.Post(empty, "presentation", ("Channel", ""), ("BirthDate", "31/02/2026"), ("Danger", "9")), language);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Pages_of_the_own_door_are_whole_in_each_language(string language)
    {
        var client = site.Visit();
        await client.Speak(language);
        IsWhole("/mine/sign-in", await client.Get("/mine/sign-in"), language);
        IsWhole("an empty code, sent", await client.Post(await client.Get("/mine/sign-in"), "mine-sign-in"), language);
        var consents = await OwnDoor.Enter(client, await OwnDoor.First(site), "/mine/consents");
        IsWhole("/mine/consents", consents, language);
        var looked = await client.Get("/mine/looked");
        string[] addresses =
        [
            "/mine", "/mine/looked", "/mine/looked?month=2020-01", "/mine/appointments", "/mine/satisfaction", "/mine/parts", "/mine/beside", "/mine/add", "/mine/own-sign-in", "/mine/confirm", "/mine/copy", "/mine/copy/read", "/mine/notices", "/mine/packets", "/mine/consultations",
            consents.LinkTo("a[href*='kind=grant']"), consents.LinkTo("a[href*='kind=refusal']"), (await client.Get("/mine/beside")).LinkTo("a[href*='beside/new']"),
            .. OwnDoor.Parts.Select(part => $"/mine/part/{part}"), (await client.Get("/mine/part/ident")).LinkTo("a[href*='/mine/remark']"),
        ];
        foreach (var address in addresses)
        {
            IsWhole(address, await client.Get(address), language);
        }

        IsWhole("a question", await client.Get(looked.Page.QuerySelector("a[href*='/mine/ask']")?.GetAttribute("href") ?? "/mine/ask"), language);
        IsWhole("/questions", await (await site.Visit("auditor.kade", language)).Get("/questions"), language);
        var nurse = await site.Visit("nurse.kade", language);
        var record = Places.Client(await Places.Stay(nurse));
        IsWhole("the door of a client", await nurse.Get(record + "/door"), language);
        IsWhole("a tie", await nurse.Get(record + "/tie"), language);
    }

    internal static void IsWhole(string what, Seen seen, string language, HttpStatusCode status = HttpStatusCode.OK)
    {
        var wrong = Wrong(seen, language).Prepend(seen.Status == status ? "" : $"status {seen.Status}").Where(w => w.Length > 0).ToList();
        Assert.True(wrong.Count == 0, $"{what} ({language}): {string.Join("; ", wrong)}");
    }

    private static IEnumerable<string> Wrong(Seen seen, string language)
    {
        var page = seen.Page;
        var all = page.All;
        var words = page.Body!.TextContent + string.Concat(all.SelectMany(e => e.Attributes).Where(a => a.Name is "aria-label" or "title" or "alt" or "placeholder").Select(a => a.Value + "\n"));
        return
        [
            page.DocumentElement.GetAttribute("lang") == language ? "" : $"lang is {page.DocumentElement.GetAttribute("lang")}",
            page.QuerySelectorAll("h1").Length == 1 ? "" : $"{page.QuerySelectorAll("h1").Length} h1",
            page.Title is { Length: > 0 } ? "" : "no title",
            .. MissingText().Matches(words).Select(m => $"text missing: {m.Value}"),
            .. Placeholder().Matches(words).Select(m => $"placeholder left: {m.Value}"),
            .. Controls.SelectMany(kind => page.QuerySelectorAll(kind)).Where(c => !Named(page, c)).Select(c => $"no label: {c.OuterHtml}"),
            .. page.QuerySelectorAll("button, a[href]").Where(e => e.TextContent.Trim().Length == 0 && !e.HasAttribute("aria-label")).Select(e => $"no name: {e.OuterHtml}"),
            .. all.Where(e => e.Id is { Length: > 0 }).GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => $"id twice: {g.Key}"),
            .. all.Where(e => e.Attributes.Any(a => a.Name == "style" || a.Name.StartsWith("on", StringComparison.Ordinal))).Select(e => $"inline: {e.OuterHtml}"),
            .. page.QuerySelectorAll("a[href*='&amp;']").Select(e => $"an address written twice over: {e.OuterHtml}"),
            .. page.QuerySelectorAll("style, script:not([src])").Select(e => $"inline: {e.OuterHtml}"),
            .. all.Where(e => !LeadsAway(e)).SelectMany(e => e.Attributes).Where(a => a.Name is "href" or "src" or "action" or "formaction" or "data-live" && Elsewhere(a.Value)).Select(a => $"elsewhere: {a.Value}"),
            .. page.QuerySelectorAll("[aria-describedby], [aria-labelledby]").Where(e => Missing(page, e)).Select(e => $"described by nothing: {e.OuterHtml}"),
        ];
    }

    private static bool Named(IParentNode page, IElement control) =>
        control.GetAttribute("aria-label") is { Length: > 0 }
        || control.Closest("label")?.TextContent.Trim().Length > 0
        || (control.Id is { Length: > 0 } id && page.QuerySelector($"label[for='{id}']")?.TextContent.Trim().Length > 0);

    /// <summary>The site of a service, which one can go to and of which nothing is loaded; it is not told from where one comes.</summary>
    private static bool LeadsAway(IElement element) => element is { LocalName: "a" } && element.GetAttribute("rel") == "noreferrer";

    private static bool Elsewhere(string address) => address.StartsWith("//", StringComparison.Ordinal) || address.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static bool Missing(IDocument page, IElement element) =>
        $"{element.GetAttribute("aria-describedby")} {element.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(id => page.GetElementById(id) is null);

    [GeneratedRegex(@"\[[a-z-]+\.[\w.-]+\]")]
    private static partial Regex MissingText();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
