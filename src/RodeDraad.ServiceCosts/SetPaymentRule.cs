using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.ServiceCosts;

/// <summary>Sets how the house is paid by its occupancy from a day on. What was set before stays, and counts for the days before.</summary>
/// <remarks>Refuses with <c>costs.not-this-hat</c>, <c>costs.year</c>, <c>costs.share-range</c>, <c>costs.cap-below-target</c>, <c>field-needed</c> for the source.</remarks>
public sealed class SetPaymentRule(Door door, Caller caller)
{
    private static readonly Rate MostOccupancy = new(100_000);

    public Task<Outcome<Done>> Run(PaymentRule rule, CancellationToken cancel) => CostHats.Only(
        CostHats.Keeps(caller.Hat),
        () => door.Write<Done>(
            new(Act.Read, Cat.Capacity) { Record = "payment-settings" },
            session =>
            {
                if (Wrong(rule) is { Count: > 0 } mistakes)
                {
                    return Task.FromResult<Outcome<Done>>(mistakes);
                }

                session.Db.Add(new PaymentSetting
                {
                    OrganisationId = session.Hat.Organisation,
                    FromOn = rule.From,
                    SetAt = session.Now,
                    SetBy = session.Hat.Account,
                    Target = rule.Target.TenThousandths,
                    Cap = rule.Cap.TenThousandths,
                    AboveTarget = rule.AboveTarget.TenThousandths,
                    AboveTargetAgain = rule.AboveTargetAgain.TenThousandths,
                    Source = rule.Source.Trim(),
                });
                session.Wrote("config", null, "payment-settings");
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            cancel));

    private static List<Refusal> Wrong(PaymentRule rule)
    {
        var check = new Mistakes();
        check.That(rule.From.Year >= CostRules.Years.First && rule.From.Year <= CostRules.Years.Last, new Refusal("costs.year", CostRules.Years.First, CostRules.Years.Last).At(nameof(rule.From)));
        foreach (var (share, most, field) in new[] { (rule.Target, MostOccupancy, nameof(rule.Target)), (rule.Cap, MostOccupancy, nameof(rule.Cap)), (rule.AboveTarget, Rate.Whole, nameof(rule.AboveTarget)), (rule.AboveTargetAgain, Rate.Whole, nameof(rule.AboveTargetAgain)) })
        {
            check.That(share.TenThousandths >= 0 && share.TenThousandths <= most.TenThousandths, new Refusal("costs.share-range", most.TenThousandths / 100).At(field));
        }

        check.That(rule.Cap.TenThousandths >= rule.Target.TenThousandths, new Refusal("costs.cap-below-target").At(nameof(rule.Cap)));
        check.Text(rule.Source, 200, nameof(rule.Source), needed: true);
        return check.Found;
    }
}
