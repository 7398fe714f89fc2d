using System.Globalization;
using System.Net;
using System.Text.Json;
using RodeDraad.Kernel;
using RodeDraad.Tests.Exchange;
using RodeDraad.Web;

namespace RodeDraad.WebTests;

/// <summary>The own door gives the copy of the file as a FHIR R4 document (P19), and nobody else gets it.</summary>
[Collection("site")]
public sealed class FhirCopyPageTests(Site site, ITestOutputHelper output)
{
    private const string File = "/mine/copy.fhir.json";

    /// <summary>The same entries as the JSON form, in each language.</summary>
    [Fact]
    public async Task The_own_door_offers_the_copy_as_FHIR_and_it_says_what_the_other_forms_say()
    {
        var (files, entries, elements, resources, faults) = (0, 0, 0, 0, new List<string>());
        var (codes, nurse) = (await OwnDoor.All(site), await site.Visit("nurse.kade"));
        foreach (var (language, at) in Texts.Languages.Select((language, at) => (language, at)))
        {
            var (code, client) = (codes[at % codes.Count], site.Visit());
            await Look(nurse, code.Name);
            await client.Speak(language);
            await OwnDoor.Enter(client, code);
            Assert.Equal(Texts.In(language, "mine.copy-fhir", []), (await client.Get("/mine/copy")).One($"main a[href='{File}']").TextContent);

            var answer = await client.Still.GetAsync(new Uri(File, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "application/fhir+json", "copy.fhir.json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
            var bundle = await Read(answer);
            faults.AddRange(FhirSchema.R4.Faults(bundle).Concat(FhirDocument.Faults(bundle)));
            var plain = (await Read(await client.Still.GetAsync(new Uri("/mine/copy.json", UriKind.Relative), TestContext.Current.CancellationToken))).EnumerateArray().ToList();
            foreach (var (document, copy) in FhirDocument.Documents(bundle).Zip(plain))
            {
                entries += Same(document, copy, language);
                resources += document.GetProperty("entry").GetArrayLength();
            }

            (files, elements) = (files + plain.Count, elements + FhirSchema.R4.Checked);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FHIR COPIES SERVED: {files} files in 4 languages, {resources} resources, {elements} elements held against the definitions of R4, {faults.Count} faults; {entries} entries, each told in a section"));
        Assert.Empty(faults);
        Assert.True(files >= 4 && entries > 20, "The files are empty.");
    }

    [Fact]
    public async Task A_token_of_the_client_gets_the_same_document_and_another_hat_gets_nothing_of_it()
    {
        var (client, nurse) = (site.Visit(), await site.Visit("nurse.kade"));
        await OwnDoor.Enter(client, await OwnDoor.First(site));
        using var own = await Token.Of(client, site);
        using var other = await Token.Of(nurse, site);

        var mine = await own.Get("/api/mine/copy/fhir");
        var reference = FhirDocument.Resources(FhirDocument.Documents(JsonDocument.Parse(mine.Text).RootElement)[0], "Patient").Single().GetProperty("identifier")[0].GetProperty("value").GetString()!;
        var heard = new[] { await other.Get("/api/mine/copy/fhir"), await Answer(nurse), await Answer(site.Visit()) };

        Assert.Equal((HttpStatusCode.OK, "application/fhir+json"), (mine.Status, mine.Answer.Content.Headers.ContentType!.MediaType));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Found], heard.Select(h => h.Status)); // an empty collection, as the other forms are empty; a stranger is sent to the door
        Assert.All(heard, answer => Assert.DoesNotContain(reference, answer.Text, StringComparison.Ordinal));
        Assert.All(heard, answer => Assert.DoesNotContain("Composition", answer.Text, StringComparison.Ordinal));
    }

    /// <summary>Part by part the number of entries and the words of each fact; what is left out, and who looked.</summary>
    private static int Same(JsonElement document, JsonElement copy, string language)
    {
        var entries = 0;
        foreach (var part in copy.GetProperty("parts").EnumerateArray())
        {
            var section = FhirDocument.Part(document, part.GetProperty("part").GetString()!);
            var (told, said) = (FhirDocument.Told(section).Value, part.GetProperty("entries").EnumerateArray().ToList());
            Assert.Equal(said.Count, FhirDocument.EntriesTold(section));
            Assert.All(said.SelectMany(e => e.GetProperty("facts").EnumerateArray()).Select(f => f.GetProperty("said").GetString()!), fact => Assert.All(fact.Split('\n'), line => Assert.Contains(line, told, StringComparison.Ordinal)));
            entries += said.Count;
        }

        var consents = copy.GetProperty("parts").EnumerateArray().SelectMany(p => p.GetProperty("entries").EnumerateArray()).Select(e => e.GetProperty("record").GetString()!).Where(r => r.StartsWith("consent/", StringComparison.Ordinal)).Select(r => r["consent/".Length..]);
        Assert.Equal(consents.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), FhirDocument.Resources(document, "Consent").Select(c => FhirDocument.Text(c, "id")).Order(StringComparer.Ordinal));
        var left = copy.GetProperty("leftOut");
        Assert.Contains(FhirDocument.Sections(document), s => FhirDocument.Told(s).Value == Texts.In(language, "mine.others-left-out", [left.GetProperty("aboutOthers").GetInt32()]));
        Assert.Equal(copy.GetProperty("looked").GetArrayLength(), FhirDocument.Resources(document, "AuditEvent").Count);
        Assert.Equal(Vocabulary.List("category").Single(c => c.Key == "ident").LabelIn(language), FhirDocument.Text(FhirDocument.Part(document, "ident"), "title"));
        return entries;
    }

    /// <summary>A carer opens the file if it is one of the own unit, so that somebody looked.</summary>
    private static async Task Look(Visitor nurse, string name)
    {
        var found = await nurse.Post(await nurse.Get("/clients"), "find", ("q", name.Split(' ')[^1]));
        if (found.Page.QuerySelectorAll("main a[href^='/clients/']").FirstOrDefault(a => a.TextContent.Contains(name, StringComparison.Ordinal)) is { } link)
        {
            await nurse.Get(link.GetAttribute("href")!);
        }
    }

    private static async Task<Said> Answer(Visitor visitor)
    {
        var answer = await visitor.Still.GetAsync(new Uri(File, UriKind.Relative), TestContext.Current.CancellationToken);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer);
    }

    private static async Task<JsonElement> Read(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
}
