using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RodeDraad.WebTests;

/// <summary>A form as it stands on a page: where it is sent, and what is in it.</summary>
/// <param name="Page">Where it stands.</param>
/// <param name="Way">The way of the page.</param>
/// <param name="Handler">Its name, or where it is sent when it has none.</param>
internal sealed record FoundForm(string Page, Way? Way, string Handler, string Target, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public const string Token = "__RequestVerificationToken";
}

/// <summary>What was found by following every link that somebody sees.</summary>
internal sealed record Walked(IReadOnlyList<string> Pages, IReadOnlyList<FoundForm> Forms, string Text);

/// <summary>Goes through the pages as a person does: from link to link. Addresses that differ only in their ids are one.</summary>
internal static partial class Walk
{
    public static async Task<Walked> Of(Visitor visitor, Site site, IEnumerable<string> begin)
    {
        var ways = Way.All(site).Where(way => way.IsGet).ToList();
        var (pages, forms, texts) = (new List<string>(), new List<FoundForm>(), new List<string>());
        var waiting = new Queue<string>(begin.Concat(ways.Where(way => way.Places.Count == 0 && way.IsPage).Select(way => way.Text)));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address))
        {
            if (!seen.Add(Shape(address)))
            {
                continue;
            }

            pages.Add(address);
            using var answer = await visitor.Still.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found && answer.Headers.Location is { } elsewhere)
            {
                waiting.Enqueue(new Uri(site.Address, elsewhere).PathAndQuery);
            }
            else if (answer.Content.Headers.ContentType?.MediaType is "text/html")
            {
                texts.Add($"{answer.Headers}{await answer.Content.ReadAsStringAsync()}");
                var page = new HtmlParser().ParseDocument(texts[^1]);
                page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]).ToList().ForEach(waiting.Enqueue);
                forms.AddRange(page.QuerySelectorAll("form[method=post]").Select(form => Found(form, address, ways)));
            }
            else if (answer.Content.Headers.ContentType?.MediaType is not "text/event-stream")
            {
                texts.Add($"{answer.Headers}{await Papers.Words(await answer.Content.ReadAsByteArrayAsync())}");
            }
        }

        return new(pages, [.. forms.DistinctBy(form => (form.Way?.Text, Shape(form.Handler)))], string.Join('\n', texts));
    }

    /// <summary>The same form as it stands there now, or null when it is gone.</summary>
    public static async Task<FoundForm?> Again(Visitor visitor, Site site, FoundForm form)
    {
        var page = await visitor.Get(form.Page);
        return page.Page.QuerySelectorAll("form[method=post]").Select(there => Found(there, form.Page, Way.All(site))).FirstOrDefault(there => there.Handler == form.Handler);
    }

    private static FoundForm Found(IElement form, string page, List<Way> ways)
    {
        var fields = Visitor.Fields(form);
        var target = form.GetAttribute("action") is { Length: > 0 } action ? action : page;
        return new(page, ways.Find(way => way.IsPage && way.Fits(page.Split('?')[0])), fields.Find(field => field.Key == "_handler").Value ?? target, target, fields);
    }

    /// <summary>An address without its ids and without what a question in it says.</summary>
    public static string Shape(string address) => Questions().Replace(Ids().Replace(address, "ID"), "$1=");

    [GeneratedRegex("[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("([?&](?:q|back|day|month|before|after|to|v))=[^&]*")]
    private static partial Regex Questions();
}
