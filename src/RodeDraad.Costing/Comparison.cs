using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>Services side by side under letters, as the report shows them (X1 to X8, C1 to C3) at the services' own request (000:12640).</summary>
public static class Comparison
{
    /// <summary>The fewest services that are compared. With two, each knows which the other is; the report shows three. Our choice.</summary>
    public const int Fewest = 3;

    /// <summary>What may be told of services that are not to be known: ratios and costs per unit. The number of beds, the functions of the staff and the total cost would name a service.</summary>
    /// <param name="services">Questionnaires of one year, one per service.</param>
    /// <returns>
    /// The tables <c>ratios</c> and <c>unit-costs</c> with a letter for each service, in the order of their cost per day of care, the cheapest first, those without one last; the same letter in both.
    /// Refused with <c>costs.too-few</c> when there are fewer than <see cref="Fewest"/>, or <c>costs.years-differ</c>.
    /// </returns>
    /// <remarks>A service knows its own figures and so its own letter, never whose the others are. Somebody who knows a figure of another service by another way can still find it: show it to services only.</remarks>
    public static Outcome<List<CostTable>> Of(IReadOnlyList<CostQuestionnaire> services)
    {
        if (services.Select(q => q.Service).Distinct(StringComparer.Ordinal).Count() < Fewest)
        {
            return new Refusal("costs.too-few", Fewest);
        }

        if (services.Select(q => q.Year).Distinct().Count() > 1)
        {
            return new Refusal("costs.years-differ");
        }

        var order = services
            .OrderBy(q => PerDay(q) ?? decimal.MaxValue).ThenBy(q => CostTotals.Of(q).Total.Cents)
            .Select((q, at) => q with { Service = Letter(at) }).ToList();
        return (List<CostTable>)[CostTables.Ratios(order), CostTables.UnitCosts(order)];
    }

    /// <summary>A to Z, then AA, AB and so on.</summary>
    private static string Letter(int at) => (at < 26 ? "" : Letter((at / 26) - 1)) + (char)('A' + (at % 26));

    private static decimal? PerDay(CostQuestionnaire q) => CostTables.UnitCosts([q]).Rows[0].Cells[2];
}
