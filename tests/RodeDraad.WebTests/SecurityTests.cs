using System.Net;
using RodeDraad.Demo;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class SecurityTests(Site site)
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nonsense")]
    [InlineData("/")]
    [InlineData("/api/today")]
    [InlineData("/openapi.json")]
    [InlineData("/health")]
    public async Task Every_answer_has_the_headers_that_keep_a_browser_safe(string address)
    {
        var answer = await site.Visit().Still.GetAsync(new Uri(address, UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Fact]
    public async Task The_headers_stand_also_on_what_went_wrong()
    {
        var visitor = site.Visit();
        using var none = new FormUrlEncodedContent([]);
        var answer = await visitor.Still.PostAsync(new Uri("/sign-in", UriKind.Relative), none);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Cookies_are_out_of_reach_of_scripts_and_other_sites()
    {
        var visitor = site.Visit();
        var page = await visitor.Get("/sign-in");
        using var content = new FormUrlEncodedContent(Visitor.Fields(page, "sign-in", ("Name", "nurse.kade"), ("Password", DemoCircuit.Password)));
        var signedIn = await visitor.Still.PostAsync(new Uri("/sign-in", UriKind.Relative), content);
        var language = await visitor.Still.GetAsync(new Uri("/language?to=fr&back=/", UriKind.Relative));
        var cookies = page.Answer.Headers.GetValues("Set-Cookie").Concat(signedIn.Headers.GetValues("Set-Cookie")).Concat(language.Headers.GetValues("Set-Cookie")).ToList();
        Assert.True(cookies.Count >= 3);
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Matches("(?i)samesite=(lax|strict)", cookie));
    }

    [Fact]
    public async Task A_wrong_password_does_not_come_back_in_the_page()
    {
        var visitor = site.Visit();
        var seen = await visitor.Post(await visitor.Get("/sign-in"), "sign-in", ("Name", "nurse.kade"), ("Password", "my-other-password"));
        Assert.NotNull(seen.Page.QuerySelector("[role=alert]"));
        Assert.DoesNotContain("my-other-password", seen.Text, StringComparison.Ordinal);
        Assert.Contains(Visitor.Fields(seen, "sign-in"), field => field is { Key: "Name", Value: "nurse.kade" });
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%09/evil.example")]
    [InlineData("/%0d%0aSet-Cookie:%20x=y")]
    [InlineData("/%0a/evil.example")]
    [InlineData("%0d%0ahttps://evil.example")]
    [InlineData("")]
    public async Task Going_back_stays_at_home(string back)
    {
        var visitor = site.Visit();
        var language = await visitor.Still.GetAsync(new Uri($"/language?to=fr&back={back}", UriKind.Relative));
        var address = $"/sign-in?back={back}";
        var page = await visitor.Get(address);
        using var content = new FormUrlEncodedContent(Visitor.Fields(page, "sign-in", ("Name", "nurse.kade"), ("Password", DemoCircuit.Password)));
        var signedIn = await visitor.Still.PostAsync(new Uri(address, UriKind.Relative), content);
        foreach (var answer in new[] { language, signedIn })
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal("/", new Uri(site.Address, answer.Headers.Location!.OriginalString).PathAndQuery);
            Assert.Equal(site.Address.Authority, new Uri(site.Address, answer.Headers.Location!.OriginalString).Authority);
            Assert.DoesNotContain("evil", answer.Headers.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_signs_in_comes_back_to_where_they_were()
    {
        var visitor = site.Visit();
        var asked = await visitor.Get("/duty?day=2026-11-02");
        Assert.StartsWith("/sign-in?back=", asked.Path, StringComparison.Ordinal);
        var seen = await visitor.Post(asked, "sign-in", ("Name", "nurse.kade"), ("Password", DemoCircuit.Password));
        Assert.Equal("/duty?day=2026-11-02", seen.Path);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "not an address, 1.2.3.4, ::::")]
    [InlineData("X-Forwarded-For", "' OR 1=1 --")]
    [InlineData("X-Forwarded-Proto", "javascript")]
    [InlineData("X-Forwarded-Proto", "https, http, ftp")]
    [InlineData("X-Forwarded-Proto", "://")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Prefix", "//evil.example")]
    public async Task Nonsense_of_a_proxy_breaks_nothing(string header, string said)
    {
        var nurse = await site.Visit("nurse.kade");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation(header, said);
        var seen = await Visitor.See(await nurse.Still.SendAsync(request));
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.DoesNotContain("evil.example", seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_screen_of_the_corridor_reaches_nothing_but_the_corridor()
    {
        var (screen, nurse) = (await site.Visit("screen.kade"), await site.Visit("nurse.kade"));
        var addresses = (await Places.Of(nurse)).Where(a => !a.StartsWith("/account", StringComparison.Ordinal)).ToList();
        foreach (var address in addresses)
        {
            Assert.Equal("/corridor", (await screen.Get(address)).Path);
        }

        var corridor = await screen.Get("/corridor");
        Assert.Empty(corridor.Page.QuerySelectorAll("main a, main form, nav"));
        var names = (await nurse.Get("/beds")).Page.QuerySelectorAll(".board .who a").Select(a => a.TextContent.Trim()).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.DoesNotContain(name, corridor.Text, StringComparison.Ordinal));
        using var token = await Token.Of(site, "screen.kade");
        Assert.NotEqual(HttpStatusCode.OK, (await token.Get("/api/board")).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await token.Get("/api/clients")).Status);
    }

    [Fact]
    public async Task The_screen_of_the_corridor_hears_of_changes()
    {
        var screen = await site.Visit("screen.kade");
        var stream = (await screen.Get("/corridor")).One("[data-live]").GetAttribute("data-live")!;
        using var answer = await screen.Still.GetAsync(new Uri(stream, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("event: hello", await reader.ReadLineAsync());
    }
}

public sealed class SecondFactorTests
{
    [Fact]
    public async Task Outside_the_demo_an_account_without_second_factor_only_reaches_the_page_that_sets_it_up()
    {
        await using var site = new Site();
        await site.Start(demo: false, clients: 20);
        var nurse = site.Visit();
        var first = await nurse.Post(await nurse.Get("/sign-in"), "sign-in", ("Name", "nurse.kade"), ("Password", DemoCircuit.Password));
        Assert.Equal("/account/second-factor", first.Path);
        first = await nurse.Post(first, "begin");
        foreach (var address in new[] { "/", "/beds", "/clients", "/presentations/new", "/figures", "/account", "/corridor" })
        {
            Assert.Equal("/account/second-factor", (await nurse.Get(address)).Path);
        }

        var made = await nurse.Send(first, [.. Visitor.Fields(first, "second-factor").Where(f => f.Key.StartsWith('_') && f.Key != "_handler"), new("_handler", "token"), new("TokenName", "a way around")]);
        Assert.DoesNotContain("rd_", made.Text, StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent(Visitor.Fields(first, "second-factor").Select(f => f.Key == "_handler" ? new("_handler", "token") : f).Append(new("TokenName", "a way around")));
        var around = await nurse.Still.PostAsync(new Uri("/account", UriKind.Relative), content);
        Assert.Equal("/account/second-factor", around.Headers.Location?.OriginalString);
    }
}
