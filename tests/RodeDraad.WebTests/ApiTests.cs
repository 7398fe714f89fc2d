using System.Net;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class ApiTests(Site site)
{
    /// <summary>Every address of the API, with made-up ids.</summary>
    private IEnumerable<(HttpMethod Method, string Address, RouteEndpoint Endpoint)> Endpoints() =>
        Way.All(site).Where(way => way.IsApi).Select(way => (way.Method, way.At((_, _) => Guid.NewGuid().ToString()) + "?version=1", way.Endpoint));

    [Fact]
    public async Task Without_a_token_nothing_opens()
    {
        using var none = Token.With(site, null, "fr");
        using var wrong = Token.With(site, "rd_NOTATOKEN", "fr");
        var count = 0;
        foreach (var (method, address, _) in Endpoints())
        {
            foreach (var token in new[] { none, wrong })
            {
                IsProblem(HttpStatusCode.Unauthorized, "api.no-token", "fr", await token.Send(method, address, method == HttpMethod.Get ? null : "{}"));
            }

            count++;
        }

        Assert.True(count >= 25, $"Only {count} endpoints were found.");
    }

    [Fact]
    public async Task The_cookie_of_a_browser_opens_nothing()
    {
        var nurse = await site.Visit("nurse.kade");
        foreach (var (method, address, _) in Endpoints())
        {
            using var request = new HttpRequestMessage(method, address);
            request.Content = method == HttpMethod.Get ? null : new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            var answer = await nurse.Still.SendAsync(request);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized, $"{method} {address} answered {answer.StatusCode}.");
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"unknown\":1}")]
    [InlineData("{\"channel\":3}")]
    [InlineData("{\"channel\":null}")]
    [InlineData("{\"unit\":\"not-a-guid\"}")]
    [InlineData("{\"dangerKinds\":[null]}")]
    [InlineData("{\"substances\":[null]}")]
    [InlineData("{\"substances\":null}")]
    [InlineData("{\"danger\":\"3\"}")]
    [InlineData("{\"receivedAt\":\"yesterday\"}")]
    [InlineData("{\"client\":{\"birthDate\":\"31/02/2026\"}}")]
    public async Task A_body_that_cannot_be_read_is_a_problem_in_the_language_that_was_asked_for(string body)
    {
        foreach (var language in Web.Texts.Languages)
        {
            using var token = await Token.Of(site, "nurse.kade", language);
            IsProblem(HttpStatusCode.BadRequest, "api.unreadable", language, await token.Send(HttpMethod.Post, "/api/presentations", body));
        }
    }

    [Fact]
    public async Task No_body_of_any_endpoint_breaks_the_program()
    {
        using var token = await Token.Of(site, "nurse.kade");
        foreach (var (method, address, _) in Endpoints().Where(e => e.Method != HttpMethod.Get && e.Method != HttpMethod.Delete))
        {
            foreach (var body in new[] { "{", "null", "{}", "{\"unknown\":1}", "{\"fields\":{\"a\":null}}", "{\"reason\":null}" })
            {
                var said = await token.Send(method, address, body);
                Assert.True((int)said.Status < 500, $"{method} {address} answered {body} with {said.Status}.");
                Assert.Equal((int)said.Status < 400 ? "application/json" : "application/problem+json", said.Answer.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public async Task What_is_no_json_or_no_address_is_a_problem_too()
    {
        using var token = await Token.Of(site, "nurse.kade", "de");
        IsProblem(HttpStatusCode.UnsupportedMediaType, "api.not-json", "de", await token.Send(HttpMethod.Post, "/api/presentations", "a=b", kind: "text/plain"));
        IsProblem(HttpStatusCode.NotFound, "access.R1", "de", await token.Get("/api/nonsense"));
        IsProblem(HttpStatusCode.MethodNotAllowed, "api.wrong-method", "de", await token.Send(HttpMethod.Delete, "/api/board", null));
    }

    [Fact]
    public async Task A_refusal_has_the_status_that_says_what_it_says()
    {
        using var token = await Token.Of(site, "nurse.steiger", "fr");
        using var office = await Token.Of(site, "office.steiger", "fr");
        using var other = await Token.Of(site, "nurse.kade", "fr");
        var here = await token.Admit();
        var stays = $"/api/clients/{here.Person.Client}/stays";
        var bed = await token.FreeBed(except: here.Bed);
        IsProblem(HttpStatusCode.Conflict, "stays.client-already-here", "fr", await token.Post(stays, new { bed, passedOver = "x" }));
        IsProblem(HttpStatusCode.Conflict, "beds.occupied", "fr", await token.Post($"/api/clients/{(await token.Present()).Client}/stays", new { bed = here.Bed, passedOver = "x" }));
        IsProblem(HttpStatusCode.Conflict, "changed-meanwhile", "fr", await token.Post($"{stays}/{here.Stay}/discharge", Work.DischargeBody(77)));
        IsProblem(HttpStatusCode.NotFound, "beds.unknown", "fr", await token.Post(stays, new { bed = Guid.NewGuid(), passedOver = "x" }));
        var missing = await token.Post($"{stays}/{here.Stay}/discharge", new { version = 1 });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.NotNull(missing.Body["errors"]!["EndReason"]);
        Assert.NotNull(missing.Body["errors"]!["Destinations"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Put($"/api/clients/{here.Person.Client}/presentations/{here.Person.Presentation}?version=1", await token.PresentationBody("x"))).Status);
        var (theirs, nobodys) = (await other.Get($"/api/clients/{here.Person.Client}"), await other.Get($"/api/clients/{Guid.NewGuid()}"));
        IsProblem(HttpStatusCode.NotFound, "access.R1", "fr", theirs);
        Assert.Equal(Untraced(nobodys), Untraced(theirs));
    }

    [Fact]
    public async Task The_same_key_again_has_no_second_effect_and_the_same_answer()
    {
        using var token = await Token.Of(site, "nurse.kade");
        var (name, key) = (Work.NewName(), Guid.NewGuid().ToString());
        var body = await token.PresentationBody(name);
        var (first, again) = (await token.Post("/api/presentations", body, key), await token.Post("/api/presentations", body, key));
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        Assert.Equal(1, await token.Count(name));
        var client = first.Body["client"]!["client"]!.GetValue<string>();
        var elsewhere = await token.Post($"/api/clients/{client}/stays", new { bed = await token.FreeBed(), passedOver = "x" }, key);
        Assert.Equal(HttpStatusCode.Created, elsewhere.Status);
        Assert.NotEqual(client, elsewhere.Id);
    }

    [Fact]
    public async Task Every_endpoint_is_described()
    {
        using var none = Token.With(site, null);
        var document = JsonNode.Parse((await none.Get("/openapi.json")).Text)!;
        var names = new List<string>();
        foreach (var (method, _, endpoint) in Endpoints().Where(e => e.Endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null))
        {
            var path = endpoint.RoutePattern.RawText!.TrimEnd('/').Replace(":guid", "", StringComparison.Ordinal);
            var described = document["paths"]![path]?[method.Method.ToLowerInvariant()];
            Assert.True(described is not null, $"{method} {path} is not described.");
            names.Add(described["operationId"]!.GetValue<string>());
        }

        Assert.True(names.Count >= 25, $"Only {names.Count} are described.");
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_operation_of_the_rooms_can_be_done_by_api()
    {
        var asked = Endpoints().SelectMany(e => e.Endpoint.Metadata.GetMetadata<MethodInfo>()!.GetParameters()).Select(p => p.ParameterType).ToHashSet();
        var operations = new[] { typeof(People.Door).Assembly, typeof(Secrecy.WhoLooked).Assembly, typeof(CrisisUnits.AdmitToBed).Assembly, typeof(CaseManagement.LogContact).Assembly, typeof(RodeDraad.Circuit.EditOffer).Assembly }.SelectMany(room => room.GetTypes())
            .Where(type => type.IsPublic && type.GetConstructors().Any(made => made.GetParameters().Any(p => p.ParameterType == typeof(People.Door)))).ToList();
        Assert.True(operations.Count >= 20, $"Only {operations.Count} operations were found: the search is wrong.");
        Assert.Equal("", string.Join(", ", operations.Where(o => !asked.Contains(o)).Select(o => o.Name).Except(["OwnUnits", "EmergencyFile"]))); // which units are the own: the board says it; what an emergency opens is for the screen only (access.md A10)
    }

    /// <summary>A problem without the number of its request.</summary>
    private static string Untraced(Said said)
    {
        var body = said.Body.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }

    private static void IsProblem(HttpStatusCode status, string code, string language, Said said)
    {
        Assert.True(status == said.Status, $"{said.Answer.RequestMessage!.Method} {said.Answer.RequestMessage.RequestUri} answered {said.Status}: {said.Text}");
        Assert.Equal("application/problem+json", said.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:rodedraad:{code}", said.Body["type"]!.GetValue<string>());
        Assert.StartsWith(Web.Texts.In(language, code, []).Split('{')[0], said.Body["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
