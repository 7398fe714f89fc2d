namespace RodeDraad.Demo;

/// <summary>Draws values without putting them back until the pack is through, so that the drawn shares stay close to the wanted ones.</summary>
/// <param name="cards">Each value with how many cards of the pack carry it.</param>
internal sealed class Deck<T>(Random random, IEnumerable<(T Value, int Cards)> cards)
{
    private readonly T[] pack = [.. cards.SelectMany(card => Enumerable.Repeat(card.Value, card.Cards))];
    private int left;

    public T Draw()
    {
        if (left == 0)
        {
            random.Shuffle(pack);
            left = pack.Length;
        }

        return pack[--left];
    }
}

/// <summary>Draws numbers between 0 and 1, evenly spread also over a short run.</summary>
internal sealed class Spread(Random random)
{
    private readonly Deck<int> strata = new(random, Enumerable.Range(0, 100).Select(i => (i, 1)));

    public double Draw() => (strata.Draw() + random.NextDouble()) / 100;
}
