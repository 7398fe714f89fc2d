using System.Globalization;
using System.Text;

namespace RodeDraad.WebTests;

/// <summary>Tries every id of another house on every route, as everybody of the own house: nothing can be read, and nothing tells that the id exists (S6).</summary>
[Collection("walls")]
public sealed class WallTests(Walls walls, ITestOutputHelper output)
{
    private readonly List<double> theirs = [];
    private readonly List<double> nobodys = [];
    private readonly SortedSet<string> readable = new(StringComparer.Ordinal);
    private readonly SortedSet<string> different = new(StringComparer.Ordinal);
    private int requests;

    [Fact]
    public async Task Ids_of_another_house_open_nothing_and_look_like_ids_of_nothing()
    {
        var (everybody, ids) = (await walls.Everybody(), await walls.Other.Ids());
        var ways = Way.All(walls.Site).Where(way => !way.Text.Contains("sign-out", StringComparison.Ordinal) && !Kinds.ForEveryHouse(way) && (way.Places.Any(Kinds.TakesId) || SentBody.TakesId(way.Body))).ToList();
        var forms = await Forms();
        foreach (var who in everybody)
        {
            foreach (var way in ways)
            {
                await Try(who, way, ids);
            }

            foreach (var form in forms)
            {
                await Try(who, form, ids);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"WALLS ids of another house: {everybody.Count} hats, {ways.Count} routes and {forms.Count} forms, {ids.Count} ids of {ids.Count} kinds, {requests} requests, {readable.Count} readable, {different.Count} distinguishable; median ms other house {Median(theirs):0.00}, unknown {Median(nobodys):0.00}"));
        Assert.True(different.Count == 0, string.Join('\n', different.Take(40)));
        Assert.Empty(readable);
        Assert.True(ways.Count >= 100 && ids.Count >= 30 && requests > 2_000, $"{ways.Count} routes, {ids.Count} ids, {requests} requests: the search is wrong.");
    }

    /// <summary>Whether a way with the own client in its address takes another id too: in its question or its body. Who looked changes by each reading, so it is never the same twice.</summary>
    private static bool AsksMore(Way way) => way.IsGet ? !way.Text.EndsWith("/looked", StringComparison.Ordinal) : SentBody.TakesId(way.Body);

    /// <summary>Every form of a page of one client, as somebody of the own house finds it there.</summary>
    private async Task<List<FoundForm>> Forms()
    {
        var found = new List<FoundForm>();
        foreach (var name in new[] { "nurse", "psychiatrist", "social", "auditor" })
        {
            found.AddRange((await Walk.Of((await walls.As($"{name}.{Walls.Here}")).Browser, walls.Site, [$"/clients/{walls.Own.Client}"])).Forms);
        }

        return [.. found.Where(form => form.Way?.Places.Any(Kinds.TakesId) == true && !Kinds.ForEveryHouse(form.Way)).DistinctBy(form => (form.Way!.Text, form.Handler))];
    }

    /// <summary>The id of each kind in its place; in the long run every id in the last place.</summary>
    private async Task Try(Worn who, Way way, Dictionary<string, string> ids)
    {
        var methods = Walls.All && way.IsApi ? [HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete] : new[] { way.Method };
        foreach (var method in methods)
        {
            var unknown = Guid.NewGuid().ToString();
            var lastPlace = way.Places.ToList().FindLastIndex(Kinds.TakesId);
            foreach (var own in way.Places is ["client" or "ClientGuid", ..] && (lastPlace > 0 || AsksMore(way)) ? new[] { "", walls.Own.Client } : [""])
            {
                var last = lastPlace < 0 || (own.Length > 0 && lastPlace == 0) ? ids["clients"] : ids[Kinds.Of(way, lastPlace)];
                var what = $"{who.Name} {method} {way.Text}{(own.Length > 0 ? " (own client)" : "")}";
                Task<Heard> Of(string id, string which) => Ask(who, way, (method, own), place => which == "" ? unknown : place >= lastPlace ? id : ids[Kinds.Of(way, place)]);
                var nobody = await Compare(what, which => Of(last, which));
                foreach (var id in Walls.All && method == way.Method ? ids.Values.Where(id => id != last) : [])
                {
                    requests++;
                    if ((await Of(id, "theirs")).Told != nobody.Told)
                    {
                        await Compare(what, which => Of(id, which));
                    }
                }
            }
        }
    }

