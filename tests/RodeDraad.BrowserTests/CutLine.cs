using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static RodeDraad.BrowserTests.Street;

namespace RodeDraad.BrowserTests;

/// <summary>Contacts typed in the street, where the line is cut.</summary>
[Collection("browser")]
public sealed class CutLine(Browser browser)
{
    private const string Note = "Zat onder de brug bij de Waalse kaai";

    [Theory]
    [InlineData("nl", "bewaard op dit toestel", "Er wacht 1 contact")]
    [InlineData("fr", "gardé sur cet appareil", "1 contact attend")]
    public async Task A_contact_typed_on_a_cut_line_is_kept_sealed_and_sent_once(string language, string keptWords, string waitsWords)
    {
        var visitor = await (await browser.Visit(language, width: 360, height: 740)).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);

        await Typed(page, client, held, Note);
        await Assertions.Expect(page.Locator("[data-queued]")).ToContainTextAsync(keptWords);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync(waitsWords);
        await Speaks(page, language);

        var lies = await page.EvaluateAsync<string>(Lies);
        Assert.Contains("key extractable false", lies, StringComparison.Ordinal);
        Assert.DoesNotContain("brug", lies, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Name, lies, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(client, lies, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(held, lies, StringComparison.OrdinalIgnoreCase);
        await Photograph(page, $"contact-waits-{language}-360");

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#waiting")).ToBeHiddenAsync();
        await page.ReloadAsync();
        await page.GotoAsync("/cases");
        var contacts = (await Read(api, client, held))["contacts"]!.AsArray();
        Assert.Equal(Note, Assert.Single(contacts)!["note"]!.GetValue<string>());
        Assert.DoesNotContain("owner", await page.EvaluateAsync<string>(Lies), StringComparison.Ordinal);
        await page.GotoAsync($"/clients/{client}/cases/{held}/contact");
        Assert.Equal("", await page.Locator("[name=Note]").InputValueAsync());
    }

    [Fact]
    public async Task A_contact_whose_answer_was_lost_is_sent_again_and_is_still_one_and_no_draft_of_it_is_drawn_again()
    {
        var visitor = await (await browser.Visit("fr")).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);
        await page.GotoAsync($"/clients/{client}/cases/{held}/contact");
        await page.Locator("[data-queue][data-ready]").WaitForAsync();
        var key = Guid.ParseExact(await page.Locator("[name=_key]").InputValueAsync(), "N");
        await page.Locator("input[name=Kind][value=street]").CheckAsync();
        await page.Locator("[name=Note]").FillAsync(Note);
        await page.Locator("form[data-kept=yes]").WaitForAsync(); // the draft came through before the line was cut
        await page.Context.SetOfflineAsync(true);
        await page.Locator("form.form button.primary").ClickAsync();
        await Assertions.Expect(page.Locator("[data-queued]")).ToContainTextAsync("24 heures");
        await page.GotoAsync("about:blank");
        var (taken, sent, lost) = (0, "", new TaskCompletionSource());
        await page.RouteAsync("**/cases/queued", async route =>
        {
            if (route.Request.Method == "POST" && taken++ == 0)
            {
                sent = route.Request.PostData ?? "";
                await route.FetchAsync();
                await route.AbortAsync();
                lost.SetResult();
                return;
            }

            await route.ContinueAsync();
        });

        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync($"/clients/{client}/cases/{held}/contact");
        await lost.Task.WaitAsync(TestContext.Current.CancellationToken);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync("1 contact attend");
        await Assertions.Expect(page.Locator("[name=Note]")).ToHaveValueAsync("");
        Assert.NotEqual(key.ToString("N"), await page.Locator("[name=_key]").InputValueAsync());
        await page.GotoAsync("/cases");

        await page.WaitForFunctionAsync("() => !localStorage.getItem('contacts')");
        Assert.Equal(2, taken);
        Assert.Contains($"\"id\":\"{key}\"", sent, StringComparison.Ordinal);
        Assert.Single((await Read(api, client, held))["contacts"]!.AsArray());
    }

    [Fact]
    public async Task What_is_refused_is_shown_and_kept_until_the_worker_decides()
    {
        var visitor = await (await browser.Visit("nl", width: 360, height: 740)).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note, minutes: "5000");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync("Niet verstuurd: 1");
        await page.Locator("#waiting a").ClickAsync();

