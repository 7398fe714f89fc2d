using static RodeDraad.Statistics.UnusableInputException;

namespace RodeDraad.Statistics;

/// <summary>What explains: one column per term.</summary>
/// <param name="Terms">A name for each column.</param>
/// <param name="Columns">One value per row in each, any unit; NaN for missing.</param>
public sealed record Covariates(IReadOnlyList<string> Terms, IReadOnlyList<double[]> Columns)
{
    internal void RefuseUnlessLong(int rows)
    {
        Refuse(Terms.Count != Columns.Count, "lengths-differ", "Each column has a name.");
        Refuse(Columns.Any(column => column.Length != rows), "lengths-differ", "Each column has a value for each row.");
        foreach (var column in Columns)
        {
            Array.ForEach(column, Sample.RefuseInfinity);
        }
    }

    internal bool AreKnown(int row) => Columns.All(column => !double.IsNaN(column[row]));
}
