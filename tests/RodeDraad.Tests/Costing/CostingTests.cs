using FsCheck;
using FsCheck.Fluent;
using RodeDraad.Costing;
using RodeDraad.Kernel;

namespace RodeDraad.Tests;

/// <summary>Money that is divided, paid and told per unit.</summary>
public sealed class CostingTests
{
    private static readonly PaymentRule Rule = PaymentRule.Reported;

    [Fact]
    public void Parts_of_an_amount_are_the_amount_and_none_goes_against_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<(int Cents, NonEmptyArray<PositiveInt> Weights, byte Scale)>(),
        given =>
        {
            IReadOnlyList<decimal> weights = [.. given.Weights.Get.Select((weight, at) => at % 3 == 2 ? 0 : weight.Get / (decimal)Math.Pow(10, given.Scale % 9))];
            var parts = Allocation.ByWeight(new(given.Cents), weights);

            return parts.Sum(part => part.Cents) == given.Cents && parts.All(part => part.Cents == 0 || Math.Sign(part.Cents) == Math.Sign(given.Cents))
                && parts.Zip(weights).All(part => part.Second > 0 || part.First.Cents == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_part_is_a_cent_or_more_from_its_exact_share()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<(int Cents, NonEmptyArray<PositiveInt> Weights)>(), given =>
        {
            var weights = given.Weights.Get.Select(weight => (decimal)weight.Get).ToList();
            return Allocation.ByWeight(new(given.Cents), weights).Zip(weights).All(part => Math.Abs(part.First.Cents - (given.Cents * part.Second / weights.Sum())) < 1);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_hundred_euro_over_three_wards_leaves_the_cent_with_the_first() =>
        Assert.Equal([new(3334), new(3333), new Euro(3333)], Allocation.ByWeight(new(10_000), [1, 1, 1]));

    [Fact]
    public void The_largest_amount_divides_without_losing_a_cent() =>
        Assert.Equal(long.MaxValue, Allocation.ByWeight(new(long.MaxValue), [0.0000000000000000000000000001m, decimal.MaxValue, 7]).Sum(part => part.Cents));

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 0, 0 })]
    [InlineData(new[] { 2, -1 })]
    public void Without_a_weight_there_is_nothing_to_divide_by(int[] weights) =>
        Assert.Throws<ArgumentException>(() => Allocation.ByWeight(new(100), [.. weights.Select(weight => (decimal)weight)]));

    [Fact]
    public void A_sum_that_no_longer_fits_is_an_error_and_not_another_amount() => Assert.Throws<OverflowException>(() => new Euro(long.MaxValue) + new Euro(1));

    [Theory]
    [InlineData(2_900, 2_900, 0, 0, 290_000)]
    [InlineData(2_964, 2_964, 0, 0, 296_400)]
    [InlineData(3_000, 2_964, 36, 0, 298_200)]
    [InlineData(3_400, 2_964, 264, 172, 309_600)]
    public void A_day_is_paid_in_full_up_to_the_target_in_part_up_to_the_cap_and_not_beyond(int days, int normal, int reduced, int unpaid, int euro)
    {
        var paid = Rule.Pay(9, 366, days, new(10_000), new(8_500));

        Assert.Equal((normal, reduced, unpaid), (paid.NormalDays, paid.ReducedDays, paid.UnpaidDays));
        Assert.Equal(euro, paid.Total.Amount);
    }

    [Theory]
    [InlineData(9_000, 5_000, 900)]
    [InlineData(9_001, 2_500, 450)]
    public void After_a_year_above_the_target_the_part_is_smaller(int lastYear, int part, int euro)
    {
        var paid = Rule.Pay(9, 366, 2_982, new(10_000), new(lastYear));

        Assert.Equal(part, paid.Part.TenThousandths);
        Assert.Equal(euro, paid.Reduced.Amount);
    }

