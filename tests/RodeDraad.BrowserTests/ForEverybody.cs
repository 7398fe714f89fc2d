using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>The pages work on a small phone, without a mouse, without script and for whoever listens to them.</summary>
[Collection("browser")]
public sealed class ForEverybody(Browser browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_page_breaks_a_rule_of_accessibility(bool dark)
    {
        var page = (await (await browser.Visit("nl", dark: dark)).SignIn("psychiatrist.kade")).Page;
        var violations = new List<string>();
        foreach (var (name, address) in await Places.Of(page))
        {
            await page.GotoAsync(address);
            var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
            violations.AddRange(result.Violations.Select(v => $"{name}: {v.Id} ({v.Help}) at {string.Join(" ", v.Nodes.Take(3).Select(n => n.Target))}"));
        }

        Assert.True(violations.Count == 0, string.Join(Environment.NewLine, violations));
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task At_320_pixels_nothing_needs_scrolling_sideways(string language)
    {
        var page = (await (await browser.Visit(language, width: 320, height: 640)).SignIn("psychiatrist.kade")).Page;
        foreach (var (name, address) in await Places.Of(page))
        {
            await page.GotoAsync(address);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(width <= 320, $"{name} is {width} pixels wide in {language}.");
        }
    }

    [Fact]
    public async Task Everything_that_can_be_clicked_can_be_reached_by_tab_and_shows_where_it_is()
    {
        var page = (await (await browser.Visit()).SignIn("psychiatrist.kade")).Page;
        foreach (var (name, address) in await Places.Of(page))
        {
            await page.GotoAsync(address);
            var unreachable = await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('a[href],button,input,select,textarea,summary')].filter(e => e.tabIndex < 0 && !e.disabled && e.type !== 'hidden').map(e => e.outerHTML.slice(0, 80))");
            Assert.True(unreachable.Length == 0, $"{name}: {string.Join("; ", unreachable)}");
            await page.Keyboard.PressAsync("Tab");
            Assert.Equal("skip", await page.EvaluateAsync<string>("document.activeElement.className"));
            Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }
    }

    [Theory]
    [InlineData("nl", "huis", "Toetsenbord")]
    [InlineData("fr", "méd", "Clavier")]
    public async Task A_presentation_is_recorded_with_the_keyboard_alone_and_without_script(string language, string asks, string name)
    {
        var page = (await (await browser.Visit(language, script: false)).SignIn("nurse.kade")).Page;
        await page.GotoAsync("/presentations/new");
        await page.Locator("#AskedBy").FocusAsync();
        await page.Keyboard.TypeAsync(asks);
        await page.Locator("input[name=DangerToLife][value=none]").PressAsync("Space");
        await page.Locator("#FamilyName").PressSequentiallyAsync(name);
        await page.Locator("#PrimaryProblem").FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Locator("form.form button.primary").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".crumbs")).ToContainTextAsync(name);
        await page.GotoAsync("/presentations");
        await Assertions.Expect(page.Locator("table.list")).ToContainTextAsync(name);
    }

    [Fact]
    public async Task The_board_shows_its_state_without_script_after_a_refresh()
    {
        var page = (await (await browser.Visit(script: false)).SignIn("nurse.kade")).Page;
        await page.GotoAsync("/beds");
        var before = await page.Locator(".board .bed").CountAsync();
        await page.Locator("a[href='/beds']", new() { HasText = "Vernieuwen" }).ClickAsync();
        Assert.Equal(before, await page.Locator(".board .bed").CountAsync());
    }

    [Fact]
    public async Task On_paper_a_stay_has_no_buttons_and_keeps_its_content()
    {
        var page = (await (await browser.Visit()).SignIn("psychiatrist.kade")).Page;
        var stay = (await Places.Of(page)).Single(p => p.Name == "stay").Address;
        await page.GotoAsync(stay);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("nav.places")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator(".facts")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("button:visible, .button:visible").CountAsync());
    }

    [Fact]
    public async Task The_corridor_shows_initials_and_no_links()
    {
        var page = (await (await browser.Visit()).SignIn("screen.kade")).Page;
        Assert.EndsWith("/corridor", page.Url, StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("main a").CountAsync());
        foreach (var who in await page.Locator(".board .who").AllTextContentsAsync())
        {
            Assert.True(who.Trim().Length <= 6, $"“{who}” is more than initials.");
        }
    }
}
