namespace RodeDraad.WebTests;

/// <summary>Pages on which one question stands several times.</summary>
[Collection("walls")]
public sealed class SeveralFormsTests(Walls walls)
{
    [Fact]
    public async Task Forms_with_the_same_fields_on_one_page_are_told_apart()
    {
        var client = await Furnished.Make(walls, Walls.Here);
        await client.Share("social_worker", ["crisis"]);
        var nurse = (await walls.As($"nurse.{Walls.Here}")).Browser;

        var consents = await nurse.Get($"/clients/{client.Client}/consents");
        Assert.True(consents.Page.QuerySelectorAll("select[name=Channel]").Length > 1, "One consent only: the search is wrong.");
        PageTests.IsWhole("two consents", consents, "nl");

        var door = await nurse.Get($"/clients/{client.Client}/door");
        PageTests.IsWhole("two last days", door, "nl");
        var sent = await nurse.Post(door, "withhold", ("Reason", "Eerst samen bespreken"), ("UntilOn", "31/02/2026"));
        PageTests.IsWhole("two last days, one wrong", sent, "nl");
        var wrong = Assert.Single(sent.Page.QuerySelectorAll(".field-error"), error => error.Id!.EndsWith("UntilOn-error", StringComparison.Ordinal));
        Assert.Equal("withhold", wrong.Closest("form")!.QuerySelector("input[name=_handler]")!.GetAttribute("value"));
        Assert.Equal("", sent.Page.QuerySelector("#beside-UntilOn")!.GetAttribute("value"));
    }
}