    [Fact]
    public void Every_day_is_in_one_part_and_another_day_never_pays_less() => Prop.ForAll(ArbMap.Default.ArbFor<(byte Beds, ushort Days, ushort Price, ushort LastYear)>(), given =>
    {
        var (less, more) = (Pay(given.Days), Pay(given.Days + 1));
        return less.NormalDays + less.ReducedDays + less.UnpaidDays == given.Days && less.Total.Cents <= more.Total.Cents;

        CentrePayment Pay(int days) => Rule.Pay(given.Beds, 365, days, new(given.Price), new(given.LastYear));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_centre_without_beds_is_paid_nothing()
    {
        var paid = Rule.Pay(0, 365, 3, new(10_000), new(0));

        Assert.Equal((0, 3, 0L, (decimal?)null), (paid.NormalDays, paid.UnpaidDays, paid.Total.Cents, paid.Occupancy));
    }

    [Fact]
    public void The_settings_of_the_day_hold_and_none_before_the_first()
    {
        var later = Rule with { From = new(2027, 1, 1), Target = new(8_500) };

        Assert.Equal(Rule, PaymentRule.On(new(2026, 12, 31), [later, Rule]));
        Assert.Equal(later, PaymentRule.On(new(2027, 1, 1), [later, Rule]));
        Assert.Null(PaymentRule.On(new(2007, 12, 31), [later, Rule]));
        Assert.Throws<InvalidOperationException>(() => (Rule with { Cap = new(8_000) }).Pay(1, 365, 1, new(1), new(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rule.Pay(-1, 365, 1, new(1), new(0)));
    }

    [Fact]
    public void Months_are_twelfths_of_the_year()
    {
        Assert.Equal(new(894_216_58), FundingGap.OverMonths(new(975_509_00), 11));
        Assert.Throws<ArgumentOutOfRangeException>(() => FundingGap.OverMonths(new(1), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FundingGap.OverMonths(new(1), 13));
    }

    [Fact]
    public void Paths_and_what_nobody_used_are_the_whole_cost() => Prop.ForAll(ArbMap.Default.ArbFor<(int Cents, (byte BedDays, byte Contacts, ushort Minutes)[] Uses)>(), given =>
    {
        var pools = PathPools.Of(new(given.Cents), new(5_001), new(2_499), new(2_500));
        var costs = PathCosts.Of(pools, [.. given.Uses.Select((use, at) => new PathUse($"{at}", 1, use.BedDays / 8m, use.Contacts, use.Minutes))]);
        return pools.Total.Cents == given.Cents && Euro.Sum(costs.Paths.Select(path => path.Cost.Total)) + costs.NotUsed.Total == pools.Total;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_lies_in_a_bed_carries_the_beds_and_who_is_called_the_contacts()
    {
        var costs = PathCosts.Of(new(new(100_000), new(20_000), new(10_000)), [new("stay", 2, 10, 5, 60), new("advice", 0, 0, 15, 0)]);

        Assert.Equal([new(1_150_00), new Euro(150_00)], costs.Paths.Select(path => path.Cost.Total));
        Assert.Equal([new Euro(575_00), null], costs.Paths.Select(path => path.PerClient));
        Assert.Equal(new PathPools(new(1), new(2), new(3)), PathCosts.Of(new(new(1), new(2), new(3)), []).NotUsed);
        Assert.Throws<ArgumentException>(() => PathPools.Of(new(1), new(5_000), new(5_000), new(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => PathCosts.Of(new(default, default, default), [new("stay", 1, -1, 0, 0)]));
    }

    [Fact]
    public void A_week_of_a_client_is_seven_days_of_the_cost_per_day_of_care()
    {
        var week = DatcapWeek.Of(new(1_040_000_00), 7_300, 365, 91)!;

        Assert.Equal((997_26L, 52_000_00L, 12_964_38L), (week.Week.Cents, week.Year.Cents, week.Treatment!.Value.Cents));
        Assert.Null(DatcapWeek.Of(new(100), 0, 365, 5));
        Assert.Null(DatcapWeek.Of(new(100), null, 365, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => DatcapWeek.Of(new(100), 1, 0, 5));
    }

    [Fact]
    public void Without_beds_stays_or_days_there_is_no_cost_per_unit()
    {
        Assert.Null(UnitCost.Per(new(100), 0));
        Assert.Null(UnitCost.Per(new(100), null));
        Assert.Equal(new(33), UnitCost.Per(new(100), 3));
        Assert.Null(UnitCost.Occupancy(10, 0, 366));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitCost.Per(new(100), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnitCost.Ratio(1, -1));
    }
}
