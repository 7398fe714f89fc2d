using NodaTime;
using RodeDraad.CrisisUnits;

namespace RodeDraad.Demo;

/// <summary>Fills in what a stay is registered with, for the stays of the last year: the report's shares where it prints them, and of 7 in 100 stays nothing.</summary>
/// <remarks>It has a chance of its own, so that the rest of the circuit is the same with and without it.</remarks>
internal sealed class DemoRegistration
{
    private static readonly string[] Social = ["nationality", "marital-status", "living-situation", "residence", "work-situation", "income-source"];

    private readonly Random random;
    private readonly DemoForms forms;
    private readonly FitTable fit;
    private readonly Instant since;
    private readonly Dictionary<string, Deck<string>> decks;
    private readonly Dictionary<string, Deck<bool>> given;

    public DemoRegistration(DemoForms forms, FitTable fit, Random random, Instant now)
    {
        (this.forms, this.fit, this.random, since) = (forms, fit, random, now - Duration.FromDays(365));
        decks = Social.ToDictionary(measure => measure, measure => Published.Deck(measure, random), StringComparer.Ordinal);
        Own("education", ("primary", 14), ("lower-secondary", 30), ("secondary", 38), ("higher", 18));
        Own("axis-1", ("substance-related-disorder", 73), ("mood-disorders", 8), ("adjustment-disorders", 10), ("anxiety-disorders", 3), ("psychotic-disorders", 4), ("other-diagnoses", 2));
        Own("axis-1-secondary", ("", 33), ("substance-related-disorder", 24), ("mood-disorders", 16), ("adjustment-disorders", 11), ("anxiety-disorders", 9), ("other-diagnoses", 7));
        Own("axis-2", ("none", 58), ("borderline", 11), ("obsessive-compulsive", 12), ("deferred-or-absent", 7), ("not-otherwise-specified", 5), ("dependent", 4), ("antisocial", 3));
        Own("use-class", ("abuse", 43), ("dependence", 57));
        Own("detoxification", ("none", 58), ("medication-supported-reduction", 24), ("substitution", 18));
        given = Published.All.Where(figure => figure.Measure is "first-care" or "contact-on-admission").Select(figure => (figure.Code, Share: (int)figure.Value))
            .Concat([("medication-pharmacotherapy", 70), ("individual-talks", 88), ("group-talks", 25), ("motivational-talks", 55), ("involving-significant-others", 35), ("relapse-prevention", 37), ("giving-advice", 60), ("planning-of-care-trajectory", 65), ("advocacy", 20), ("aftercare-plan", 70)])
            .ToDictionary(chance => chance.Item1, chance => new Deck<bool>(random, [(true, chance.Item2), (false, 100 - chance.Item2)]), StringComparer.Ordinal);
    }

    /// <summary>What the anamnesis of a stay says of care before it.</summary>
    public Dictionary<string, string> Told(Stay stay, bool admitted) => stay.FromAt < since ? [] : new(StringComparer.Ordinal)
    {
        ["injecting-history"] = random.Next(10) switch { < 8 => "never", 8 => "ever-not-recent", _ => "last-30-days" },
        ["earlier-ever"] = admitted ? "yes" : "no",
        ["ambulatory-before"] = random.Next(10) < 6 ? "yes" : "no",
    };

    /// <summary>The forms of a stay that ended.</summary>
    public void Fill(DemoUnit unit, Stay stay)
    {
        if (stay.FromAt < since || random.Next(100) < 7)
        {
            return;
        }

        var social = Social.ToDictionary(measure => measure, measure => Count(unit, measure, decks[measure].Draw()), StringComparer.Ordinal);
        forms.Fill(unit, stay, "social", new(social) { ["education"] = decks["education"].Draw() });
        var first = decks["axis-1"].Draw();
        forms.Fill(unit, stay, "diagnosis", new()
        {
            ["axis-1"] = first,
            ["axis-1-secondary"] = decks["axis-1-secondary"].Draw() is var second && second != first ? second : "",
            ["use-class"] = first == "substance-related-disorder" ? decks["use-class"].Draw() : "",
            ["axis-2"] = decks["axis-2"].Draw(),
        });
        var way = decks["detoxification"].Draw();
        string[] care = [.. Given(unit, "first-care"), .. Others(), .. way switch { "substitution" => new[] { "detox-substitution" }, "none" => [], _ => ["detox-tapering"] }];
        forms.Fill(unit, stay, "care", new() { ["interventions"] = string.Join(' ', care), ["detoxification"] = way });
        foreach (var party in Given(unit, "contact-on-admission"))
        {
            forms.Fill(unit, stay, "third-party", new() { ["party"] = party, ["way"] = "phone" });
        }

        forms.Close(unit, stay, "intervention-network");
        forms.Fill(unit, stay, "aftercare-plan", new() { ["necessity-discussed"] = given["aftercare-plan"].Draw() ? "yes" : "no" });
    }

    private void Own(string measure, params (string Value, int Cards)[] cards) => decks.Add(measure, new(random, cards));

    private string Count(DemoUnit unit, string measure, string code)
    {
        if (unit.Hospital)
        {
            fit.Count(measure, code);
        }

        return code;
    }

    /// <summary>Each code of a printed measure with its own share: several can hold.</summary>
    private string[] Given(DemoUnit unit, string measure)
    {
        string[] drawn = [.. Published.All.Where(figure => figure.Measure == measure).Select(figure => figure.Code).Where(code => given[code].Draw())];
        if (unit.Hospital)
        {
            fit.Count(measure, drawn);
        }

        return drawn;
    }

    private IEnumerable<string> Others() => given.Keys.Where(code => Kernel.Vocabulary.Has("intervention", code) && !Published.All.Any(figure => figure.Code == code && figure.Measure == "first-care") && given[code].Draw());
}