    private async Task Try(Worn who, FoundForm form, Dictionary<string, string> ids)
    {
        var unknown = Guid.NewGuid().ToString();
        var token = Visitor.Fields(await who.Browser.Get("/account"), "token").Single(field => field.Key == FoundForm.Token).Value;
        var fields = form.Fields.Select(field => field.Key == FoundForm.Token ? KeyValuePair.Create(field.Key, token) : field).ToList();
        foreach (var own in form.Way!.Places.Count > 1 ? new[] { "", walls.Own.Client } : [""])
        {
            string Place(string which, string name, int place) => Kinds.Fixed(name) ?? (place == 0 && own.Length > 0 ? own : which == "" ? unknown : ids[Kinds.Of(form.Way, place)]);
            await Compare(
                $"{who.Name} form {form.Way.Text} {form.Handler}{(own.Length > 0 ? " (own client)" : "")}",
                which => Heard.Of(who.Browser.Still, new(HttpMethod.Post, form.Way.At((name, place) => Place(which, name, place))) { Content = new FormUrlEncodedContent(fields) }));
        }
    }

    /// <summary>Both orders are tried in turn, so that what comes first is not always the same one.</summary>
    /// <returns>The answer for nobody.</returns>
    private async Task<Heard> Compare(string what, Func<string, Task<Heard>> ask)
    {
        var first = await ask(requests % 4 == 0 ? "" : "theirs");
        var second = await ask(requests % 4 == 0 ? "theirs" : "");
        var (other, nobody) = requests % 4 == 0 ? (second, first) : (first, second);
        requests += 2;
        theirs.Add(other.Milliseconds);
        nobodys.Add(nobody.Milliseconds);
        if (other.Told != nobody.Told)
        {
            different.Add($"{what}: {other.Status} and not {nobody.Status}\n{First(other, nobody)}");
        }

        if (walls.Other.Words.Any(word => other.Raw.Contains(word, StringComparison.OrdinalIgnoreCase)) || (other.Opened && !nobody.Opened))
        {
            readable.Add(what);
        }

        return nobody;
    }

    private Task<Heard> Ask(Worn who, Way way, (HttpMethod Method, string OwnClient) with, Func<int, string> id)
    {
        var last = id(int.MaxValue);
        var address = way.At((name, place) => Kinds.Fixed(name) ?? (place == 0 && with.OwnClient.Length > 0 ? with.OwnClient : id(place)));
        var query = way.Text.StartsWith("/live", StringComparison.Ordinal) ? "" : $"?other={last}&bed={last}&about={last}&stay={last}&presentation={last}&entry=stay/{last}&version=1&year=2026&month=11";
        var request = new HttpRequestMessage(with.Method, address + query);
        if (with.Method != HttpMethod.Get && with.Method != HttpMethod.Delete)
        {
            request.Content = new StringContent(SentBody.Of(way.Body, last, walls.Own.House), Encoding.UTF8, "application/json");
        }

        return Heard.Of(way.IsApi ? who.Program.Http : who.Browser.Still, request);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>The first line that differs.</summary>
    private static string First(Heard one, Heard two) => string.Join('\n', $"{one.Head}\n{one.Body}".Split('\n').Zip($"{two.Head}\n{two.Body}".Split('\n')).Where(pair => pair.First != pair.Second).Take(1).Select(pair => $"  {Cut(pair.First)}\n  {Cut(pair.Second)}"));

    private static string Cut(string line) => line.Length > 300 ? line[..300] : line;
}
