using NodaTime;
using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.ServiceCosts;

/// <summary>What a centre is asked to be paid for.</summary>
public sealed record PaymentQuestion
{
    /// <summary>The settings of this day count; null for today.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Beds of the convention.</summary>
    public int Beds { get; init; }

    /// <summary>Days of the year, or of the part of it that is settled.</summary>
    public int Days { get; init; }

    /// <summary>Days of care given.</summary>
    public int BedDays { get; init; }

    /// <summary>The normal price of a day.</summary>
    public Euro DayPrice { get; init; }

    /// <summary>Occupancy of the year before.</summary>
    public Rate LastYear { get; init; }
}

/// <summary>A payment with the settings that made it.</summary>
public sealed record ReckonedPayment(PaymentRule Rule, CentrePayment Payment);

/// <summary>The settings of a house, the latest day first; those of the report are there when the house has none of that day.</summary>
public sealed record PaymentRules(IReadOnlyList<PaymentRule> All);

/// <summary>Reckons what a crisis centre is paid by its occupancy, with the settings of the house that hold on a day. Nothing is kept.</summary>
/// <remarks>Refuses with <c>costs.not-this-hat</c>, <c>costs.negative</c>, <c>costs.out-of-range</c>, <c>costs.no-payment-rule</c> for a day before the first setting.</remarks>
public sealed class ReckonPayment(Door door, Caller caller)
{
    public Task<Outcome<PaymentRules>> Rules(CancellationToken cancel) => Read(async session => new PaymentRules(await PaymentSetting.Of(session.Db, session.Hat.Organisation, cancel)), cancel);

    public async Task<Outcome<ReckonedPayment>> Run(PaymentQuestion asked, CancellationToken cancel)
    {
        var read = await Read(async session => new { Now = session.Now.LocalDate(), Rules = await PaymentSetting.Of(session.Db, session.Hat.Organisation, cancel) }, cancel);
        if (read.Refusal is not null)
        {
            return read.Refused<ReckonedPayment>();
        }

        if (Wrong(asked) is { Count: > 0 } mistakes)
        {
            return mistakes;
        }

        return PaymentRule.On(asked.On ?? read.Value.Now, read.Value.Rules) is { } rule
            ? new ReckonedPayment(rule, rule.Pay(asked.Beds, asked.Days, asked.BedDays, asked.DayPrice, asked.LastYear))
            : new Refusal("costs.no-payment-rule").At(nameof(asked.On));
    }

    private static List<Refusal> Wrong(PaymentQuestion asked)
    {
        var check = new Mistakes();
        void Between(decimal number, decimal most, string field)
        {
            check.That(number >= 0, new Refusal("costs.negative").At(field));
            check.That(number <= most, new Refusal("costs.out-of-range").At(field));
        }

        Between(asked.Beds, 10_000, nameof(asked.Beds));
        Between(asked.Days, 366, nameof(asked.Days));
        Between(asked.BedDays, 10_000_000, nameof(asked.BedDays));
        Between(asked.DayPrice.Amount, CostRules.Largest.Amount / 1_000_000, nameof(asked.DayPrice));
        Between(asked.LastYear.Fraction, 10, nameof(asked.LastYear));
        return check.Found;
    }

    private Task<Outcome<T>> Read<T>(Func<Session, Task<T?>> read, CancellationToken cancel)
        where T : class => CostHats.Only(CostHats.Keeps(caller.Hat), () => door.Read(new(Act.Read, Cat.Capacity) { Record = "payment-settings" }, read, cancel));
}
