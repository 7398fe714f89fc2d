using System.Globalization;
using RodeDraad.Circuit;

namespace RodeDraad.Tests;

/// <summary>When a place is expected, held against made-up waiting lists whose future is known.</summary>
public sealed class WaitForecastTests(ITestOutputHelper output)
{
    [Fact]
    public void The_quantiles_are_those_of_the_beta_distribution()
    {
        // Beta(1, n): P(X ≤ x) = 1 − (1 − x)^n; Beta(2, 2): 3x² − 2x³, median a half; Beta(5, 3) from tables (R, qbeta(0.9, 5, 3))
        Assert.Equal(1 - Math.Pow(0.5, 1.0 / 7), WaitForecast.Quantile(1, 7, 0.5), 9);
        Assert.Equal(0.5, WaitForecast.Quantile(2, 2, 0.5), 9);
        var x = WaitForecast.Quantile(2, 2, 0.1);
        Assert.Equal(0.1, (3 * x * x) - (2 * x * x * x), 9);
        Assert.Equal(1 - WaitForecast.Quantile(3, 5, 0.1), WaitForecast.Quantile(5, 3, 0.9), 9);
    }

    [Fact]
    public void The_next_place_is_expected_about_as_soon_as_places_came_and_later_for_who_stands_behind()
    {
        var flow = new WaitFlow(52, 0, 364, 2_000);

        var (first, tenth) = (WaitForecast.Of(1, flow)!, WaitForecast.Of(10, flow)!);

        Assert.InRange(first.Likely, 4, 6); // 7 days · ln 2
        Assert.InRange(tenth.Likely, 63, 72);
        Assert.True(first.Earliest <= first.Likely && first.Likely <= first.Latest && tenth.Earliest > first.Earliest && tenth.Latest > first.Latest);
    }

    [Fact]
    public void Where_few_places_came_the_interval_is_wide_and_below_three_nothing_is_said()
    {
        var (few, many) = (WaitForecast.Of(3, new(3, 0, 30, 90))!, WaitForecast.Of(3, new(36, 0, 360, 1_000))!);

        Assert.True(few.Latest - few.Earliest > many.Latest - many.Earliest);
        Assert.Null(WaitForecast.Of(1, new(2, 10, 365, 900)));
        Assert.Null(WaitForecast.Of(1, new(3, 0, 0, 0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => WaitForecast.Of(0, new(5, 0, 30, 60)));
    }

    [Fact]
    public void Where_those_before_give_up_the_place_comes_sooner()
    {
        var (stay, leave) = (WaitForecast.Of(10, new(20, 0, 200, 2_000))!, WaitForecast.Of(10, new(20, 20, 200, 2_000))!);

        Assert.InRange(stay.Likely, 90, 105);
        Assert.InRange(leave.Likely, 63, 76); // 1/0.1 + 1/0.11 + … + 1/0.19 days, the mean
        Assert.Equal(WaitForecast.Of(1, new(20, 0, 200, 2_000)), WaitForecast.Of(1, new(20, 20, 200, 2_000)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(3)]
    public void On_made_up_lists_the_place_comes_inside_the_interval_in_about_eight_of_ten(int patience)
    {
        var (inside, early, all) = (0, 0, 0);
        foreach (var placesPerMonth in new[] { 1, 2, 5, 15 })
        {
            foreach (var measured in new[] { 90, 365 })
            {
                for (var seed = 0; seed < 100; seed++)
                {
                    if (new MadeUpList(placesPerMonth / 30.0, measured, patience, seed).Ask() is var (position, flow, days) && WaitForecast.Of(position, flow) is { } expected)
                    {
                        var day = (int)Math.Ceiling(days);
                        (all, early, inside) = (all + 1, early + (day < expected.Earliest ? 1 : 0), inside + (day >= expected.Earliest && day <= expected.Latest ? 1 : 0));
                    }
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"WAITING patience {patience}: {inside} of {all} inside the interval of 80 % ({100.0 * inside / all:0.0} %), {early} earlier, {all - inside - early} later"));
        Assert.True(all > 500, $"{all} were asked.");
        Assert.InRange(inside / (double)all, 0.78, 0.91);
    }

    /// <summary>A waiting list that is made up: places and clients come by chance, some clients give up. At day 0 one of them is asked, and stays.</summary>
    /// <param name="measured">Days before day 0 in which the list was kept.</param>
    /// <param name="patience">Places that come while somebody waits on the average before giving up; 0 for nobody does.</param>
    private sealed class MadeUpList(double placesPerDay, int measured, int patience, int seed)
    {
        private const int First = 8;
        private readonly Random random = new(seed);
        private readonly List<(int Who, double Since, double GivesUpOn)> waiting = [];
        private int places;
        private int others;
        private double waited;
        private int next;

        /// <returns>The position of whoever was asked, what was measured until then, and how many days it took.</returns>
        public (int Position, WaitFlow Flow, double Days)? Ask()
        {
            var arrivals = placesPerDay * (patience > 0 ? 1.4 : 1);
            for (var i = 0; i < First; i++)
            {
                Come(-measured);
            }

            var (place, client, asked) = (-measured + After(placesPerDay), -measured + After(arrivals), (Position: 0, Who: -1));
            WaitFlow? flow = null;
            while (true)
            {
                var leaves = waiting.Count == 0 ? double.MaxValue : waiting.Min(w => w.GivesUpOn);
                var now = Math.Min(place, Math.Min(client, leaves));
                if (now >= 0 && flow is null)
                {
                    if (waiting.Count == 0)
                    {
                        return null;
                    }

                    flow = new(places, others, measured, waited + waiting.Sum(w => -w.Since));
                    var at = random.Next(waiting.Count);
                    asked = (at + 1, waiting[at].Who);
                    waiting[at] = waiting[at] with { GivesUpOn = double.MaxValue };
                }
                else if (now == place)
                {
                    place = now + After(placesPerDay);
                    if (waiting.Count > 0 && Leave(0, now) == asked.Who)
                    {
                        return (asked.Position, flow!, now);
                    }
                }
                else if (now == client)
                {
                    client = now + After(arrivals);
                    Come(now);
                }
                else
                {
                    others++;
                    places--;
                    Leave(waiting.FindIndex(w => w.GivesUpOn == leaves), now);
                }
            }
        }

        private void Come(double day) => waiting.Add((next++, day, patience > 0 ? day + After(placesPerDay / patience) : double.MaxValue));

        private int Leave(int at, double now)
        {
            var (who, since, _) = waiting[at];
            places++;
            waited += now - since;
            waiting.RemoveAt(at);
            return who;
        }

        private double After(double rate) => -Math.Log(1 - random.NextDouble()) / rate;
    }
}
