using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Costing;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.ServiceCosts;

/// <summary>How a house is paid by its occupancy, from a day on. Never changed: a new row holds from its own day, the last one that was set of a day.</summary>
internal sealed class PaymentSetting
{
    public required OrganisationId OrganisationId { get; init; }

    public required LocalDate FromOn { get; init; }

    public required Instant SetAt { get; init; }

    public required AccountId SetBy { get; init; }

    /// <summary>Ten-thousandths of what the beds hold.</summary>
    public required long Target { get; init; }

    /// <summary>Ten-thousandths of what the beds hold.</summary>
    public required long Cap { get; init; }

    /// <summary>Ten-thousandths of the day price.</summary>
    public required long AboveTarget { get; init; }

    /// <summary>Ten-thousandths of the day price.</summary>
    public required long AboveTargetAgain { get; init; }

    public required string Source { get; init; }

    /// <summary>The rules of a house, the latest day first; those of the report last.</summary>
    public static async Task<IReadOnlyList<PaymentRule>> Of(CircuitDb db, OrganisationId house, CancellationToken cancel)
    {
        var rows = await db.Set<PaymentSetting>().AsNoTracking().Where(s => s.OrganisationId == house).ToListAsync(cancel);
        var own = rows.GroupBy(s => s.FromOn).Select(day => day.MaxBy(s => s.SetAt)!)
            .Select(s => new PaymentRule(s.FromOn, new(s.Target), new(s.Cap), new(s.AboveTarget), new(s.AboveTargetAgain), s.Source)).ToList();
        return [.. own.OrderByDescending(rule => rule.From), .. own.Exists(rule => rule.From == PaymentRule.Reported.From) ? [] : new[] { PaymentRule.Reported }];
    }
}
