using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>The pages work on a small phone, without a mouse, without script and for whoever listens to them.</summary>
[Collection("browser")]
public sealed class ForEverybody(Browser browser)
{
    /// <summary>The field with the focus when the buttons or places that stick to the foot lie over it, else nothing. Of a tall one the first line counts: there one types.</summary>
    private const string Covered = """
        () => {
          const field = document.activeElement, box = field.getBoundingClientRect();
          if (!field.closest('main') || field.closest('.actions')) return '';
          const over = document.elementFromPoint(box.left + box.width / 2, field.matches('textarea') ? box.top + 20 : box.bottom - Math.min(box.height / 2, 3));
          return over && over.closest('.actions, .places') ? field.outerHTML.slice(0, 120) : '';
        }
        """;

    internal static readonly RunOnlyOptions Everything = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

    /// <summary>What can differ in the dark: nothing but the colours.</summary>
    internal static readonly RunOnlyOptions Colours = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] };

    [Fact]
    public async Task No_page_breaks_a_rule_of_accessibility_by_day_or_in_the_dark()
    {
        var page = (await (await browser.Visit()).SignIn("psychiatrist.kade")).Page;
        var violations = new List<string>();
        foreach (var (name, address) in await Places.Of(page))
        {
            await page.GotoAsync(address);
            foreach (var (colours, rules) in new[] { (ColorScheme.Light, Everything), (ColorScheme.Dark, Colours) })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = colours });
                var result = await page.RunAxe(new AxeRunOptions { RunOnly = rules });
                violations.AddRange(result.Violations.Select(v => $"{name}, {colours}: {v.Id} ({v.Help}) at {string.Join(" ", v.Nodes.Take(3).Select(n => n.Target))}"));
            }
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

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    public async Task At_320_pixels_the_buttons_at_the_foot_do_not_cover_the_field_that_has_the_focus(string language)
    {
        var page = (await (await browser.Visit(language, width: 320, height: 640)).SignIn("psychiatrist.kade")).Page;
        foreach (var (name, address) in (await Places.Of(page)).Where(p => p.Name is "presentation-new" or "presentation-edit" or "client-edit" or "admit" or "discharge" or "correct" or "form-crisis-plan" or "follow-up"))
        {
            await page.GotoAsync(address);
            await page.Locator("main").FocusAsync();
            var fields = await page.Locator("main a:visible, main button:visible, main input:visible, main select:visible, main textarea:visible, main summary:visible").CountAsync();
            for (var tab = 0; tab < fields; tab++)
            {
                await page.Keyboard.PressAsync("Tab");
                Assert.Equal((name, ""), (name, await page.EvaluateAsync<string>(Covered)));
            }
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
