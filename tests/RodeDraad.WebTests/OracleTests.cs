using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RodeDraad.WebTests;

/// <summary>Whoever looks for somebody by name, birth date, national number or reference hears the same of a person who is not known, known in another house only, refused, or destroyed (P10).</summary>
[Collection("walls")]
public sealed class OracleTests(Walls walls, ITestOutputHelper output)
{
    private const string Unknown = "unknown";
    private const string Refused = "refused";

    private static readonly string[] Seekers = ["nurse", "psychiatrist", "psychologist", "social", "office"];

    private int serial = 100;

    /// <summary>Somebody who is sought, with all that a seeker could know.</summary>
    private sealed record Sought(string Kind, string Name, string Niss, string Reference)
    {
        public string Hide(string text) => text.Replace(Name, "NAME", StringComparison.OrdinalIgnoreCase).Replace(Niss, "NISS", StringComparison.Ordinal).Replace(Reference, "REFERENCE", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Who_looks_for_somebody_cannot_tell_unknown_elsewhere_refused_and_destroyed_apart()
    {
        var (asked, told, ways) = (0, new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        async Task Ask(string who, string way, IReadOnlyList<Sought> people, Func<Sought, Task<Heard>> ask)
        {
            ways.Add(way);
            (int, string, string)? nobody = null;
            foreach (var person in people.Where(person => who != "office" || person.Kind != Refused)) // the office keeps the administration of the house, also of who refused (rule O2)
            {
                var heard = await ask(person);
                asked++;
                var heardOf = (heard.Status, person.Hide(heard.Head), References(person.Hide(heard.Body)));
                nobody ??= heardOf;
                if (heardOf != nobody)
                {
                    told.Add($"{who} {way}: {person.Kind} is told from {Unknown}: {heard.Status}, {nobody.Value.Item1}\n  {First(heardOf.Item3, nobody.Value.Item3)}");
                }
            }
        }

        var shared = await People();
        foreach (var seeker in Seekers)
        {
            var who = await walls.As($"{seeker}.{Walls.Here}");
            foreach (var (way, ask) in Looking(who))
            {
                await Ask(seeker, way, shared, ask);
            }

            foreach (var (way, ask) in Adding(who))
            {
                await Ask(seeker, way, await People(), ask);
            }
        }

        var assistant = await walls.As("justice.fictoria");
        await Ask("justice", "question by API", shared, person => assistant.Api("/api/justice/questions", Question(person)));
        await Ask("justice", "question by page", shared, person => assistant.Form("/justice/ask", "question", ("House", walls.Own.House), ("FamilyName", person.Name), ("GivenName", "An"), ("BirthDate", "29/02/1984"), ("FileNumber", "JH-1"), ("Purpose", "conditions-followed"), ("Ground", "client-consent"), ("Question", "Komt zij?")));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ORACLE: {Seekers.Length + 1} people, {ways.Count} ways to look, {asked} questions about unknown, elsewhere, refused and destroyed, {told.Count} told apart"));
        Assert.True(told.Count == 0, string.Join('\n', told));
        Assert.True(ways.Count >= 14 && asked > 200, "Too little was asked: the search is wrong.");
    }

    private static IEnumerable<(string Way, Func<Sought, Task<Heard>> Ask)> Looking(Worn who)
    {
        foreach (var (what, typed) in new (string, Func<Sought, string>)[] { ("name", p => p.Name), ("full name", p => $"{p.Name} An"), ("reference", p => p.Reference), ("number", p => p.Niss) })
        {
            yield return ($"search by {what}", person => who.Api("/api/clients/search", new { q = typed(person) }));
            yield return ($"page of the search by {what}", person => who.Form("/clients", "find", ("q", typed(person))));
        }

        yield return ("same name and birth date", person => who.Api("/api/clients/duplicates", new { familyName = person.Name, givenName = "An", birthDate = "1984-02-29" }));
        yield return ("same number", person => who.Api("/api/clients/duplicates", new { familyName = "Iemand", niss = person.Niss }));
    }

    private IEnumerable<(string Way, Func<Sought, Task<Heard>> Ask)> Adding(Worn who)
    {
        yield return ("merge by name", person => who.Form($"/clients/{walls.Own.Client}/merge", "find-other", ("q", person.Name)));
        yield return ("merge by reference", person => who.Form($"/clients/{walls.Own.Client}/merge", "find-other", ("q", person.Reference)));
        yield return ("add by name", person => Added(who, person, niss: ""));
        yield return ("add by number", person => Added(who, person, person.Niss));
        yield return ("form by name", person => who.Form("/presentations/new", "presentation", Forms.Presentation(person.Name, ("GivenName", "An"), ("BirthDate", "29/02/1984"))));
        yield return ("form by number", person => who.Form("/presentations/new", "presentation", Forms.Presentation(person.Name, ("GivenName", "An"), ("Niss", person.Niss))));
    }

    /// <summary>A new presentation of such a person, and the new record as its page shows it.</summary>
    private static async Task<Heard> Added(Worn who, Sought person, string niss)
    {
        var body = await who.Program.PresentationBody(person.Name);
        (body["client"]!["birthDate"], body["client"]!["niss"]) = ("1984-02-29", niss);
        var added = await Heard.Of(who.Program.Http, new(HttpMethod.Post, "/api/presentations") { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") });
        if (!added.Opened)
        {
            return added;
        }

        var page = await Heard.Of(who.Browser.Still, new(HttpMethod.Get, $"/clients/{JsonDocument.Parse(added.Raw).RootElement.GetProperty("client").GetProperty("client").GetString()}"));
        return added with { Body = added.Body + Moments(page.Body), Head = added.Head + page.Head };
    }

    private object Question(Sought person) =>
        new { house = walls.Own.House, familyName = person.Name, givenName = "An", birthDate = "1984-02-29", fileNumber = "JH-1", purpose = "conditions-followed", ground = "client-consent", question = "Komt zij?" };

    /// <summary>One of each kind, whom nobody looked for yet.</summary>
    private async Task<IReadOnlyList<Sought>> People() =>
        [new(Unknown, Work.NewName(), NewNiss(), "C-7K2M9QF4"), await Elsewhere(), await WhoRefused(), await Destroyed()];

    private async Task<Sought> Elsewhere() => (await Present("elsewhere", Walls.There)).Person;

    private async Task<Sought> WhoRefused()
    {
        var (person, client, _) = await Present(Refused, Walls.Here);
        _ = (await (await walls.As($"nurse.{Walls.Here}")).Program.Post($"/api/clients/{client}/consents", new { kind = "refusal", recipientKind = "organisation", recipientOrganisation = walls.Own.House, categories = new[] { "ident", "presence", "plan", "crisis" }, form = "oral", witness = "Wim" })).Good;
        return person;
    }

    /// <summary>Somebody of the own house whose record two persons destroyed.</summary>
    private async Task<Sought> Destroyed()
    {
        var (person, client, presentation) = await Present("destroyed", Walls.Here);
        var (nurse, lead) = ((await walls.As($"nurse.{Walls.Here}")).Program, (await walls.As($"psychiatrist.{Walls.Here}")).Program);
        _ = (await nurse.Post($"/api/clients/{client}/presentations/{presentation}/decision", new { decision = "advice-only", nonAdmissionReasons = new[] { Kernel.Vocabulary.List("reason-non-admission")[0].Key }, version = 1 })).Good;
        var proposed = (await lead.Post("/api/keeping/destructions", new { client, ground = "wrong-person" })).Id;
        await Leads(nurse: true);
        _ = (await nurse.Post($"/api/keeping/destructions/{proposed}/confirmation", new { })).Good;
        await Leads(nurse: false);
        return person;
    }

    private Task Leads(bool nurse) => walls.Site.Change($"UPDATE hats SET leads = {nurse} WHERE account_id = (SELECT id FROM accounts WHERE user_name = 'nurse.kade')");

    private async Task<(Sought Person, string Client, string Presentation)> Present(string kind, string key)
    {
        var nurse = (await walls.As($"nurse.{key}")).Program;
        var (name, niss) = (Work.NewName(), NewNiss());
        var body = await nurse.PresentationBody(name);
        (body["client"]!["birthDate"], body["client"]!["niss"]) = ("1984-02-29", niss);
        var taken = (await nurse.Post("/api/presentations", body)).Good;
        var client = taken["client"]!["client"]!.GetValue<string>();
        var reference = (await walls.Site.Texts($"SELECT reference AS Value FROM clients WHERE id = {Store.Sql(client)}"))[0];
        return (new(kind, name, niss, reference), client, taken["id"]!.GetValue<string>());
    }

    private string NewNiss() => SummaryTests.Niss(840229, serial++);

    /// <summary>A new record has a reference and times of its own.</summary>
    private static string References(string text) => System.Text.RegularExpressions.Regex.Replace(text, "C-[0-9A-Z]{8}", "REFERENCE");

    private static string Moments(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\d\d?:\d\d|[xy]\d?=""[\d.]+""|(?<= )d=""[^""]+""", "TIME");

    private static string First(string one, string two) => string.Join("\n  ", one.Split('\n').Zip(two.Split('\n')).Where(pair => pair.First != pair.Second).Take(1).SelectMany(pair => new[] { pair.First, pair.Second }).Select(line => line.Length > 300 ? line[..300] : line));
}
