using RodeDraad.Statistics;

namespace RodeDraad.Tests.Statistics;

/// <summary>What books and reports print comes out again, to the digits that they print.</summary>
public sealed class PublishedTests
{
    private static readonly double[] Freireich = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35, 1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
    private static readonly double[] Relapse = [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Repeat(1.0, 21)];
    private static readonly double[] Placebo = [.. Enumerable.Repeat(0.0, 21), .. Enumerable.Repeat(1.0, 21)];

    [Fact]
    public void Centres_by_year_of_admission_ECCAM_report_line_4454()
    {
        var table = new CountTable([118, 156, 139, 362, 342, 292, 139, 126, 103, 192, 153, 146, 100, 111, 99], 3);

        var found = ChiSquare.Of(table);

        Assert.Equal((2578, 8, 14.925, 0.061), (found.N, found.Df, Math.Round(found.Chi2!.Value, 3), Math.Round(found.P!.Value, 3)));
    }

    [Theory]
    [InlineData(16.14, 7, 0.024)]
    [InlineData(7.67, 2, 0.022)]
    [InlineData(3.29, 1, 0.070)]
    [InlineData(13.24, 2, 0.001)]
    [InlineData(10.86, 4, 0.028)]
    public void Chi_squares_of_the_ECCAM_report_have_the_probability_that_it_prints(double chi2, int df, double p) => Assert.Equal(p, Tail.ChiSquare(chi2, df), 3);

    [Fact]
    public void The_lady_who_tastes_tea_Fisher_1935_chapter_2()
    {
        var found = (FisherTwoByTwoResult)FisherExact.Of(new([3, 1, 1, 3], 2));

        Assert.Equal(17.0 / 70, found.PGreater, 1e-14);
        Assert.Equal(34.0 / 70, found.P, 1e-14);
    }

    [Fact]
    public void Hours_of_sleep_Student_1908()
    {
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

        var found = TTest.Welch(first, second);

        Assert.Equal((-1.8608, 0.0794), (Math.Round(found.T!.Value, 4), Math.Round(found.P!.Value, 4)));
        Assert.Equal((0.75, 2.33), (Math.Round(found.Mean1!.Value, 2), Math.Round(found.Mean2!.Value, 2)));
    }

    [Fact]
    public void Oesophageal_cancer_and_alcohol_Breslow_and_Day_1980_page_142()
    {
        CountTable[] ages = [new([1, 9, 0, 106], 2), new([4, 26, 5, 164], 2), new([25, 29, 21, 138], 2), new([42, 27, 34, 139], 2), new([19, 18, 36, 88], 2), new([5, 0, 8, 31], 2)];

        var found = MantelHaenszel.Of(ages);

        Assert.Equal((5.158, 9.3, 5), (Math.Round(found.OrMh!.Value, 3), Math.Round(found.BreslowDayChi2!.Value, 1), found.BreslowDayDf));
    }

    [Fact]
    public void Alcohol_and_malformations_Agresti_2002_page_182() => Assert.Equal(6.57, Math.Round(TrendTest.CochranArmitage([48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38], [0, 0.5, 1.5, 4, 7]).Chi2!.Value, 2));

    [Fact]
    public void Approval_of_the_prime_minister_Agresti_2002_page_411() => Assert.Equal(17.36, Math.Round(McNemar.Of(new([794, 150, 86, 570], 2)).Chi2!.Value, 2));

    [Fact]
    public void Two_raters_of_one_hundred_patients_Fleiss_Levin_and_Paik_2003_page_599()
    {
        var found = Kappas.Of(new([75, 1, 4, 5, 4, 1, 0, 0, 10], 3)).Unweighted;

        Assert.Equal((0.68, 0.076), (Math.Round(found.Kappa!.Value, 2), Math.Round(found.Se0!.Value, 3)));
    }

    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_intervals_Newcombe_1998_table_1(long events, long n, double low, double high)
    {
        var found = Proportion.Wilson(events, n);

        Assert.Equal((low, high), (Math.Round(found.CiLow!.Value, 4), Math.Round(found.CiHigh!.Value, 4)));
    }

    [Fact]
    public void Fifteen_comparisons_Benjamini_and_Hochberg_1995_section_4()
    {
        var found = Adjustment.Of([0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000]);

        Assert.Equal((3, 4), (found.Holm.Count(p => p <= 0.05), found.BenjaminiHochberg.Count(p => p <= 0.05)));
    }

    [Fact]
    public void Remission_of_leukaemia_Klein_and_Moeschberger_2003_table_4_1()
    {
        var found = KaplanMeier.Of(Freireich.AsSpan(0, 21), Relapse.AsSpan(0, 21));

        int[] events = [.. Enumerable.Range(0, found.Time.Count).Where(at => found.NEvent[at] > 0)];
        Assert.Equal([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], events.Select(at => Math.Round(found.Surv[at], 3)));
        Assert.Equal([0.076, 0.087, 0.096, 0.107, 0.114, 0.128, 0.135], events.Select(at => Math.Round(found.SeSurv[at]!.Value, 3)));
        Assert.Equal(23, found.Median);
    }

    [Fact]
    public void Remission_under_two_treatments_Kleinbaum_and_Klein_2005_pages_61_and_86()
    {
        var test = LogRank.Of(Freireich, Relapse, [.. Placebo.Select(placebo => placebo == 1 ? "placebo" : "6-MP")]);
        var model = Cox.Fit(Freireich, Relapse, new(["placebo"], [Placebo]), ties: CoxTies.Breslow);

        Assert.Equal(16.79, Math.Round(test.Chi2!.Value, 2));
        Assert.Equal((1.509, 0.410, 4.523), (Math.Round(model.Coef[0]!.Value, 3), Math.Round(model.Se[0]!.Value, 3), Math.Round(model.Hr[0]!.Value, 3)));
    }

    [Fact]
    public void Beetles_under_carbon_disulphide_Dobson_2002_page_121()
    {
        double[] dose = [1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839], killed = [6, 13, 18, 28, 52, 53, 61, 60], all = [59, 60, 62, 56, 63, 59, 62, 60];

        var found = Logistic.Fit([.. dose.Select(_ => 1.0), .. dose.Select(_ => 0.0)], new(["dose"], [[.. dose, .. dose]]), [.. killed, .. all.Zip(killed, (n, dead) => n - dead)]);

        Assert.Equal((-60.72, 34.27), (Math.Round(found.Coef[0]!.Value, 2), Math.Round(found.Coef[1]!.Value, 2)));
        Assert.Equal((5.18, 2.91), (Math.Round(found.Se[0]!.Value, 2), Math.Round(found.Se[1]!.Value, 2)));
    }
}
