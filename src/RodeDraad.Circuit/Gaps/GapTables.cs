using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

internal sealed class GapTables : ITables
{
    /// <summary>Two who tell the number at the same instant tell it once.</summary>
    public static readonly DatabaseRule OnePerInstant = new("PK_region_inhabitants", "changed-meanwhile", "region_inhabitants.region", "region_inhabitants.at");

    public IReadOnlyList<DatabaseRule> Rules => [OnePerInstant];

    public void Describe(ModelBuilder model) => model.Entity<Inhabitants>().ToTable("region_inhabitants").HasKey(i => new { i.Region, i.At });
}
