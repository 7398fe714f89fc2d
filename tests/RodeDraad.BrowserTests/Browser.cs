using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace RodeDraad.BrowserTests;

/// <summary>One Chromium and one server with a demo circuit, shared by the journeys.</summary>
public sealed class Browser : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rodedraad-browser-");
    private IPlaywright? playwright;
    private IBrowser? chromium;
    private readonly List<IBrowserContext> open = [];
    private string? test;

    public Server Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        chromium = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = ["--no-sandbox", "--disable-gpu"] });
        Server = await Server.Start(new(Path.Combine(folder.FullName, "demo.db"), null, Demo: true), clients: 2_000);
    }

    /// <summary>A new visitor: a browser window with its own cookies. The windows of the test before are closed: they would listen on.</summary>
    public async Task<Visitor> Visit(string language = "nl", int width = 1280, int height = 900, bool dark = false, string? address = null, bool script = true)
    {
        if (test != TestContext.Current.Test?.UniqueID)
        {
            await Task.WhenAll(open.Select(window => window.CloseAsync()));
            open.Clear();
            test = TestContext.Current.Test?.UniqueID;
        }

        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = address ?? Server.Address,
            Locale = language == "en" ? "en-GB" : $"{language}-BE",
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        open.Add(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        var visitor = new Visitor(page);
        await page.GotoAsync($"/language?to={language}&back=/sign-in");
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await (chromium?.CloseAsync() ?? Task.CompletedTask);
        playwright?.Dispose();
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }
}

/// <summary>Someone at a screen.</summary>
public sealed partial class Visitor(IPage page)
{
    public IPage Page => page;

    public async Task<Visitor> SignIn(string userName)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator("#Name").FillAsync(userName);
        await page.Locator("#Password").FillAsync(Demo.DemoCircuit.Password);
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(SignInPage()); // asks again and again: waiting for the address never ends when it changed a moment before
        return this;
    }

    [GeneratedRegex("/sign-in")]
    private static partial Regex SignInPage();
}
