using System.Globalization;
using System.Text;

namespace RodeDraad.WebTests;

/// <summary>Staff as clients: the own record and that of a relative are closed to the professional account, by every way (P23, rule G4).</summary>
[Collection("walls")]
public sealed class OwnFileTests(Walls walls, ITestOutputHelper output)
{
    private static readonly string OfOneself = Web.Texts.In("nl", "access.G4", []);

    private static readonly string[] Roles = ["psychiatrist", "psychologist", "nurse", "social", "office"];

    [Fact]
    public async Task The_own_record_and_that_of_a_relative_open_by_no_way_and_stand_in_no_list()
    {
        var own = await Furnished.Make(walls, Walls.Here);
        var relative = await Furnished.Make(walls, Walls.Here);
        var ways = Way.All(walls.Site).Where(way => !way.Text.Contains("sign-out", StringComparison.Ordinal) && !way.Text.StartsWith("/live", StringComparison.Ordinal)).ToList();
        var (tries, openBefore) = (0, 0);
        var (opened, shown) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (person, kind) in new[] { (own, "own"), (relative, "relative") })
        {
            var ids = await person.Ids();
            var nobody = ids.ToDictionary(id => id.Key, id => id.Key == "organisations" ? id.Value : Guid.NewGuid().ToString());
            foreach (var role in Roles)
            {
                var who = await walls.As($"{role}.{Walls.Here}");
                foreach (var way in ways.Where(way => way.IsGet && Names(way)))
                {
                    openBefore += (await Ask(who, way, ids)).Opened ? 1 : 0;
                }

                _ = (await who.Program.Post($"/api/clients/{person.Client}/tie", new { kind })).Good;
            }

            foreach (var role in Roles)
            {
                var who = await walls.As($"{role}.{Walls.Here}");
                foreach (var way in ways.Where(Names))
                {
                    tries++;
                    var heard = await Ask(who, way, ids);
                    if (heard.Opened || (heard.Status != 403 && !heard.Raw.Contains(OfOneself, StringComparison.Ordinal) && heard.Told != (await Ask(who, way, nobody)).Told))
                    {
                        opened.Add($"{role} {kind} {way.Method} {way.Text}: {heard.Status}");
                    }
                }

                shown.UnionWith((await Shown(who, person, ways)).Select(where => $"{role} {kind} {where}"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"OWN FILES: {Roles.Length} roles, own and relative, {ways.Count(Names)} routes of a client, {tries} tries, {tries - opened.Count} refused ({100.0 * (tries - opened.Count) / tries:0.0} %); {openBefore} of the readings opened before the tie was said; in {shown.Count} lists"));
        Assert.True(opened.Count + shown.Count == 0, string.Join('\n', opened.Concat(shown)));
        Assert.True(openBefore >= 100 && tries > 500, $"{openBefore} opened before, {tries} tries: the search is wrong.");
    }

    /// <summary>Ways that name a client, in the address or in what is sent; but not the way back, which asks an auditor and opens nothing.</summary>
    private static bool Names(Way way) => !way.Text.EndsWith("/tie/wrong", StringComparison.Ordinal) && (way.Places is ["client" or "ClientGuid", ..] || SentBody.TakesId(way.Body) || way.Text.Contains("/keeping/holds/", StringComparison.Ordinal));

    private static Task<Heard> Ask(Worn who, Way way, Dictionary<string, string> ids)
    {
        var request = new HttpRequestMessage(way.Method, Kinds.Address(way, ids) + $"?other={ids["clients"]}&version=1");
        if (!way.IsGet && way.Method != HttpMethod.Delete)
        {
            request.Content = new StringContent(SentBody.Of(way.Body, ids["clients"], ids["organisations"]), Encoding.UTF8, "application/json");
        }

        return Heard.Of(way.IsApi ? who.Program.Http : who.Browser.Still, request);
    }

    /// <summary>A page without what was typed: it stands in the search field and in the address.</summary>
    private static string Untyped(string page, string word) => page.Replace($"value=\"{word}\"", "", StringComparison.Ordinal).Replace($"q={word}", "", StringComparison.Ordinal);

    /// <summary>Where a word of the person can be read: lists, searches, and every page to which a link leads.</summary>
    private async Task<List<string>> Shown(Worn who, Furnished person, List<Way> ways)
    {
        var addresses = ways.Where(way => way.IsGet && way.Places.Count == 0).Select(way => way.Text).Select(address => (address, Ask: (Func<Task<Heard>>)(() => Heard.Of(address.StartsWith("/api", StringComparison.Ordinal) ? who.Program.Http : who.Browser.Still, new(HttpMethod.Get, address)))))
            .Concat(
            [
                ("page of the search by name", () => who.Form("/clients", "find", ("q", person.Name))),
                ("search by name", () => who.Api("/api/clients/search", new { q = person.Name })),
                ("search by reference", () => who.Api("/api/clients/search", new { q = person.Reference })),
                ("merge by name", () => who.Form($"/clients/{walls.Own.Client}/merge", "find-other", ("q", person.Name))),
            ]);
        var shown = new List<string>();
        foreach (var (address, ask) in addresses)
        {
            var heard = await ask();
            if (heard.Opened && person.Words.Any(word => Untyped(heard.Raw, word).Contains(word, StringComparison.Ordinal)))
            {
                shown.Add(address);
            }
        }

        return shown;
    }
}
