namespace RodeDraad.Costing;

/// <summary>What the numbers of a column are.</summary>
public enum CostUnit
{
    /// <summary>Whole things: people, beds, stays, months.</summary>
    Count,

    /// <summary>Full-time posts, as a number: 0.8 is four days of five.</summary>
    Posts,

    /// <summary>Days of 24 hours.</summary>
    Days,

    /// <summary>Euro; amounts are exact to the cent.</summary>
    Euro,

    /// <summary>A fraction, 1 is 100 %.</summary>
    Share,

    /// <summary>Something per something.</summary>
    Ratio,
}

/// <summary>What a row is about.</summary>
public enum CostRowKind
{
    /// <summary>One service.</summary>
    Service,

    /// <summary>A part of a service; <see cref="CostRow.Part"/> says which.</summary>
    Part,

    /// <summary>The mean of the services, each counting once; of those that know the number.</summary>
    Mean,

    /// <summary>All services as if they were one: sums, and ratios of sums over the services that know both.</summary>
    Together,
}

/// <summary>One column.</summary>
/// <param name="Key">Stable name in kebab-case.</param>
/// <param name="Unit">What its numbers are.</param>
public sealed record CostColumn(string Key, CostUnit Unit);

/// <summary>One row.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Service">Name of the service; empty for the last rows.</param>
/// <param name="Part">Code of the part, else empty.</param>
/// <param name="Cells">One number per column; null is not known, shown as a stroke.</param>
public sealed record CostRow(CostRowKind Kind, string Service, string Part, IReadOnlyList<decimal?> Cells);

/// <summary>One table of costs for a set of services.</summary>
/// <param name="Key">Stable name in kebab-case.</param>
/// <param name="Printed">The tables of the ECCAM report that it makes anew, or empty.</param>
/// <param name="Columns">In order.</param>
/// <param name="Rows">Services in the order given, then the mean and all together where they make sense.</param>
public sealed record CostTable(string Key, string Printed, IReadOnlyList<CostColumn> Columns, IReadOnlyList<CostRow> Rows);
