using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>What one worker holds.</summary>
/// <param name="Cases">Running cases.</param>
/// <param name="Percent">How full it is: each case takes its weight divided by the norm of its model; 100 is full.</param>
public sealed record Load(int Cases, double Percent)
{
    /// <summary>How full it would be with one case more, in whole percent.</summary>
    public int With(int weight, CaseModel model) => (int)Math.Round(Percent + ((double)weight / model.Norm));
}

/// <summary>The caseload of a worker: a weighted sum, so that ten clinical cases are as full as thirty generalist ones.</summary>
public static class Caseload
{
    internal static async Task<Load> Of(CircuitDb db, Hat colleague, AccountId worker, Instant now, CancellationToken cancel)
    {
        var (house, service) = (colleague.Organisation, (await UnitLine.OfTeam(db, colleague).FirstOrDefaultAsync(cancel))?.Id);
        var held = await db.Set<Case>().AsNoTracking()
            .Where(c => c.OrganisationId == house && c.FromOn != null && c.EndedOn == null
                && ((c.Manager == worker && (c.StandInUntil == null || c.StandInUntil <= now)) || (c.StandIn == worker && c.StandInUntil > now) || (c.ServiceId == service && c.Model == CaseModels.Shared)))
            .Select(c => new { c.Model, c.Weight }).ToListAsync(cancel);
        var models = await CaseModels.At(db, house, now, cancel);
        return new(held.Count, Percent(held.Select(c => (c.Model, c.Weight)), models, await Workers(db, colleague, cancel)));
    }

    /// <summary>The case managers of a team, at least one.</summary>
    internal static async Task<int> Workers(CircuitDb db, Hat colleague, CancellationToken cancel) =>
        Math.Max(1, await Colleagues.Of(db, colleague.Organisation).Where(c => c.Team == colleague.Team && c.Role == "case_manager").Select(c => c.Account).Distinct().CountAsync(cancel));

    /// <summary>Percent of a full load.</summary>
    /// <param name="cases">Model and weight in hundredths of each.</param>
    /// <param name="workers">Who hold the shared ones together: each carries a part.</param>
    public static double Percent(IEnumerable<(string Model, int Weight)> cases, IReadOnlyList<CaseModel> models, int workers) =>
        cases.Sum(c => models.First(model => model.Key == c.Model) is var model ? (double)c.Weight / (model.Norm * (model.Shared ? workers : 1)) : 0);
}
