using System.Globalization;
using RodeDraad.Costing;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>Money and other numbers of costs as a page writes them.</summary>
internal static class CostNumbers
{
    /// <summary>To the cent, with groups.</summary>
    public static string Euro(Euro amount) => Euro(amount.Amount);

    /// <summary>A number of a table by its unit; a stroke for what is not known.</summary>
    public static string Of(CostUnit unit, decimal? number) => number is not { } known ? "–" : unit switch
    {
        CostUnit.Euro => Euro(known),
        CostUnit.Share => Percent(known),
        CostUnit.Count => known.ToString("N0", CultureInfo.CurrentCulture),
        CostUnit.Posts or CostUnit.Days or CostUnit.Ratio => known.ToString("N2", CultureInfo.CurrentCulture),
    };

    /// <summary>A fraction as a percentage with one decimal.</summary>
    public static string Percent(decimal fraction) => (fraction * 100).ToString("N1", CultureInfo.CurrentCulture) + "\u00a0%";

    private static string Euro(decimal amount) => amount.ToString("N2", CultureInfo.CurrentCulture) + "\u00a0€";
}
