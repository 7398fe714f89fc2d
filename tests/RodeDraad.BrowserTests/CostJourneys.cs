using Microsoft.Playwright;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>What services cost, for whoever leads a house: at a desk, on a small phone, by keyboard.</summary>
[Collection("browser")]
public sealed class CostJourneys(Browser browser)
{
    private const string Questionnaire = "main .rows a[href^='/costs/0']";

    [Fact]
    public async Task No_page_of_costs_shuts_somebody_out()
    {
        var page = (await (await browser.Visit("fr")).SignIn("psychiatrist.kade")).Page;
        await page.GotoAsync("/costs");
        var of = (await page.Locator(Questionnaire).First.GetAttributeAsync("href"))!;
        List<string> wrong = [];
        foreach (var (name, address) in new[] { ("list", "/costs"), ("view", of), ("form", of + "/edit"), ("tables", "/costs/tables"), ("comparison", "/costs/comparison"), ("payment", "/costs/payment?Beds=9&Days=366&BedDays=3400&DayPrice=203,00&LastYear=85"), ("paths", "/costs/paths"), ("import", "/costs/import") })
        {
            await page.GotoAsync(address);
            wrong.AddRange((await CircuitForEverybody.Wrong(page, $"costs-{name}")).Select(what => $"{address}: {what}"));
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task A_row_more_and_a_number_of_the_own_work_are_keystrokes_away_and_enter_saves()
    {
        var page = (await (await browser.Visit()).SignIn("psychiatrist.kade")).Page;
        await page.GotoAsync("/costs");
        await page.Locator("main a.button[href$='/edit']").First.ClickAsync(); // this year's
        await page.Locator("[name='Staff0.Function']").SelectOptionAsync("psychologist");
        await page.Locator("[name='Staff0.Gross']").FillAsync("51.000,50");

        await page.Locator("[name=Do][value=add-Staff]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name='Staff1.Function']")).ToHaveCountAsync(1);
        await page.Locator("[name=Do][value=take-Beds]").PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name=Beds]")).ToHaveValueAsync("4");
        await Assertions.Expect(page.Locator("[name='Staff0.Gross']")).ToHaveValueAsync("51.000,50");
        await Photograph(page, "costs-form-nl");
        await page.Locator("[name=Admissions]").PressAsync("Enter");

        await page.WaitForURLAsync(url => !url.EndsWith("/edit", StringComparison.Ordinal) && !url.Contains('#', StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("51.000,50");
        await Photograph(page, "costs-view-nl");
    }

    [Fact]
    public async Task The_tables_fit_on_a_sheet_of_paper()
    {
        const int A4 = 718; // pixels between margins of 1 cm
        var page = (await (await browser.Visit(width: A4)).SignIn("psychiatrist.kade")).Page;
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var address in new[] { "/costs/tables", "/costs/comparison", "/costs/paths" })
        {
            await page.GotoAsync(address);
            await Photograph(page, $"paper{address.Replace('/', '-')}");
            Assert.Equal("", await page.EvaluateAsync<string>("[document.documentElement, ...document.querySelectorAll('.wide')].filter(one => one.scrollWidth > one.clientWidth).map(one => `${one.ariaLabel ?? 'page'} ${one.scrollWidth - one.clientWidth}`).join(', ')"));
        }
    }
}
