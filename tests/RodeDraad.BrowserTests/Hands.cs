using System.Globalization;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>Someone who works with the keyboard first, and counts: the keystroke-level model of Card, Moran and Newell (1980).</summary>
/// <remarks>
/// Operators in seconds: a key 0.28 (average non-secretary typist), pointing 1.1, a mouse button 0.2, moving the hand to the mouse and back 0.4 each,
/// thinking 1.35 once for each field. A field further than seven tabs away is clicked. Sending a form costs one key and is not a field.
/// </remarks>
public sealed class Hands(IPage page)
{
    private const double Key = 0.28;
    private const double Click = 1.1 + 0.2 + 0.4 + 0.4;
    private const double Think = 1.35;
    private const int FarInTabs = 7;

    private int keys;
    private int clicks;

    public List<string> Fields { get; } = [];

    public double Seconds => (keys * Key) + (clicks * Click) + (Fields.Count * Think);

    /// <summary>Goes to a field and types in it.</summary>
    public async Task Fill(string field, string text)
    {
        await Reach(field);
        await page.Keyboard.TypeAsync(text);
        keys += text.Length;
        Assert.Equal(text, await page.Locator($"[name='{field}']").First.InputValueAsync());
    }

    /// <summary>Goes to a list that opens and types until the wanted choice stands there.</summary>
    public async Task Pick(string field, string code)
    {
        await Reach(field);
        var list = page.Locator($"select[name='{field}']");
        var label = (await list.Locator($"option[value='{code}']").TextContentAsync())!.Trim();
        foreach (var letter in label.TakeWhile(char.IsAsciiLetter))
        {
            await Press(letter.ToString());
            if (await list.InputValueAsync() == code)
            {
                return;
            }
        }

        var options = await list.Locator("option").CountAsync();
        for (var i = 0; i < options && await list.InputValueAsync() != code; i++)
        {
            await Press("ArrowDown");
        }

        Assert.Equal(code, await list.InputValueAsync());
    }

    /// <summary>Goes to a group of choices and takes one, by its number when it shows one, else by arrows.</summary>
    public async Task Choose(string field, string code)
    {
        await Reach(field);
        if (code.Length == 1 && char.IsAsciiDigit(code[0]))
        {
            await Press(code);
        }
        else
        {
            await Press("Space");
            for (var i = 0; i < 12 && !await Chosen(field, code); i++)
            {
                await Press("ArrowDown");
            }
        }

        Assert.True(await Chosen(field, code), $"{field} should be {code}.");
    }

    /// <summary>Ticks a box.</summary>
    public async Task Tick(string field, string code)
    {
        Fields.Add(field);
        await page.Locator($"input[name='{field}'][value='{code}']").CheckAsync();
        clicks++;
    }

    /// <summary>Follows a link or presses a button with the mouse.</summary>
    public async Task Follow(string selector)
    {
        await page.Locator(selector).First.ClickAsync();
        clicks++;
    }

    /// <summary>Sends the form by Enter on its button.</summary>
    public async Task Send(string selector = "form.form button.primary")
    {
        var before = page.Url;
        await Enter(selector);
        await page.Leaves(before);
    }

    /// <summary>Presses a button by Enter.</summary>
    public async Task Enter(string selector)
    {
        keys++;
        await page.Locator(selector).First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>One line for the report.</summary>
    public string Report(string journey, double goal) => string.Create(
        CultureInfo.InvariantCulture,
        $"KLM {journey}: {Seconds:0.0} s operator time (goal {goal:0} s), {Fields.Count} fields touched, {keys} keys, {clicks} clicks");

    private async Task Press(string key)
    {
        await page.Keyboard.PressAsync(key);
        keys++;
    }

    private Task<bool> Chosen(string field, string code) => page.Locator($"input[name='{field}'][value='{code}']").IsCheckedAsync();

    private async Task Reach(string field)
    {
        Fields.Add(field);
        for (var tabs = 0; tabs <= FarInTabs; tabs++)
        {
            if (await page.EvaluateAsync<string?>("document.activeElement?.getAttribute('name')") == field)
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
            keys++;
        }

        keys -= FarInTabs + 1;
        clicks++;
        await page.Locator($"[name='{field}']").First.FocusAsync();
    }
}
