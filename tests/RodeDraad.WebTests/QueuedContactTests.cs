using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class QueuedContactTests(Site site)
{
    private const string Address = "/cases/queued";

    private static readonly Dictionary<string, string[]> Typed = new() { ["Kind"] = ["street"], ["Note"] = ["onder de brug"], ["NextStep"] = ["OCMW bellen"], ["NextOn"] = ["1/02/2026"] };

    [Fact]
    public async Task A_contact_that_comes_twice_is_one_and_the_day_of_its_next_step_may_be_past()
    {
        using var worker = await Token.Of(site, "social.kade");
        var visitor = await site.Visit("social.kade");
        var (client, held) = await Running(worker);
        var id = Guid.NewGuid();
        var token = await KeyOf(visitor);

        Assert.Equal(HttpStatusCode.OK, (await Send(visitor, token, Body(id, client, held, DateTime.UtcNow.AddHours(-3)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Send(visitor, token, Body(id, client, held, DateTime.UtcNow.AddHours(-3)))).Status);

        var contact = Assert.Single((await worker.Get($"/api/clients/{client}/cases/{held}")).Good["contacts"]!.AsArray())!;
        Assert.Equal((id.ToString(), "onder de brug"), (contact["id"]!.GetValue<string>(), contact["note"]!.GetValue<string>()));
        Assert.InRange(contact["at"]!.GetValue<DateTime>().ToUniversalTime(), DateTime.UtcNow.AddHours(-3.1), DateTime.UtcNow.AddHours(-2.9));
    }

    [Fact]
    public async Task A_contact_that_its_page_saved_and_that_waits_on_the_device_too_is_one_and_its_draft_is_gone_also_when_it_is_refused()
    {
        using var worker = await Token.Of(site, "social.kade");
        var visitor = await site.Visit("social.kade");
        var (client, held) = await Running(worker);
        var here = $"/clients/{client}/cases/{held}/contact";
        var page = await visitor.Get(here);
        var key = Guid.ParseExact(page.One("input[name=_key]").GetAttribute("value")!, "N");
        _ = await visitor.Post(page, "contact", ("Kind", "street"), ("Note", "onder de brug"));

        Assert.Equal(HttpStatusCode.OK, (await Send(visitor, await KeyOf(visitor), Body(key, client, held, DateTime.UtcNow))).Status);

        Assert.Equal(key.ToString(), Assert.Single((await worker.Get($"/api/clients/{client}/cases/{held}")).Good["contacts"]!.AsArray())!["id"]!.GetValue<string>());
        _ = await visitor.Send("/drafts", [("form", $"case-contact/{Guid.Parse(held):N}"), ("fields", "{\"Note\":[\"half getypt\"]}")]);
        Assert.Contains("half getypt", (await visitor.Get(here)).Text, StringComparison.Ordinal);
        var refused = Body(Guid.NewGuid(), client, held, new DateTime(2006, 1, 2, 9, 0, 0, DateTimeKind.Utc));
        refused["fields"] = "{\"Kind\":[\"street\"]}";
        var said = await Send(visitor, await KeyOf(visitor), refused);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "urn:rodedraad:contacts.before-case"), (said.Status, said.Body["type"]!.GetValue<string>()));
        Assert.DoesNotContain("half getypt", (await visitor.Get(here)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_whose_clock_is_ahead_says_now()
    {
        using var worker = await Token.Of(site, "social.kade");
        var visitor = await site.Visit("social.kade");
        var (client, held) = await Running(worker);

        Assert.Equal(HttpStatusCode.OK, (await Send(visitor, await KeyOf(visitor), Body(Guid.NewGuid(), client, held, DateTime.UtcNow.AddHours(5)))).Status);

        Assert.True(Assert.Single((await worker.Get($"/api/clients/{client}/cases/{held}")).Good["contacts"]!.AsArray())!["at"]!.GetValue<DateTime>().ToUniversalTime() <= DateTime.UtcNow);
    }

    [Fact]
    public async Task A_contact_without_the_token_of_an_own_page_is_not_taken()
    {
        using var worker = await Token.Of(site, "social.kade");
        var (visitor, other) = (await site.Visit("social.kade"), await site.Visit("nurse.kade"));
        var (client, held) = await Running(worker);
        foreach (var token in new[] { "", "nonsense", await KeyOf(other) })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await Send(visitor, token, Body(Guid.NewGuid(), client, held, DateTime.UtcNow))).Status);
        }

        Assert.Empty((await worker.Get($"/api/clients/{client}/cases/{held}")).Good["contacts"]!.AsArray());
    }

    [Theory]
    [InlineData("{\"Minutes\":[\"many\"],\"Kind\":[\"street\"]}", "number-unreadable")]
    [InlineData("{\"Kind\":[\"nonsense\"]}", "code-unknown")]
    [InlineData("{\"Kind\":[null]}", "field-needed")]
    [InlineData("{", "field-needed")]
    public async Task What_cannot_be_taken_says_why(string fields, string code)
    {
        using var worker = await Token.Of(site, "social.kade");
        var visitor = await site.Visit("social.kade");
        var (client, held) = await Running(worker);
        var body = Body(Guid.NewGuid(), client, held, DateTime.UtcNow);
        body["fields"] = fields;

        var said = await Send(visitor, await KeyOf(visitor), body);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, said.Status);
        Assert.Equal($"urn:rodedraad:{code}", said.Body["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_halves_of_two_workers_are_two_and_one_worker_keeps_the_same()
    {
        var (one, again, other) = (await Halves("social.kade"), await Halves("social.kade"), await Halves("nurse.kade"));
        Assert.Equal(one, again);
        Assert.NotEqual(one.Half, other.Half);
        Assert.NotEqual(one.Owner, other.Owner);
        Assert.NotEqual(one.Owner, one.Half);
    }

    [Fact]
    public async Task To_a_contact_without_a_case_the_own_ones_are_offered_and_one_that_does_not_run_says_so()
    {
        using var worker = await Token.Of(site, "social.kade");
        var (_, held) = await Running(worker);
        _ = await worker.Post($"/api/clients/{(await worker.Present()).Client}/cases", new { model = "generalist", source = "own-request", why = "x" });
        var offered = new Uri($"{Address}/cases", UriKind.Relative);

        var list = await (await site.Visit("social.kade")).Still.GetStringAsync(offered);
        Assert.Contains(held, list, StringComparison.Ordinal);
        Assert.Contains("voorgesteld", list, StringComparison.Ordinal);
        Assert.DoesNotContain(held, await (await site.Visit("psychologist.kade")).Still.GetStringAsync(offered), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visit().Still.GetAsync(offered)).StatusCode);
    }

    private async Task<(string Owner, string Half)> Halves(string userName)
    {
        var key = JsonNode.Parse(await (await site.Visit(userName)).Still.GetStringAsync(new Uri(Address, UriKind.Relative)))!;
        return (key["owner"]!.GetValue<string>(), key["half"]!.GetValue<string>());
    }

    private static JsonObject Body(Guid id, string client, string held, DateTime at) => new()
    {
        ["id"] = id.ToString(),
        ["client"] = client,
        ["case"] = held,
        ["typedAt"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null),
        ["fields"] = JsonSerializer.Serialize(Typed),
    };

    private static async Task<string> KeyOf(Visitor visitor) => JsonNode.Parse(await visitor.Still.GetStringAsync(new Uri(Address, UriKind.Relative)))!["token"]!.GetValue<string>();

    private static async Task<Said> Send(Visitor visitor, string token, JsonObject body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Add("RequestVerificationToken", token);
        var answer = await visitor.Still.SendAsync(request);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    private static async Task<(string Client, string Case)> Running(Token worker)
    {
        var person = await worker.Present();
        var held = (await worker.Post($"/api/clients/{person.Client}/cases", new { model = "generalist", source = "own-request", why = "x" })).Id;
        _ = (await worker.Post($"/api/clients/{person.Client}/cases/{held}/agreement", new { agreedOn = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", null), overNorm = "afgesproken", fields = new Dictionary<string, string> { ["explained-in"] = "nl", ["on-missed"] = "bellen", ["agreement"] = "paper-signature" }, version = 1 })).Good;
        return (person.Client, held);
    }
}
