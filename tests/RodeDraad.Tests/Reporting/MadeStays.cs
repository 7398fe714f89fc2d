using RodeDraad.Register;
using RodeDraad.Registration;
using RodeDraad.Reporting;

namespace RodeDraad.Tests;

/// <summary>Stays made by a rule instead of by chance, so that every table can be worked out again: item by item another cycle of answers, every seventh missing.</summary>
internal static class MadeStays
{
    private const int Seventh = 7;

    public static Episodes Of(int count, params string[] years)
    {
        var definition = CareItems.Beside(Shelf.Own.Of("eccam", 2026)!);
        var episodes = new Episodes(definition.For([.. (years.Length == 0 ? ["2024", "2025"] : years).Select(year => int.Parse(year, System.Globalization.CultureInfo.InvariantCulture))], [("unit-01", "De Kade"), ("unit-02", "De Steiger"), ("unit-03", "Rives")]), count);
        foreach (var (at, column) in episodes.Columns.Index())
        {
            for (var row = 0; row < count; row++)
            {
                column[row] = column.Item.Name is "year" or "unit" ? row % column.Item.Answers!.Count
                    : (row + at) % Seventh == 0 ? null
                    : column.Item.Answers is { } answers ? (row * (at + 1) / 3 + row % 2) % Math.Min(answers.Count, 4)
                    : (row * 5 + at) % Math.Min(column.Item.Most!.Value, 60);
            }
        }

        return episodes;
    }

    /// <summary>All of the own team, or all of another.</summary>
    public static Population Population(Episodes stays, bool ofOthers) => new(stays, [.. Enumerable.Repeat(ofOthers, stays.Count)]);

    public static Asked Asked(Episodes stays, bool ofOthers = false) => new(Population(stays, ofOthers), Words.Said("2024–2025"));
}
