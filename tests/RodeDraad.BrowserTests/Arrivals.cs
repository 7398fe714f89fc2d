using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>Waiting for a page to come. Asks again and again: Playwright's own wait for an address never ends when the page was whole a moment before.</summary>
internal static class Arrivals
{
    /// <summary>Waits until a whole page stands there whose address fits: <c>**</c> for anything, <c>*</c> for anything without a slash.</summary>
    public static Task Comes(this IPage page, string address) =>
        page.Comes(new Regex("^" + Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$"));

    /// <summary>Waits until a whole page stands at this path, whatever is asked behind it.</summary>
    public static Task ComesTo(this IPage page, string path) => page.Comes(new Regex("^[a-z]+://[^/]+" + Regex.Escape(path) + @"(\?.*)?$"));

    /// <summary>Waits until another whole page stands there than the one before.</summary>
    public static async Task Leaves(this IPage page, string before)
    {
        await Assertions.Expect(page).Not.ToHaveURLAsync(before, Patience);
        await Whole(page);
    }

    private static PageAssertionsToHaveURLOptions Patience => new() { Timeout = 60_000 };

    private static async Task Comes(this IPage page, Regex address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(address, Patience);
        await Whole(page);
    }

    private static async Task Whole(IPage page) => await page.WaitForFunctionAsync("document.readyState === 'complete'");
}
