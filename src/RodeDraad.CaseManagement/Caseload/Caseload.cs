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
    internal static async Task<Load> Of(CircuitDb db, OrganisationId house, AccountId worker, Instant now, CancellationToken cancel)
    {
        var held = await db.Set<Case>().AsNoTracking().Where(c => c.OrganisationId == house && c.Manager == worker && c.FromOn != null && c.EndedOn == null)
            .Select(c => new { c.Model, c.Weight }).ToListAsync(cancel);
        var models = await CaseModels.At(db, house, now, cancel);
        return new(held.Count, Percent(held.Select(c => (c.Model, c.Weight)), models));
    }

    /// <summary>Percent of a full load.</summary>
    /// <param name="cases">Model and weight in hundredths of each.</param>
    public static double Percent(IEnumerable<(string Model, int Weight)> cases, IReadOnlyList<CaseModel> models) =>
        cases.Sum(c => (double)c.Weight / models.First(model => model.Key == c.Model).Norm);
}
