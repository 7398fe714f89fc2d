namespace RodeDraad.Statistics;

/// <summary>How many numbers were added that are less than, or equal to, another; in the time of a logarithm. Source: Fenwick (1994), doi:10.1002/spe.4380240306.</summary>
internal sealed class Tally
{
    private readonly double[] levels;
    private readonly int[] sums;

    /// <summary>Only numbers among these will be added and asked for.</summary>
    public Tally(double[] numbers)
    {
        levels = [.. numbers.Order()];
        sums = new int[numbers.Length + 1];
    }

    /// <summary>How many were added.</summary>
    public int Count { get; private set; }

    public void Add(double number)
    {
        Count++;
        for (var node = Place(number) + 1; node < sums.Length; node += node & -node)
        {
            sums[node]++;
        }
    }

    public int Less(double number) => Before(Place(number));

    /// <summary>Equal numbers share the first of their places.</summary>
    public int Equal(double number) => Before(Place(number) + 1) - Less(number);

    private int Before(int place)
    {
        var sum = 0;
        for (var node = place; node > 0; node -= node & -node)
        {
            sum += sums[node];
        }

        return sum;
    }

    private int Place(double number)
    {
        int low = 0, high = levels.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = levels[middle] < number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
