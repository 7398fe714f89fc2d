using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Circuit;

/// <summary>A printed figure of an inventory.</summary>
/// <param name="Item">Code of <c>supply-item</c>.</param>
/// <param name="Source">Number of the source and its line.</param>
public sealed record SupplyFigure(string Item, int Value, string Source);

/// <summary>The inventory of East Flanders of 2009-2010 as source 002 prints it, to look at beside the own region.</summary>
public static class SupplyExample
{
    public static IReadOnlyList<SupplyFigure> All { get; } = Load();

    private static List<SupplyFigure> Load()
    {
        using var reader = new StreamReader(typeof(SupplyExample).Assembly.GetManifestResourceStream("supply-2010.csv")!);
        return [.. Csv.Read(reader).Skip(1).Where(row => row[2] != "persons").Select(row => new SupplyFigure(row[0], int.Parse(row[1], CultureInfo.InvariantCulture), row[3]))];
    }
}
