using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace RodeDraad.WebTests;

/// <summary>A client before the own door, without script.</summary>
[Collection("site")]
public sealed class MineTests(Site site)
{
    [Fact]
    public async Task A_stranger_is_sent_to_the_door_and_comes_back_to_where_he_wanted()
    {
        var client = site.Visit();
        var seen = await client.Get("/mine/looked");
        Assert.StartsWith("/mine/sign-in?back=", seen.Path, StringComparison.Ordinal);
        var wrong = await client.Post(seen, "mine-sign-in", ("PaperCode", "QQQQQ-QQQQQ"), ("BirthDate", "1/1/1980"));
        Assert.Contains("Dit klopt niet", wrong.One(".alert").TextContent, StringComparison.Ordinal);
        var code = await OwnDoor.First(site);

        Assert.Equal("/mine/looked", (await OwnDoor.Enter(client, code, "/mine/looked")).Path);

        Assert.Equal("/mine", (await client.Get("/")).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Get($"/clients/{Guid.CreateVersion7()}")).Status);
        Assert.Equal("/mine/sign-in", (await client.SignOut()).Path);
    }

    [Fact]
    public async Task The_session_of_a_client_ends_after_half_an_hour_of_quiet_and_slides_with_each_page()
    {
        var client = site.Visit();
        await OwnDoor.Enter(client, await OwnDoor.First(site));

        var cookie = client.Cookies.GetCookies(site.Address)["rodedraad"]!.Value;
        var options = site.App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var session = options.TicketDataFormat.Unprotect(cookie)!.Properties;

        Assert.Equal(TimeSpan.FromMinutes(30), session.ExpiresUtc - session.IssuedUtc);
        Assert.True(session.AllowRefresh);
        Assert.True(options.SlidingExpiration);
    }

    [Fact]
    public async Task A_carer_prints_a_code_in_the_language_of_the_client_and_sees_it_once()
    {
        var nurse = await site.Visit("nurse.tilleuls", "nl");
        var door = Places.Client(await Places.Stay(nurse)) + "/door";
        var paper = await nurse.Post(await nurse.Get(door), "print", ("Days", "7"));

        Assert.Equal("fr", paper.One("article.paper").GetAttribute("lang"));
        var code = paper.One(".paper code").TextContent;
        Assert.Matches("^[0-9A-Z]{5}-[0-9A-Z]{5}$", code);
        Assert.DoesNotContain(code, (await nurse.Get(door)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Wie staat naast de cliënt", "mij|mijn|ik|uw")]
    [InlineData("fr", "Qui est aux côtés de l’usager", "moi|mon|ma|mes|je")]
    [InlineData("de", "Wer an der Seite der Klientin oder des Klienten steht", "mir|mich|mein|meine|meiner|ich|Ihrer")]
    [InlineData("en", "Who stands beside the client", "me|my|I")]
    public async Task What_a_carer_reads_of_the_own_door_speaks_of_the_client_and_not_as_the_client(string language, string heading, string own)
    {
        var nurse = await site.Visit("nurse.tilleuls", language);
        var door = await nurse.Get(Places.Client(await Places.Stay(nurse)) + "/door");

        Assert.Contains(heading, door.Page.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.DoesNotMatch($@"\b({own})\b", door.One("main").TextContent);
    }

    [Fact]
    public async Task A_client_finds_who_looked_asks_withdraws_and_takes_a_copy_home()
    {
        var code = (await OwnDoor.All(site))[1];
        var nurse = await site.Visit("nurse.kade");
        var record = (await nurse.Post(await nurse.Get("/clients"), "find", ("q", code.Name.Split(' ')[^1]))).Page.QuerySelectorAll("main a[href^='/clients/']").First(a => a.TextContent.Contains(code.Name, StringComparison.Ordinal)).GetAttribute("href")!;
        await nurse.Get(record);
        var client = site.Visit();
        await client.Speak("fr");
        await OwnDoor.Enter(client, code);

        var looked = await client.Get("/mine/looked");
        Assert.Contains("Nele Nachtvlinder, infirmier", looked.One("main").TextContent, StringComparison.Ordinal);
        var sent = await client.Post(await client.Get(looked.LinkTo("a[href*='/mine/ask']")), "question", ("Question", "Pourquoi ?"));
        Assert.Contains("10 jours", sent.One("[role=status]").TextContent, StringComparison.Ordinal);

        var consents = await client.Get("/mine/consents");
        var form = consents.Page.QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).First(h => h.StartsWith("withdraw-", StringComparison.Ordinal));
        Assert.Equal("/mine/consents?done=withdrawn", (await client.Post(consents, form)).Path);

        foreach (var (file, kind) in new[] { ("pdf", "application/pdf"), ("csv", "text/csv"), ("json", "application/json") })
        {
            var answer = await client.Still.GetAsync(new Uri($"/mine/copy.{file}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, kind), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        }
    }

    [Fact]
    public async Task The_api_of_the_own_door_gives_the_own_record_by_token()
    {
        var client = site.Visit();
        await OwnDoor.Enter(client, await OwnDoor.First(site));
        var token = (await client.Post(await client.Get("/account"), "token", ("TokenName", "thuis"))).One("[role=status] code").TextContent;
        using var api = new HttpClient { BaseAddress = site.Address };
        api.DefaultRequestHeaders.Authorization = new("Bearer", token);

        var records = await api.GetFromJsonAsync<JsonElement>("/api/mine", TestContext.Current.CancellationToken);

        var house = records[0].GetProperty("key").GetProperty("organisation").GetString();
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync(new Uri("/api/mine/copy", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await api.PostAsJsonAsync($"/api/mine/{house}/consents", new { }, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync($"/api/mine/{Guid.CreateVersion7()}/remarks", new { part = "plan", record = "x", text = "x" }, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync($"/api/mine/{house}/questions", new { about = Guid.CreateVersion7() }, TestContext.Current.CancellationToken)).StatusCode);
    }
}
