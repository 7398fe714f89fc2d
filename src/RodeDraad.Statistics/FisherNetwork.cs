using MathNet.Numerics;

namespace RodeDraad.Statistics;

/// <summary>
/// Fisher's exact test of larger tables. Columns are filled one after the other; partly filled tables that leave the same in the rows are one node, and a node is counted or dropped whole
/// as soon as all its completions, or none, are no more likely than the table at hand (Mehta and Patel 1983, with simpler bounds).
/// </summary>
internal sealed class FisherNetwork
{
    private const long MostSteps = 60_000_000;
    private const int ColumnSteps = 10;
    private const int NodeSteps = 200;
    private const int MostCounted = 100_000;
    private const double Merged = 5e7; // pasts that differ by less than a fifth of what makes two tables equal are one
    private const string TooLarge = "Too many tables have these margins for the exact test: use the chi-square test.";

    private readonly double[] logFactorial;
    private readonly int[] rows;
    private readonly int[] columns;
    private readonly double margins;
    private readonly double limit;
    private double found;
    private long steps;

    private FisherNetwork(CountTable table)
    {
        logFactorial = [.. Enumerable.Range(0, (int)table.Total + 1).Select(n => SpecialFunctions.FactorialLn(n))];
        rows = [.. table.RowTotals.Select(total => (int)total).Order()];
        columns = [.. table.ColumnTotals.Select(total => (int)total).OrderDescending()];
        margins = rows.Concat(columns).Sum(total => logFactorial[total]) - logFactorial[table.Total];
        limit = margins + Math.Log(FisherExact.Same);
        foreach (var count in table.Cells)
        {
            limit -= logFactorial[count];
        }
    }

    /// <summary>Probability of all tables with these margins that are no more likely than this one; no margin may be empty.</summary>
    public static double Probability(CountTable table)
    {
        if (table.Rows < 2 || table.Columns < 2)
        {
            return 1;
        }

        UnusableInputException.Refuse(table.Total > MostCounted, "too-large", TooLarge);
        return Math.Min(1, new FisherNetwork(table.Rows <= table.Columns ? table : table.Turned()).Walk());
    }

    private double Walk()
    {
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        Enter(nodes, rows, [(margins, 1)], 0);
        for (var column = 0; column < columns.Length; column++)
        {
            var next = new Dictionary<string, Node>(StringComparer.Ordinal);
            foreach (var node in nodes.Values.Where(node => node.Pasts.Count > 0))
            {
                Fill(node, (int[])node.Rows.Clone(), (0, columns[column], 0), next, column + 1);
            }

            nodes = next;
        }

        return found;
    }

    /// <summary>Gives what is open of a column to the rows from the present one on, in every way that leaves no row short.</summary>
    private void Fill(Node node, int[] left, (int Row, int Open, double Log) now, Dictionary<string, Node> next, int column)
    {
        if (now.Row == left.Length)
        {
            Enter(next, [.. left.Order()], node.Pasts.Values.Select(past => (past.Log + now.Log, past.Ways)), column);
            return;
        }

        var whole = left[now.Row];
        var capacity = 0;
        foreach (var row in left.AsSpan(now.Row + 1))
        {
            capacity += row;
        }

        for (var count = Math.Min(whole, now.Open); count >= Math.Max(0, now.Open - capacity); count--)
        {
            left[now.Row] = whole - count;
            Fill(node, left, (now.Row + 1, now.Open - count, now.Log - logFactorial[count]), next, column);
        }

        left[now.Row] = whole;
    }

    /// <summary>Counts, drops or keeps each past of a node.</summary>
    private void Enter(Dictionary<string, Node> nodes, int[] left, IEnumerable<(double Log, double Ways)> pasts, int column)
    {
        steps += ColumnSteps;
        var key = string.Join(',', left);
        if (!nodes.TryGetValue(key, out var node))
        {
            steps += NodeSteps;
            node = nodes[key] = NodeOf(left, columns.AsSpan(column));
        }

        foreach (var (log, ways) in pasts)
        {
            UnusableInputException.Refuse(++steps > MostSteps, "too-large", TooLarge);
            if (log + node.Most <= limit)
            {
                found += ways * Math.Exp(log + node.All);
            }
            else if (log + node.Least <= limit)
            {
                var (first, before) = node.Pasts.GetValueOrDefault((long)Math.Round(log * Merged), (log, 0));
                node.Pasts[(long)Math.Round(log * Merged)] = (first, before + ways * Math.Exp(log - first));
            }
        }
    }

    /// <summary>Bounds of −Σ ln x! over all completions: Γ is convex in the logarithm, so it is largest when counts are spread evenly; it is smallest when a margin falls into one cell each.</summary>
    private Node NodeOf(int[] left, ReadOnlySpan<int> open)
    {
        int filled = left.Count(row => row > 0), total = left.Sum();
        double byRows = 0, byColumns = 0, rowFactorials = 0, columnFactorials = 0;
        foreach (var row in left)
        {
            byRows += open.Length * SpecialFunctions.GammaLn((double)row / Math.Max(1, open.Length) + 1);
            rowFactorials += logFactorial[row];
        }

        foreach (var column in open)
        {
            byColumns += filled * SpecialFunctions.GammaLn((double)column / Math.Max(1, filled) + 1);
            columnFactorials += logFactorial[column];
        }

        return new(left, -Math.Max(byRows, byColumns), -Math.Min(rowFactorials, columnFactorials), logFactorial[total] - rowFactorials - columnFactorials);
    }

    /// <summary>Partly filled tables that leave the same in the rows.</summary>
    /// <param name="Rows">What is left, ascending.</param>
    /// <param name="Most">Logarithm of the most likely completion.</param>
    /// <param name="Least">Of the least likely.</param>
    /// <param name="All">Of all completions together.</param>
    private sealed record Node(int[] Rows, double Most, double Least, double All)
    {
        /// <summary>Logarithms of what was filled, with how many ways lead there.</summary>
        public Dictionary<long, (double Log, double Ways)> Pasts { get; } = [];
    }
}
