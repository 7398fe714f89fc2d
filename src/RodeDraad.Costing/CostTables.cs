using RodeDraad.Kernel;

namespace RodeDraad.Costing;

/// <summary>The tables of the K series of the ECCAM report for any set of services.</summary>
/// <remarks>
/// Source: ECCAM report, chapter on costs (000:12578-14283). Each function takes questionnaires in any order and number; without any, the table has its columns and no rows.
/// A number that was not answered is null, and so is all that needs it; nothing is guessed. Services may be of different years: each uses the days of its own.
/// </remarks>
public static partial class CostTables
{
    /// <summary>The functions that the agreement of the hospital units pays for: psychologists and staff with an A1 diploma, case managers among them (000:12875-12883).</summary>
    public static readonly IReadOnlyList<string> AgreedFunctions = ["psychologist", "psychiatric-nurse-a1", "psychology-assistant-a1", "educator-a1", "case-manager"];

    /// <summary>All tables, in the order of the report, and the weekly cost after it.</summary>
    public static IReadOnlyList<CostTable> All(IReadOnlyList<CostQuestionnaire> services) =>
        [Funding(services), Staff(services), Functions(services), Agreed(services), Activity(services), Ratios(services), Wages(services), WageCost(services), Totals(services), UnitCosts(services), FunderShare(services), Weekly(services)];

    /// <summary>Income by source as shares (K1, K10). <c>sum</c> is what the answers add up to.</summary>
    public static CostTable Funding(IReadOnlyList<CostQuestionnaire> services)
    {
        var sources = Vocabulary.List("funding-source").Select(code => code.Key).ToList();
        return Table("funding", "K1, K10", [.. sources.Select(source => new CostColumn(source, CostUnit.Share)), new("sum", CostUnit.Share)], services, q =>
            [.. sources.Select(source => q.Funding.FirstOrDefault(line => line.Source == source)?.Share.Fraction), q.Funding.Count == 0 ? null : Rate.Sum(q.Funding.Select(line => line.Share)).Fraction]);
    }

    /// <summary>Staff by function, and per service in all (K2, K11). Posts that are not known count as none in the sum.</summary>
    public static CostTable Staff(IReadOnlyList<CostQuestionnaire> services)
    {
        var rows = services.SelectMany(q => q.Staff
            .GroupBy(line => line.Function, StringComparer.Ordinal)
            .Select(function => new CostRow(CostRowKind.Part, q.Service, function.Key, [function.Sum(line => line.People), Posts(function), Cost(function)]))
            .Append(new(CostRowKind.Service, q.Service, "", [People(q), Posts(q.Staff), Cost(q.Staff)]))).ToList();
        if (rows.Count > 0)
        {
            rows.Add(Sums(rows.Where(row => row.Kind == CostRowKind.Service)));
        }

        return new("staff", "K2, K11", [new("people", CostUnit.Count), new("posts", CostUnit.Posts), new("gross-cost", CostUnit.Euro)], rows);
    }

    /// <summary>The same by function over all services.</summary>
    public static CostTable Functions(IReadOnlyList<CostQuestionnaire> services) =>
        new("functions", "K2, K11", [new("people", CostUnit.Count), new("posts", CostUnit.Posts), new("gross-cost", CostUnit.Euro)], [.. services.SelectMany(q => q.Staff)
            .GroupBy(line => line.Function, StringComparer.Ordinal)
            .Select(function => new CostRow(CostRowKind.Part, "", function.Key, [function.Sum(line => line.People), Posts(function), Cost(function)]))]);

    /// <summary>Posts by agreement against posts there are (K3): agreed, funded, not funded, all functions, the agreed functions, lacking, and filled beyond what is funded.</summary>
    public static CostTable Agreed(IReadOnlyList<CostQuestionnaire> services)
    {
        CostColumn[] columns = [.. new[] { "agreed", "funded", "not-funded", "all-functions", "agreed-functions", "lacking", "beyond-funded" }.Select(key => new CostColumn(key, CostUnit.Posts))];
        return Table("agreed", "K3", columns, services, q =>
        {
            var (agreed, funded) = (q.Agreement.PostsAgreed, q.Agreement.PostsFunded);
            var real = Posts(q.Staff.Where(line => AgreedFunctions.Contains(line.Function)));
            return [agreed, funded, agreed - funded, Posts(q.Staff), real, agreed - real, real - funded];
        });
    }

    /// <summary>Beds and what was done (K4a, K12a). <c>unaccounted</c> is presentations that are neither a consultation nor a stay; the report finds 638 and 117 (000:13086-13088). It may be negative.</summary>
    public static CostTable Activity(IReadOnlyList<CostQuestionnaire> services) => Table(
        "activity",
        "K4a, K12a",
        [new("beds", CostUnit.Count), new("mean-stay", CostUnit.Days), new("bed-days", CostUnit.Days), new("registrations", CostUnit.Count), new("consultations", CostUnit.Count), new("admissions", CostUnit.Count), new("unaccounted", CostUnit.Count), new("posts", CostUnit.Posts), new("people", CostUnit.Count)],
        services,
        q => [q.Activity.Beds, q.Activity.MeanStayDays, q.Activity.BedDays, q.Activity.Registrations, q.Activity.Consultations, q.Activity.Admissions, q.Activity.Registrations - q.Activity.Consultations - q.Activity.Admissions, Posts(q.Staff), People(q)]);

    /// <summary>Work per post, person and bed, and occupancy both ways (K4b, K12b): <c>occupancy-formula</c> from stays times mean stay, <c>occupancy-counted</c> from the time in beds itself.</summary>
    /// <remarks>The row <c>Together</c> is the report's mean for ratios; for occupancy the report gives <c>Mean</c> (note 29).</remarks>
    public static CostTable Ratios(IReadOnlyList<CostQuestionnaire> services) => RatioTable(
        "ratios",
        "K4b, K12b",
        services,
        [
            new("admissions-per-post", CostUnit.Ratio, q => q.Activity.Admissions, q => Posts(q.Staff)),
            new("admissions-per-person", CostUnit.Ratio, q => q.Activity.Admissions, People),
            new("admissions-per-bed", CostUnit.Ratio, q => q.Activity.Admissions, q => q.Activity.Beds),
            new("posts-per-bed", CostUnit.Ratio, q => Posts(q.Staff), q => q.Activity.Beds),
            new("people-per-bed", CostUnit.Ratio, People, q => q.Activity.Beds),
            new("registrations-per-admission", CostUnit.Ratio, q => q.Activity.Registrations, q => q.Activity.Admissions),
            new("registrations-per-post", CostUnit.Ratio, q => q.Activity.Registrations, q => Posts(q.Staff)),
            new("registrations-per-person", CostUnit.Ratio, q => q.Activity.Registrations, People),
            new("occupancy-formula", CostUnit.Share, StayDays, BedTime),
            new("occupancy-counted", CostUnit.Share, q => q.Activity.BedDays, BedTime),
        ]);
}
