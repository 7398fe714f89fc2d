using Microsoft.Playwright;
using RodeDraad.Demo;

namespace RodeDraad.BrowserTests;

/// <summary>A question of justice, from the desk of the assistant to the receipt, and one that the client stops at the text.</summary>
[Collection("browser")]
public sealed class JusticeJourneys(Browser browser)
{
    private const string Text = "Kwam op 3 en 10 november naar de afspraak.";

    private static readonly string? Folder = Environment.GetEnvironmentVariable("RODEDRAAD_PICTURES");

    [Fact]
    public async Task A_question_goes_to_its_receipt_with_the_client_present_who_has_the_copy_in_the_same_moment()
    {
        var (assistant, carer, client, code) = await Three("nl", "social.kade", 0);
        await JusticeSteps.Ask(assistant, code.House, await JusticeSteps.Find(carer, code.Name), "JH-2026-101");
        await Assertions.Expect(assistant.Locator("main [role=status]")).ToHaveTextAsync("Uw vraag is ontvangen.");
        await Waits(assistant, "JH-2026-101", "ontvangen");

        var exchange = await JusticeSteps.Check(carer, code.Name);
        await JusticeSteps.Talk(carer, "Sam");
        await JusticeSteps.Draft(carer, exchange, Text, "nl");
        await Assertions.Expect(JusticeSteps.Form(carer, "send")).ToHaveCountAsync(0);
        await Photograph(carer, "justice-drafted");
        await Waits(assistant, "JH-2026-101", "ontvangen");
        await JusticeSteps.ApproveTogether(carer);
        await Waits(assistant, "JH-2026-101", "ontvangen");
        Assert.Equal(await Nothing(assistant, Guid.NewGuid()), await Nothing(assistant, Packet(exchange)));
        await JusticeSteps.Send(carer);

        await ToPackets(client);
        await client.Locator($"main a[href='/mine/packets/{Packet(exchange)}']").First.ClickAsync();
        await Assertions.Expect(client.Locator("main")).ToContainTextAsync("Uw kopie van wat verstuurd is");
        await Assertions.Expect(client.Locator(".packet")).ToContainTextAsync(Text);
        await Photograph(client, "justice-copy");

        await Receive(assistant, code);
        await carer.ReloadAsync();
        await Assertions.Expect(carer.Locator("h1")).ToContainTextAsync("geopend door justitie");
        await Assertions.Expect(carer.Locator(".steps-taken li").Last).ToContainTextAsync("Jozef Justens (justitieassistent) opende de tekst");
        await client.ReloadAsync();
        await Assertions.Expect(client.Locator(".steps-taken li").Last).ToContainTextAsync("Jozef Justens");
    }

    [Fact]
    public async Task A_client_who_says_no_at_the_text_stops_it_and_the_assistant_sees_what_he_sees_of_a_stranger()
    {
        var (assistant, carer, client, code) = await Three("fr", "social.tilleuls", 2);
        await JusticeSteps.Ask(assistant, code.House, await JusticeSteps.Find(carer, code.Name), "JH-2026-201");
        await JusticeSteps.Ask(assistant, code.House, new("Personne", "Inconnue", "1/1/1990"), "JH-2026-202");
        var exchange = await JusticeSteps.Check(carer, code.Name);
        await JusticeSteps.Talk(carer, "Sam");
        await JusticeSteps.Draft(carer, exchange, "Est venu au rendez-vous du 3 novembre.", "fr");

        await client.GotoAsync("/mine");
        await client.Locator(".notice a[href='/mine/packets']").ClickAsync();
        await Photograph(client, "justice-packets");
        await client.Locator("a.button", new() { HasText = "Lire et décider" }).First.ClickAsync();
        await Assertions.Expect(client.Locator(".packet")).ToContainTextAsync("Est venu au rendez-vous du 3 novembre.");
        await Photograph(client, "justice-decide");
        await JusticeSteps.Form(client, "recall").Locator("button", new() { HasText = "Non, arrêter ici" }).ClickAsync();
        await Assertions.Expect(client.Locator("h1")).ToContainTextAsync("arrêté par l'usager");
        await Assertions.Expect(client.Locator("main form")).ToHaveCountAsync(0);

        await carer.ReloadAsync();
        await Assertions.Expect(carer.Locator("h1")).ToContainTextAsync("arrêté par l'usager");
        await Assertions.Expect(carer.Locator("main form, main a[href$='/draft']")).ToHaveCountAsync(0);
        await Waits(assistant, "JH-2026-201", "reçue");
        Assert.Equal(await Line(assistant, "JH-2026-202"), await Line(assistant, "JH-2026-201"));
        Assert.Equal(await Nothing(assistant, Guid.NewGuid()), await Nothing(assistant, Packet(exchange)));
        await Photograph(assistant, "justice-desk");
    }

