namespace RodeDraad.Statistics;

/// <summary>Places in the order of size.</summary>
internal static class Ranks
{
    /// <summary>From 1; equal values share the mean of their places.</summary>
    public static double[] Of(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).ToArray();
        Array.Sort((double[])values.Clone(), order);
        var ranks = new double[values.Length];
        for (int first = 0, next; first < order.Length; first = next)
        {
            next = first + 1;
            while (next < order.Length && values[order[next]] == values[order[first]])
            {
                next++;
            }

            for (var at = first; at < next; at++)
            {
                ranks[order[at]] = (first + 1 + next) / 2.0;
            }
        }

        return ranks;
    }

    /// <summary>Twice the share of all orders whose sum of squared differences of rank lies at least as far to the same side of the middle; at most 1.</summary>
    public static double ShareOfOrders(double[] x, double[] y)
    {
        var n = x.Length;
        var found = (int)x.Zip(y, (a, b) => (a - b) * (a - b)).Sum();
        var ways = new Dictionary<int, long>[1 << n]; // by the set of places already given away
        ways[0] = new() { [0] = 1 };
        for (var taken = 0; taken < (1 << n) - 1; taken++)
        {
            var person = int.PopCount(taken);
            for (var place = 0; place < n; place++)
            {
                if ((taken & (1 << place)) == 0)
                {
                    var then = ways[taken | (1 << place)] ??= [];
                    foreach (var (sum, count) in ways[taken])
                    {
                        var next = sum + (person - place) * (person - place);
                        then[next] = then.GetValueOrDefault(next) + count;
                    }
                }
            }
        }

        var all = ways[^1];
        var upper = found > n * (n * n - 1) / 6;
        return Math.Min(1, 2.0 * all.Where(sum => upper ? sum.Key >= found : sum.Key <= found).Sum(sum => sum.Value) / all.Values.Sum());
    }
}
