using System.Net;

namespace RodeDraad.WebTests;

/// <summary>A no toward a house of justice: by the client at the own door, by a carer on the consent page, and by the API.</summary>
[Collection("site")]
public sealed class JusticeRefusalPageTests(Site site)
{
    [Fact]
    public async Task The_client_refuses_a_house_of_justice_without_choosing_parts_and_is_asked_no_yes()
    {
        var client = site.Visit();
        await client.Speak("nl");
        await OwnDoor.Enter(client, (await OwnDoor.All(site))[0]);
        var consents = await client.Get("/mine/consents");
        Assert.DoesNotContain(House, (await client.Get(consents.LinkTo("a[href*='kind=grant']"))).One("#RecipientOrganisation").TextContent, StringComparison.Ordinal);
        var form = await client.Get(consents.LinkTo("a[href*='kind=refusal']"));

        var look = await client.Post(form, "consent", ("RecipientKind", "organisation"), ("RecipientOrganisation", Option(form)), ("Do", "look"));

        Assert.Contains($"U zegt nee tegen {House}.", look.One("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Dit is waarvoor het dient", look.Text, StringComparison.Ordinal);
        Assert.Empty(look.Page.QuerySelectorAll("button[value=grant]"));
        var done = await client.Post(look, "consent", ("Do", "refusal"));
        Assert.Equal("/mine/consents", done.Path);
        Assert.Contains($"Weigering: {House}", done.One("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_carer_writes_the_refusal_down_and_a_yes_is_sent_back()
    {
        using var token = await Token.Of(site, "nurse.kade", "nl");
        var person = await token.Present();
        var nurse = await site.Visit("nurse.kade");
        var form = await nurse.Get($"/clients/{person.Client}/consents/new?kind=refusal");
        var look = await nurse.Post(form, "consent", ("RecipientKind", "organisation"), ("RecipientOrganisation", Option(form)), ("Do", "look"));
        var house = Option(form);

        Assert.Equal($"/clients/{person.Client}/consents", (await nurse.Post(look, "consent", ("Capacity", "able"), ("Form", "oral"), ("Witness", "Wim Getuige"), ("Do", "refusal"))).Path);

        var yes = await token.Post($"/api/clients/{person.Client}/consents", new { kind = "grant", recipientKind = "organisation", recipientOrganisation = house, categories = new[] { "ident" }, purposes = new[] { "care" }, form = "oral", witness = "Wim Getuige" });
        Assert.Contains("consents.justice-alone", yes.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Created, (await token.Post($"/api/clients/{person.Client}/consents", new { kind = "refusal", recipientKind = "organisation", recipientOrganisation = house, form = "oral", witness = "Wim Getuige" })).Status);
        Assert.Contains(House, (await token.Get($"/api/clients/{person.Client}/consents/recipients")).Good["justice"]!.ToJsonString(), StringComparison.Ordinal);
    }

    private static string House => "justitiehuis Fictoria";

    private static string Option(Seen form) => form.Page.QuerySelectorAll("#RecipientOrganisation option").Single(o => o.TextContent == House).GetAttribute("value")!;
}