    /// <summary>The assistant at the own desk, a carer, and the client with a phone in the same room.</summary>
    private async Task<(IPage Assistant, IPage Carer, IPage Client, DemoCode Code)> Three(string language, string social, int place)
    {
        var code = (await browser.Server.DemoCodes())[place];
        var client = (await browser.Visit(language, 320, 640)).Page;
        await OwnDoorJourney.Enter(client, code);
        return ((await (await browser.Visit(language)).SignIn("justice.fictoria")).Page, (await (await browser.Visit(language)).SignIn(social)).Page, client, code);
    }

    /// <summary>Nothing to open yet: the question stands there as it did when it was asked.</summary>
    private static async Task Waits(IPage assistant, string number, string state)
    {
        await assistant.GotoAsync("/justice");
        var line = assistant.Locator("main tbody tr", new() { HasText = number });
        await Assertions.Expect(line.Locator("td").Last).ToHaveTextAsync(state);
        await Assertions.Expect(line.Locator("a")).ToHaveCountAsync(0);
    }

    /// <summary>What the desk shows of a question, beside its own number and moment.</summary>
    private static async Task<string> Line(IPage assistant, string number) =>
        string.Join('|', (await assistant.Locator("main tbody tr", new() { HasText = number }).Locator("td").AllInnerTextsAsync()).Where((_, column) => column is not (0 or 2)));

    /// <summary>What an address of an answer shows that is not there for this person.</summary>
    private static async Task<(int, string)> Nothing(IPage assistant, Guid packet)
    {
        var answer = await assistant.GotoAsync($"/justice/packets/{packet}");
        await Assertions.Expect(assistant.Locator(".packet")).ToHaveCountAsync(0);
        return (answer!.Status, await assistant.Locator("main").InnerTextAsync());
    }

    private static async Task Receive(IPage assistant, DemoCode code)
    {
        await assistant.GotoAsync("/justice");
        await assistant.Locator("main tbody tr", new() { HasText = "JH-2026-101" }).Locator("a", new() { HasText = "er wacht een bericht" }).ClickAsync();
        await Assertions.Expect(assistant.Locator(".packet p")).ToHaveTextAsync([Text]);
        await Assertions.Expect(assistant.Locator("main")).ToContainTextAsync("JH-2026-101");
        await Assertions.Expect(assistant.Locator("main")).Not.ToContainTextAsync(code.Name.Split(' ')[^1]);
        await Photograph(assistant, "justice-packet");
        await assistant.GotoAsync("/justice");
        await Assertions.Expect(assistant.Locator("main tbody tr", new() { HasText = "JH-2026-101" }).Locator("a")).ToHaveTextAsync("geopend");
    }

    private static async Task ToPackets(IPage client)
    {
        await client.GotoAsync("/mine");
        await client.Locator(".ways a[href='/mine/packets']").ClickAsync();
    }

    private static Guid Packet(string exchange) => Guid.Parse(exchange.Split('/')[^1]);

    private static async Task Photograph(IPage page, string name)
    {
        if (Folder is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), FullPage = true });
        }
    }
}
