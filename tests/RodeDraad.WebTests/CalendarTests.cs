using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.People;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class CalendarTests(Site site)
{
    [Fact]
    public async Task The_calendar_of_a_worker_has_times_and_kinds_and_nobody()
    {
        using var worker = await Token.Of(site, "social.steiger");
        var person = await worker.Present();
        var at = DateTime.UtcNow.Date.AddDays(5).AddHours(9);
        var held = (await worker.Post($"/api/clients/{person.Client}/cases", new { model = "generalist", source = "own-request", why = "x" })).Id;
        var appointment = (await worker.Post($"/api/clients/{person.Client}/cases/{held}/appointments", new { at = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), kind = "home-visit", place = "Kipdorpvest" })).Id;
        var address = await Address("social.steiger");

        using var anybody = Token.With(site, null);
        var said = await anybody.Get(address);

        Assert.Equal(HttpStatusCode.OK, said.Status);
        Assert.Equal("text/calendar", said.Answer.Content.Headers.ContentType!.MediaType);
        var calendar = said.Text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains($"\r\nDTSTART:{at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("\r\nSUMMARY:huisbezoek\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains($"UID:{Guid.Parse(appointment):N}@", calendar, StringComparison.Ordinal);
        foreach (var secret in new[] { person.Name, "Kipdorpvest", person.Client, Guid.Parse(person.Client).ToString("N"), held, Guid.Parse(held).ToString("N") })
        {
            Assert.DoesNotContain(secret, calendar, StringComparison.OrdinalIgnoreCase);
        }

        _ = (await worker.Post($"/api/clients/{person.Client}/case-appointments/{appointment}/state", new { state = "cancelled", version = 1 })).Good;
        Assert.DoesNotContain(Guid.Parse(appointment).ToString("N"), (await anybody.Get(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_address_opens_nothing_and_an_address_of_one_worker_shows_nothing_of_another()
    {
        using var anybody = Token.With(site, null);
        var (one, other) = (await Address("social.steiger"), await Address("social.kade"));
        Assert.NotEqual(one, other);
        var wrong = one[..^6] + (one[^6] == 'A' ? 'B' : 'A') + ".ics";
        foreach (var address in new[] { wrong, "/calendar/x.ics", $"/calendar/{Guid.NewGuid():N}.ics", one[..("/calendar/".Length + 32)] + other[("/calendar/".Length + 32)..] })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(address)).Status);
        }
    }

    [Fact]
    public async Task The_address_is_void_when_the_hat_ends_or_the_sign_in_changes()
    {
        using var anybody = Token.With(site, null);
        var (ended, changed) = (await Address("psychologist.steiger"), await Address("psychologist.tilleuls"));
        var hat = new HatId(Guid.ParseExact(ended["/calendar/".Length..][..32], "N"));
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get(ended)).Status);
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get(changed)).Status);

        await site.Change($"UPDATE hats SET ended_at = {site.App.Services.GetRequiredService<IClock>().GetCurrentInstant().ToDateTimeUtc()} WHERE id = {hat.Value.ToByteArray(bigEndian: true)}");
        await site.Change($"UPDATE accounts SET security_stamp = 'other' WHERE user_name = 'psychologist.tilleuls'");

        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(ended)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(changed)).Status);
        await site.Change($"UPDATE hats SET ended_at = NULL WHERE id = {hat.Value.ToByteArray(bigEndian: true)}");
    }

    [Fact]
    public async Task A_new_address_makes_the_old_one_void_at_once_and_the_screen_stays()
    {
        using var anybody = Token.With(site, null);
        var worker = await site.Visit("psychologist.kade");
        var page = await worker.Get("/cases/calendar");
        var old = new Uri(page.One("#address").GetAttribute("value")!).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get(old)).Status);

        var renewed = await worker.Post(page, "new-address");

        var address = new Uri(renewed.One("#address").GetAttribute("value")!).AbsolutePath;
        Assert.NotEqual(old, address);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(old)).Status);
        Assert.Equal(HttpStatusCode.OK, (await anybody.Get(address)).Status);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sign_ins_and_the_address_and_the_screen_goes_on()
    {
        const string name = "casemanager9.kade";
        using var anybody = Token.With(site, null);
        var here = await site.Visit(name);
        var elsewhere = await site.Visit(name);
        var address = new Uri((await elsewhere.Get("/cases/calendar")).One("#address").GetAttribute("value")!).AbsolutePath;

        var wrong = await here.Post(await here.Get("/account"), "password", ("Old", "mis"), ("New", "een nieuw en lang wachtwoord"), ("Again", "een nieuw en lang wachtwoord"));
        Assert.Equal("Het oude wachtwoord klopt niet.", wrong.ErrorOn("Old"));
        var changed = await here.Post(wrong, "password", ("Old", Demo.DemoCircuit.Password), ("New", "een nieuw en lang wachtwoord"), ("Again", "een nieuw en lang wachtwoord"));

        Assert.Contains("Uw wachtwoord is veranderd.", changed.Text, StringComparison.Ordinal);
        Assert.Equal("/cases", (await here.Get("/cases")).Path);
        Assert.Equal("/sign-in", (await elsewhere.Get("/cases")).Path.Split('?')[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.Get(address)).Status);
    }

    private async Task<string> Address(string userName) => new Uri((await (await site.Visit(userName)).Get("/cases/calendar")).One("#address").GetAttribute("value")!).AbsolutePath;
}
