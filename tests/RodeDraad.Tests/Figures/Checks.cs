using RodeDraad.Figures;
using RodeDraad.Kernel;

namespace RodeDraad.Tests;

/// <summary>Small tables and rules for the tests of figures.</summary>
internal static class Checks
{
    /// <summary>Checks one table <c>t</c> by rules that stand in the list <c>rules</c>.</summary>
    public static Outcome<Checked> Run(string table, string rules, string facts = "{}") =>
        FigureCheck.Run([("t", table)], [("rules", $$"""{ "tables": { "t": {{facts}} }, "rules": [ {{rules}} ] }""")]);

    /// <summary>The only finding.</summary>
    public static Finding One(string table, string rule, string facts = "{}") => Assert.Single(Run(table, rule, facts).Value.Findings);

    /// <summary>The codes of what is refused.</summary>
    public static IEnumerable<string> Codes(Outcome<Checked> outcome) => outcome.Refusals.Select(refusal => refusal.Code);
}
