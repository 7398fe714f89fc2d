using RodeDraad.Register;

namespace RodeDraad.Registration;

/// <summary>Rows in the order of their own answers: where one stands says nothing of when somebody came.</summary>
internal static class Unordered
{
    public static Episodes By(Episodes episodes)
    {
        var order = Enumerable.Range(0, episodes.Count).ToArray();
        Array.Sort(order, (one, other) => episodes.Columns.Select(column => (column[one] ?? -1).CompareTo(column[other] ?? -1)).FirstOrDefault(differs => differs != 0));
        var sorted = new Episodes(episodes.Codebook, episodes.Count);
        foreach (var (from, to) in episodes.Columns.Zip(sorted.Columns))
        {
            for (var row = 0; row < order.Length; row++)
            {
                to[row] = from[order[row]];
            }
        }

        return sorted;
    }
}
