using System.Globalization;
using RodeDraad.Statistics;

namespace RodeDraad.Tests.Statistics;

/// <summary>Probabilities far out, at few and at ten million degrees of freedom, against R 4.2 (<c>tails.R</c>).</summary>
public sealed class TailTests
{
    public static TheoryData<string> Distributions => ["chi", "t", "f", "n", "q", "tq"];

    [Theory]
    [MemberData(nameof(Distributions))]
    public void A_tail_holds_to_ten_digits(string distribution)
    {
        var lines = Golden.Lines("tails.csv").Select(line => line.Split(',')).Where(line => line[0] == distribution && Math.Abs(Number(line[^1])) > 1e-300).ToList();

        var worst = lines.Max(line => Math.Abs(Tailed(distribution, [.. line[1..^1].Select(Number)]) / Number(line[^1]) - 1));

        Assert.True(lines.Count >= 7 && worst < 1e-10, $"{lines.Count} values, off by {worst}");
    }

    [Fact]
    public void What_is_impossible_has_no_probability_and_what_is_certain_has_all()
    {
        Assert.Equal(0, Tail.ChiSquare(double.PositiveInfinity, 3));
        Assert.Equal(0, Tail.StudentT(double.NegativeInfinity, 3));
        Assert.Equal(0, Tail.F(double.PositiveInfinity, 2, 3));
        Assert.Equal([1, 1, 1, 1], [Tail.ChiSquare(0, 3), Tail.StudentT(0, 3), Tail.F(0, 2, 3), Tail.Normal(0)]);
    }

    private static double Tailed(string distribution, double[] given) => distribution switch
    {
        "chi" => Tail.ChiSquare(given[1], given[0]),
        "t" => Tail.StudentT(given[1], given[0]),
        "f" => Tail.F(given[2], given[0], given[1]),
        "n" => Tail.Normal(given[0]),
        "q" => Tail.NormalQuantile(given[0]),
        _ => Tail.StudentTWithin(2 * given[1] - 1, given[0]),
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
