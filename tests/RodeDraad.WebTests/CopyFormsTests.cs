using System.Diagnostics;
using System.Text.Json;
using RodeDraad.Kernel;
using RodeDraad.Web;

namespace RodeDraad.WebTests;

/// <summary>The right-of-access copy says the same in each of its four forms, in each language.</summary>
[Collection("site")]
public sealed class CopyFormsTests(Site site)
{
    private const string Said = "Kanarievraag";

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task What_was_asked_and_how_long_it_is_kept_stand_in_every_form_of_the_copy(string language)
    {
        var client = await Somebody();
        await client.Speak(language);
        string[] wanted =
        [
            Said, Texts.In(language, "rights.entry", []), Texts.In(language, "mine.kept", []), Texts.In(language, "consents.already-shared", []),
            .. new[] { ("rights-request", "correction"), ("retention-kind", "referral-only"), ("retention-ground", "necessity"), ("retention-kind", "consents"), ("retention-kind", "emergency-access") }.Select(code => Vocabulary.List(code.Item1).Single(c => c.Key == code.Item2).LabelIn(language)),
        ];

        var json = JsonDocument.Parse(await Text(client, "/mine/copy.json")).RootElement[0];
        var kept = json.GetProperty("kept").EnumerateArray().Select(k => (k.GetProperty("what").GetString(), k.GetProperty("ground").GetString())).ToList();
        Assert.Equal([("referral-only", "necessity"), ("consents", "necessity"), ("audit", "accountability"), ("emergency-access", "accountability")], kept);
        Assert.Contains(wanted[4], json.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var (form, text) in new[] { ("html", Plain((await client.Get("/mine/copy/read")).One("main").TextContent)), ("csv", Plain(await Text(client, "/mine/copy.csv"))), ("pdf", await Words(client)) })
        {
            Assert.Equal($"{form}: ", $"{form}: {string.Join(" | ", wanted.Where(w => !text.Contains(w, StringComparison.Ordinal) && (form, w) != ("csv", wanted[3])))}"); // nobody received anything: a table has no line for that
        }
    }

    /// <summary>A client who asked for a correction, before the own door.</summary>
    private async Task<Visitor> Somebody()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        var body = await nurse.PresentationBody(Work.NewName());
        body["client"]!["birthDate"] = "1984-02-29";
        var client = (await nurse.Post("/api/presentations", body)).Good["client"]!["client"]!.GetValue<string>();
        _ = (await nurse.Post($"/api/clients/{client}/rights", new { kind = "correction", askedOn = (string?)null, said = Said })).Good;
        var code = (await nurse.Post($"/api/clients/{client}/paper-codes", new { })).Good["code"]!.GetValue<string>();
        var visitor = site.Visit();
        var seen = await visitor.Post(await visitor.Get("/mine/sign-in"), "mine-sign-in", ("PaperCode", code), ("BirthDate", "29/2/1984"));
        Assert.Equal("/mine", seen.Path);
        return visitor;
    }

    private static async Task<string> Text(Visitor visitor, string address) => await (await visitor.Still.GetAsync(new Uri(address, UriKind.Relative))).Content.ReadAsStringAsync();

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static async Task<string> Words(Visitor visitor)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllBytesAsync(file, await (await visitor.Still.GetAsync(new Uri("/mine/copy.pdf", UriKind.Relative))).Content.ReadAsByteArrayAsync());
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var words = await reader.StandardOutput.ReadToEndAsync();
        await reader.WaitForExitAsync();
        File.Delete(file);
        return Plain(words);
    }
}
