using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RodeDraad.Demo;

namespace RodeDraad.WebTests;

/// <summary>A page as it came: after redirects.</summary>
public sealed record Seen(HttpStatusCode Status, string Path, string Text, IHtmlDocument Page, HttpResponseMessage Answer)
{
    /// <summary>What stands beside the field as wrong.</summary>
    public string ErrorOn(string field) => string.Join(' ', Page.QuerySelectorAll($"[id='{field}-error']").Select(e => e.TextContent.Trim()));

    public IElement One(string selector) => Page.QuerySelectorAll(selector) is { Length: 1 } found ? found[0] : throw new InvalidOperationException($"{Path} does not have one {selector}: {Page.Body?.TextContent}");

    /// <summary>Where the first link that matches leads to.</summary>
    public string LinkTo(string selector) => Page.QuerySelector(selector)?.GetAttribute("href") ?? throw new InvalidOperationException($"{Path} has no {selector}: {Page.Body?.TextContent}");
}

/// <summary>Someone with a browser without script: gets pages, fills forms in, sends them.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly HttpClient still;

    public Visitor(Uri address)
    {
        http = new(new HttpClientHandler { CookieContainer = Cookies }) { BaseAddress = address };
        still = new(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The same browser, but it stays where a redirect stands.</summary>
    public HttpClient Still => still;

    public async Task<Visitor> SignIn(string userName, string language = "nl")
    {
        await Speak(language);
        var seen = await Post(await Get("/sign-in"), "sign-in", ("Name", userName), ("Password", DemoCircuit.Password));
        Assert.NotEqual("/sign-in", seen.Path);
        return this;
    }

    public Task<Seen> Speak(string language) => Get($"/language?to={language}&back=/sign-in");

    public Task<Seen> SignOut() => Send("/sign-out", []);

    public async Task<Seen> Get(string address) => await See(await http.GetAsync(new Uri(address, UriKind.Relative)));

    /// <summary>Fills in a form of a page and sends it, as a browser would.</summary>
    public async Task<Seen> Post(Seen seen, string form, params (string Name, string Value)[] typed) =>
        await Send(seen, Fields(seen, form, typed));

    /// <summary>Sends fields to the address of a page.</summary>
    public async Task<Seen> Send(Seen seen, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await See(await http.PostAsync(seen.Answer.RequestMessage!.RequestUri, content));
    }

    /// <summary>Sends fields to an address, with a good anti-forgery token from the account page.</summary>
    public async Task<Seen> Send(string address, IReadOnlyList<(string Name, string Value)> fields)
    {
        var token = (await Get("/account")).Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]);
        return await See(await http.PostAsync(new Uri(address, UriKind.Relative), content));
    }

    /// <summary>The fields of a form as a browser would send them, with what is typed in place of what stood there.</summary>
    public static List<KeyValuePair<string, string>> Fields(Seen seen, string form, params (string Name, string Value)[] typed)
    {
        var handler = seen.Page.QuerySelectorAll("input[name=_handler]").SingleOrDefault(i => i.GetAttribute("value") == form)
            ?? throw new InvalidOperationException($"{seen.Path} ({seen.Status}) has no form {form}: {seen.Page.Body?.TextContent}");
        var fields = Fields(handler.Closest("form")!);
        fields.RemoveAll(field => typed.Any(t => t.Name == field.Key));
        fields.AddRange(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        return fields;
    }

    /// <summary>The fields of a form as they stand there.</summary>
    public static List<KeyValuePair<string, string>> Fields(IElement form) =>
        [.. form.QuerySelectorAll("input[name], select[name], textarea[name]").SelectMany(control => Said(control).Select(value => KeyValuePair.Create(control.GetAttribute("name")!, value)))];

    public void Dispose()
    {
        http.Dispose();
        still.Dispose();
    }

    public static async Task<Seen> See(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return new(answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, text, new HtmlParser().ParseDocument(text), answer);
    }

    private static IEnumerable<string> Said(IElement control) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } tick => tick.HasAttribute("checked") ? [tick.GetAttribute("value") ?? "on"] : [],
        IHtmlInputElement input => [input.GetAttribute("value") ?? ""],
        IHtmlSelectElement select => [(select.QuerySelector("option[selected]") ?? select.QuerySelector("option"))?.GetAttribute("value") ?? ""],
        _ => [control.TextContent],
    };
}
