using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>Somebody without account looks for help, with the keyboard alone.</summary>
[Collection("browser")]
public sealed partial class PublicOfferJourney(Browser browser)
{
    /// <summary>Tabs within which the next thing must be reached.</summary>
    private const int MostTabs = 45;

    [Theory]
    [InlineData("nl", "s", 1280, false)]
    [InlineData("fr", "tr", 320, true)]
    public async Task Without_a_mouse_the_way_goes_from_the_door_over_the_list_to_the_leaflet_of_a_service(string language, string typed, int width, bool dark)
    {
        var page = (await browser.Visit(language, width, 640, dark)).Page;
        await Fits(page, language, width);
        await Tab(page, "a[href='/offer']");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("form.offer-form")).ToBeVisibleAsync();
        await Fits(page, language, width);

        await Tab(page, "#module");
        await page.Keyboard.TypeAsync(typed);
        await Tab(page, "#evening, [name=evening]");
        await page.Keyboard.PressAsync("Space");
        await Tab(page, "form.offer-form button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name=evening]:checked")).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(Asked());
        await Fits(page, language, width);
        await Photograph(page, $"offer-found-{language}-{width}");

        await Tab(page, "ol.candidates a[href^='/offer/']");
        var name = await page.EvaluateAsync<string>("document.activeElement.textContent");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(name);
        await Fits(page, language, width);
        await Photograph(page, $"offer-leaflet-{language}-{width}");
        await Tab(page, "main a[href^='tel:']");
    }

    /// <summary>Goes on with Tab until the focus is there; it can be seen where it is.</summary>
    private static async Task Tab(IPage page, string selector)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("to => document.activeElement.matches(to)", selector))
            {
                Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }
        }

        Assert.Fail($"{selector} is not reached with {MostTabs} tabs on {page.Url}.");
    }

    [GeneratedRegex("module=[a-z].*evening=on")]
    private static partial Regex Asked();

    private static async Task Fits(IPage page, string language, int width)
    {
        await Speaks(page, language);
        await BreaksNoRuleOfAccessibility(page);
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, page.Url);
    }
}
