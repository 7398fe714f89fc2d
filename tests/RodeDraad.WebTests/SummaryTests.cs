using System.Globalization;
using RodeDraad.Policy;

namespace RodeDraad.WebTests;

/// <summary>A client of two houses lets the other one see all parts: whose role gets only a summary of a part, or nothing, reads no text of it anywhere (S8).</summary>
[Collection("walls")]
public sealed class SummaryTests(Walls walls, ITestOutputHelper output)
{
    private static readonly Cat[] Planted = [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Social, Cat.Jud, Cat.Meeting, Cat.Consent];

    /// <summary>What the client shares: not who she is, and nothing of other people.</summary>
    private static readonly string[] Shared = ["presence", "plan", "crisis", "med", "psy", "subst", "social", "jud", "meeting"];

    /// <summary>Who follows every link; the others try every route, and in the long run follow every link too.</summary>
    private static readonly string[] Walking = [$"nurse.{Walls.Here}", $"social.{Walls.Here}"];

    /// <summary>Of which parts each role reads the whole text in another house (access.md A7; psy elsewhere by rule Y8).</summary>
    private static readonly Dictionary<string, (string Role, Cat[] Full)> Readers = new(StringComparer.Ordinal)
    {
        ["psychiatrist"] = ("psychiatrist", [Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Social, Cat.Meeting]),
        ["psychologist"] = ("psychologist", [Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Psy, Cat.Subst, Cat.Social, Cat.Meeting]),
        ["nurse"] = ("crisis_nurse", [Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Subst, Cat.Meeting]),
        ["social"] = ("social_worker", [Cat.Presence, Cat.Plan, Cat.Social, Cat.Jud, Cat.Meeting]),
        ["office"] = ("office_admin", []),
        ["coordinator"] = ("", []),
        ["auditor"] = ("", []),
    };

    [Fact]
    public async Task A_summary_holds_no_word_of_the_text_on_pages_in_answers_on_paper_and_in_what_the_program_prints()
    {
        var niss = Niss(840229, 17);
        var there = await Furnished.Make(walls, Walls.There, niss);
        var (own, house) = (await Known(niss), there.House);
        foreach (var (_, (role, _)) in Readers.Where(reader => reader.Value.Role.Length > 0))
        {
            await there.Share(role, Shared, walls.Own.House);
        }

        var (reads, seen, whole, missing, parts) = (0, new SortedSet<string>(StringComparer.Ordinal), 0, new List<string>(), 0);
        foreach (var (name, (_, full)) in Readers)
        {
            var who = await walls.As($"{name}.{Walls.Here}");
            var (text, count) = await Read(who, own, there);
            reads += count;
            parts += Planted.Length - full.Length;
            foreach (var part in Planted)
            {
                var found = text.Contains(there.Word(part), StringComparison.OrdinalIgnoreCase);
                whole += found && full.Contains(part) ? 1 : 0;
                _ = found == full.Contains(part) || (found ? seen.Add($"{name} {part}") : Miss(missing, $"{name} {part}"));
            }
        }

        var printed = Planted.Count(part => walls.Site.Printed.Any(line => line.Contains(there.Word(part), StringComparison.OrdinalIgnoreCase)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"SUMMARY: {Readers.Count} roles, {Planted.Length} planted words, {reads} readings, {parts} parts as summary or closed: {seen.Count} planted words seen, {printed} in {walls.Site.Printed.Count} printed lines; {whole} parts in full, {missing.Count} of them without their word"));
        Assert.True(seen.Count == 0, string.Join(", ", seen));
        Assert.Equal(0, printed);
        Assert.True(missing.Count == 0, string.Join(", ", missing));
        Assert.Equal(house, there.House);
    }

    private static bool Miss(List<string> missing, string part)
    {
        missing.Add(part);
        return false;
    }

    /// <summary>The record of the same person in the own house, with nothing in it.</summary>
    private async Task<string> Known(string niss)
    {
        var nurse = (await walls.As($"nurse.{Walls.Here}")).Program;
        var body = await nurse.PresentationBody(Work.NewName());
        body["client"]!["niss"] = niss;
        return (await nurse.Post("/api/presentations", body)).Good["client"]!["client"]!.GetValue<string>();
    }

    /// <summary>Everything that somebody can read: every page by its links, every route with the ids of the other house, with the own record and with the other one.</summary>
    private async Task<(string Text, int Readings)> Read(Worn who, string own, Furnished there)
    {
        var walked = Walls.All || Walking.Contains(who.Name) ? await Walk.Of(who.Browser, walls.Site, [$"/clients/{own}", $"/clients/{own}/shared/{there.House}"]) : new([], [], "");
        var (texts, ids) = (new List<string> { walked.Text }, await there.Ids());
        var ownIds = new Dictionary<string, string>(ids, StringComparer.Ordinal) { ["clients"] = own };
        foreach (var way in Way.All(walls.Site).Where(way => way.IsGet && !way.Text.StartsWith("/live", StringComparison.Ordinal)))
        {
            foreach (var with in way.Places.Count == 0 ? [ids] : new[] { ids, ownIds })
            {
                using var answer = await (way.IsApi ? who.Program.Http : who.Browser.Still).GetAsync(new Uri(Kinds.Address(way, with), UriKind.Relative));
                texts.Add($"{answer.Headers}{answer.Content.Headers}{await Papers.Words(await answer.Content.ReadAsByteArrayAsync())}");
            }
        }

        return (string.Join('\n', texts), walked.Pages.Count + texts.Count);
    }

    /// <summary>A national number with its check.</summary>
    internal static string Niss(int born, int serial) => string.Create(CultureInfo.InvariantCulture, $"{born:000000}{serial:000}{97 - (((born * 1000L) + serial) % 97):00}");
}
