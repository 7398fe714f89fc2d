
namespace RodeDraad.Demo;

/// <summary>A stay as planned: where, when it is wished for (days since the start of the history), and how long it lasts.</summary>
internal sealed record PlannedStay(DemoPerson Person, int Nth, int Unit, double Wished, double Days);

/// <summary>Someone made up: who, which substances, and the stays to come.</summary>
internal sealed class DemoPerson
{
    public required string Sex { get; init; }

    public required int Age { get; init; }

    public required IReadOnlyList<string> Substances { get; init; }

    public List<PlannedStay> Stays { get; } = [];

    /// <summary>When the last stay ended, in days since the start; minus infinity before the first.</summary>
    public double LastEnd { get; set; } = double.NegativeInfinity;
}

/// <summary>Makes people whose marginals follow the printed figures.</summary>
internal sealed class DemoPeople(Random random, double historyDays)
{
    private static readonly Dictionary<string, (int Mean, int Spread)> AgeOf = new(StringComparer.Ordinal)
    {
        ["alcohol"] = (44, 11),
        ["sedatives"] = (38, 10),
        ["opiates"] = (34, 9),
        ["stimulants"] = (29, 8),
        ["cannabis"] = (27, 8),
    };

    /// <summary>Days between two stays per class, clear of the borders so that waiting for a bed does not cross one.</summary>
    private static readonly Dictionary<string, (int From, int To)> DaysOf = new(StringComparer.Ordinal)
    {
        ["under-1-month"] = (1, 23),
        ["1-3-months"] = (36, 112),
        ["4-6-months"] = (128, 203),
        ["7-12-months"] = (221, 352),
        ["over-12-months"] = (376, 430),
    };

    private readonly Deck<string> sexes = Published.Deck("sex", random);
    private readonly Deck<string> substances = Published.Deck("main-substance", random);
    private readonly Deck<string> numbers = Published.Deck("substances-used", random);
    private readonly Deck<string> intervals = Published.Deck("interval-class", random);
    private readonly Deck<int> stays = new(random, [(1, 122), (2, 44), (3, 23), (4, 11)]);
    private readonly Deck<int> centreStays = new(random, [(1, 80), (2, 20)]);
    private readonly Spread lengths = new(random);

    /// <summary>Someone who comes to a hospital unit (0 or 1) or the centre (2), with all stays planned; to the other hospital for a few later ones.</summary>
    public DemoPerson Make(int unit)
    {
        var main = substances.Draw();
        var person = new DemoPerson { Sex = sexes.Draw(), Age = AgeFor(main), Substances = Others(main) };
        var count = unit == 2 ? centreStays.Draw() : stays.Draw();
        var lengthsOf = Enumerable.Range(0, count).Select(_ => unit == 2 ? 8 + (34 * lengths.Draw()) : HospitalDays()).ToList();
        var gaps = Gaps(count - 1);
        var whole = lengthsOf.Sum() + gaps.Sum() - lengthsOf[^1];
        var at = random.NextDouble() * Math.Max(0, historyDays - whole);
        var moves = count > 1 && unit < 2 && random.NextDouble() < 0.12;
        for (var i = 0; i < count; i++)
        {
            person.Stays.Add(new(person, i, moves && i > 0 ? 1 - unit : unit, at, lengthsOf[i]));
            at += lengthsOf[i] + (i < gaps.Count ? gaps[i] : 0);
        }

        return person;
    }

    /// <summary>Between half a day and five, 3.4 on average; a few stay on with a reason.</summary>
    private double HospitalDays()
    {
        var u = lengths.Draw();
        return u > 0.97 ? 5.3 + (random.NextDouble() * 0.6) : 0.53 + (4.2 * Math.Sqrt(u / 0.97));
    }

    private List<double> Gaps(int count)
    {
        var gaps = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var (from, to) = DaysOf[intervals.Draw()];
            to = from > 370 && count > 1 ? 390 : to;
            gaps.Add(from + (random.NextDouble() * (to - from)));
        }

        return gaps;
    }

    private int AgeFor(string substance)
    {
        var (mean, spread) = AgeOf[substance];
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return (int)Math.Round(Math.Clamp(mean + (spread * normal), 16, 85));
    }

    private List<string> Others(string main)
    {
        var used = new List<string> { main };
        var count = numbers.Draw() switch { "one" => 1, "two" => 2, _ => 3 };
        while (used.Count < count)
        {
            var other = AgeOf.Keys.ElementAt(random.Next(AgeOf.Count));
            if (!used.Contains(other))
            {
                used.Add(other);
            }
        }

        return used;
    }
}
