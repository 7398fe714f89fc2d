using System.Globalization;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>A person as an asker must name somebody.</summary>
internal sealed record Named(string Family, string Given, string Born);

/// <summary>The steps of a question of justice, each as its person does it on the page.</summary>
internal static class JusticeSteps
{
    private static string Today => DateTimeOffset.UtcNow.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The form of a page by its name.</summary>
    public static ILocator Form(IPage page, string name) => page.Locator($"form:has(input[name=_handler][value={name}])");

    /// <summary>A client whom a carer finds by name, as the client's page writes the person.</summary>
    public static async Task<Named> Find(IPage carer, string name)
    {
        await carer.GotoAsync("/clients");
        await carer.FillAsync("#find", name.Split(' ')[^1]);
        await carer.PressAsync("#find", "Enter");
        var client = await carer.Locator("main a[href^='/clients/']", new() { HasText = name }).First.GetAttributeAsync("href");
        await carer.GotoAsync(client + "/edit");
        return new(await carer.Locator("#FamilyName").InputValueAsync(), await carer.Locator("#GivenName").InputValueAsync(), await carer.Locator("#BirthDate").InputValueAsync());
    }

    public static async Task Ask(IPage assistant, string house, Named about, string number)
    {
        await assistant.GotoAsync("/justice");
        await assistant.Locator("main a[href='/justice/ask']").ClickAsync();
        await assistant.Locator("#House").SelectOptionAsync(new SelectOptionValue { Label = house });
        await assistant.Locator("#GivenName").FillAsync(about.Given);
        await assistant.Locator("#FamilyName").FillAsync(about.Family);
        await assistant.Locator("#BirthDate").FillAsync(about.Born);
        await assistant.Locator("#FileNumber").FillAsync(number);
        await assistant.Locator("#Purpose").SelectOptionAsync("conditions-followed");
        await assistant.Locator("#Ground").SelectOptionAsync("client-consent");
        await assistant.Locator("#Question").FillAsync("Komt zij naar de afspraken?");
        await Form(assistant, "question").Locator("button.primary").ClickAsync();
        await assistant.Comes("**/justice?received=1");
    }

    /// <summary>The team says that this is its client.</summary>
    /// <returns>The address of the question in the client's file.</returns>
    public static async Task<string> Check(IPage carer, string client)
    {
        await carer.GotoAsync("/justice/inbox");
        await carer.Locator("main tbody tr", new() { HasText = client }).Locator("button.primary").ClickAsync();
        await carer.Comes("**/clients/*/justice/*");
        return new Uri(carer.Url).AbsolutePath;
    }

    public static async Task Talk(IPage carer, string whoElse)
    {
        var talk = Form(carer, "talk");
        await talk.Locator("#On").FillAsync(Today);
        await talk.Locator("[name=ClientPresent]").CheckAsync();
        await talk.Locator("#WhoWasThere").FillAsync(whoElse);
        await talk.Locator("button.primary").ClickAsync();
        await Assertions.Expect(talk).ToHaveCountAsync(0);
    }

    /// <summary>Writes exactly this text, whatever the work proposed.</summary>
    public static async Task Draft(IPage carer, string exchange, string text, string language)
    {
        await carer.Locator($"main a[href='{exchange}/draft']").ClickAsync();
        var draft = Form(carer, "draft");
        foreach (var part in await draft.Locator("textarea").AllAsync())
        {
            await part.FillAsync("");
        }

        await draft.Locator("#attendance").FillAsync(text);
        await draft.Locator("#Language").SelectOptionAsync(language);
        await draft.Locator("button.primary").ClickAsync();
        await carer.Comes("**" + exchange);
    }

    /// <summary>The client, at the carer's screen, says yes to the text that stands there.</summary>
    public static async Task ApproveTogether(IPage carer)
    {
        var approve = Form(carer, "approve");
        await approve.Locator("[name=Form][value=paper]").CheckAsync();
        await approve.Locator("[name=ReadAloud]").CheckAsync();
        await approve.Locator("[name=AbleToDecide]").CheckAsync();
        await approve.Locator("button.primary").ClickAsync();
        await Assertions.Expect(approve).ToHaveCountAsync(0);
    }

    public static async Task Send(IPage carer)
    {
        await Form(carer, "send").Locator("button.primary").ClickAsync();
        await Assertions.Expect(Form(carer, "send")).ToHaveCountAsync(0);
    }
}
