using System.Text;
using System.Text.Json;

namespace RodeDraad.WebTests;

/// <summary>Somebody who can sign in in the demo, by browser and by program.</summary>
internal sealed record Worn(string Name, Visitor Browser, Token Program)
{
    public Task<Heard> Api(string address, object body) =>
        Heard.Of(Program.Http, new(HttpMethod.Post, address) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") });

    public async Task<Heard> Form(string address, string form, params (string, string)[] typed)
    {
        var page = await Browser.Get(address);
        return await Heard.Of(Browser.Still, new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(Visitor.Fields(page, form, typed)) });
    }
}

/// <summary>A served demo for tests that try every route: a house with everybody who works there, and records of it and of another house with a row of every kind.</summary>
public sealed class Walls : IAsyncLifetime
{
    internal const string Here = "kade";
    internal const string There = "tilleuls";

    private const int Clients = 300;

    private readonly Dictionary<string, Worn> worn = new(StringComparer.Ordinal);

    public Site Site { get; } = new();

    /// <summary>A record of the first house.</summary>
    internal Furnished Own { get; private set; } = null!;

    /// <summary>A record of another house, of a person whom the first house does not know.</summary>
    internal Furnished Other { get; private set; } = null!;

    internal static bool All => Environment.GetEnvironmentVariable("RODEDRAAD_CRAWL") == "all";

    public async ValueTask InitializeAsync()
    {
        await Site.Start(demo: true, Clients);
        Own = await Furnished.Make(this, Here);
        Other = await Furnished.Make(this, There);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var somebody in worn.Values)
        {
            somebody.Program.Dispose();
        }

        await Site.DisposeAsync();
    }

    /// <summary>Somebody by user name, signed in once.</summary>
    internal async Task<Worn> As(string name)
    {
        if (!worn.TryGetValue(name, out var known))
        {
            var browser = await Site.Visit(name);
            known = worn[name] = new(name, browser, await Token.Of(browser, Site, "nl"));
        }

        return known;
    }

    /// <summary>Everybody of the first house who can sign in (of the case managers the first), a client of it, and the justice assistant.</summary>
    internal async Task<IReadOnlyList<Worn>> Everybody()
    {
        foreach (var name in await Site.Texts($"SELECT user_name AS Value FROM accounts WHERE (user_name LIKE '%.{Here}' AND user_name NOT GLOB 'casemanager[0-9]*') OR user_name = 'justice.fictoria' ORDER BY user_name"))
        {
            await As(name);
        }

        if (!worn.ContainsKey("client"))
        {
            var browser = Site.Visit();
            await OwnDoor.Enter(browser, await OwnDoor.First(Site));
            worn["client"] = new("client", browser, await Token.Of(browser, Site, "nl"));
        }

        return [.. worn.Values.Where(w => !w.Name.EndsWith($".{There}", StringComparison.Ordinal)).OrderBy(w => w.Name, StringComparer.Ordinal)];
    }
}

[CollectionDefinition("walls")]
public sealed class WallsCollection : ICollectionFixture<Walls>;