        var row = page.Locator("#waiting-contacts li");
        await Assertions.Expect(row).ToContainTextAsync("op straat");
        await Assertions.Expect(row.Locator("[data-problem]")).ToBeVisibleAsync();
        Assert.DoesNotContain("brug", await page.InnerTextAsync("body"), StringComparison.Ordinal);
        await row.Locator("summary").ClickAsync();
        await Assertions.Expect(row.Locator("[data-typed]")).ToContainTextAsync(Note);
        await Photograph(page, "contacts-waiting-nl-360");
        await row.Locator("[data-again]").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.Locator("[data-problem]")).ToBeVisibleAsync();
        page.Dialog += (_, asked) => _ = asked.AcceptAsync();
        await row.Locator("[data-away]").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.Empty((await Read(api, client, held))["contacts"]!.AsArray());
    }

    [Fact]
    public async Task What_is_refused_is_corrected_on_the_device_and_sent_once()
    {
        var visitor = await (await browser.Visit("fr", width: 320, height: 640)).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note, minutes: "5000");
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/cases/waiting-contacts");
        var (row, edit) = (page.Locator("#waiting-contacts li"), page.Locator("#waiting-contacts form"));

        await row.Locator("[data-right]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-why]")).ToBeFocusedAsync();
        await Assertions.Expect(edit.Locator("[name=Minutes]")).ToHaveValueAsync("5000");
        await Assertions.Expect(edit.Locator("[name=Note]")).ToHaveValueAsync(Note);
        await Assertions.Expect(edit.Locator("input[name=Kind][value=street]")).ToBeCheckedAsync();
        await Assertions.Expect(edit.Locator(".field:has([name=Minutes]) .field-error")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#whose")).ToBeHiddenAsync();
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 320);
        await Photograph(page, "contact-corrected-fr-320");
        await edit.Locator("[name=Minutes]").FillAsync("50");
        await edit.Locator("button.primary").ClickAsync();

        await Assertions.Expect(row).ToHaveCountAsync(0);
        await Assertions.Expect(edit).ToBeHiddenAsync();
        var contact = Assert.Single((await Read(api, client, held))["contacts"]!.AsArray())!;
        Assert.Equal((50, Note), (contact["minutes"]!.GetValue<int>(), contact["note"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_contact_that_comes_after_the_end_of_its_case_is_kept_and_says_so()
    {
        var visitor = await (await browser.Visit()).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note);
        var id = new Guid(held).ToByteArray(bigEndian: true);
        await browser.Server.Database.Write<int>(async db => await db.Database.ExecuteSqlAsync($"UPDATE cases SET end_reason = 'lost-contact', ended_on = (SELECT min(ended_on) FROM cases) WHERE id = {id}"), CancellationToken.None);

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#waiting")).ToBeHiddenAsync();
        await page.GotoAsync($"/clients/{client}/cases/{held}");

        await Assertions.Expect(page.Locator("table.list tbody tr")).ToContainTextAsync(Note);
        await Assertions.Expect(page.Locator("table.list tbody .state")).ToHaveTextAsync("Van na de afronding. Begin het dossier weer als er werk is.");
    }

    [Fact]
    public async Task Another_account_on_the_device_sends_and_sees_nothing_and_the_first_one_does()
    {
        var visitor = await (await browser.Visit()).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note);
        await page.Context.ClearCookiesAsync(); // the session is over, nobody signed out
        await page.Context.SetOfflineAsync(false);

        await visitor.SignIn("nurse.kade");
        await page.GotoAsync("/cases/waiting-contacts");
        await Assertions.Expect(page.Locator("#waiting-contacts[data-told] [data-none]")).ToBeVisibleAsync();
        Assert.Empty((await Read(api, client, held))["contacts"]!.AsArray());

        await page.Context.ClearCookiesAsync();
        await visitor.SignIn("social.kade");
        await page.WaitForFunctionAsync("() => !localStorage.getItem('contacts')");
        Assert.Single((await Read(api, client, held))["contacts"]!.AsArray());
    }

    [Fact]
    public async Task Signing_out_wipes_what_waits_after_asking()
    {
        var visitor = await (await browser.Visit()).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note, minutes: "5000");
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#waiting")).ToContainTextAsync("Niet verstuurd: 1");
        await page.GotoAsync("/account");
        var asked = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.Add(dialog.Message);
            _ = asked.Count == 1 ? dialog.DismissAsync() : dialog.AcceptAsync();
        };

        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        Assert.EndsWith("/account", page.Url, StringComparison.Ordinal);
        Assert.Contains("owner", await page.EvaluateAsync<string>(Lies), StringComparison.Ordinal);
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await page.Comes("**/sign-in");

        Assert.Equal(2, asked.Count);
        var lies = await page.EvaluateAsync<string>(Lies);
        Assert.DoesNotContain("owner", lies, StringComparison.Ordinal);
        Assert.DoesNotContain("key", lies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_day_only_that_it_was_there_is_left()
    {
        var visitor = await (await browser.Visit()).SignIn("social.kade");
        var page = visitor.Page;
        using var api = await Api(browser, page);
        var (client, held) = await Running(api);
        await Typed(page, client, held, Note, minutes: "5000");
        await page.EvaluateAsync("""
            async () => {
              const db = await new Promise(good => { const ask = indexedDB.open('rodedraad'); ask.onsuccess = () => good(ask.result); });
              const store = db.transaction('contacts', 'readwrite').objectStore('contacts');
              const all = await new Promise(good => { const ask = store.getAll(); ask.onsuccess = () => good(ask.result); });
              for (const one of all) store.put({ ...one, at: one.at - 25 * 60 * 60 * 1000 });
              db.close();
            }
            """);
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/cases/waiting-contacts");

        await Assertions.Expect(page.Locator("#waiting-contacts li")).ToContainTextAsync("24 uur");
        Assert.DoesNotContain("data: ", await page.EvaluateAsync<string>(Lies), StringComparison.Ordinal);
        Assert.Empty((await Read(api, client, held))["contacts"]!.AsArray());
    }
}
