using Microsoft.EntityFrameworkCore;
using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.ServiceCosts;

/// <summary>The services of a region side by side under letters.</summary>
/// <param name="Services">How many there are.</param>
/// <param name="Own">The letters of the services of the house that reads, which knows its own figures anyway.</param>
public sealed record AnonymousComparison(int Year, int Services, IReadOnlyList<CostTable> Tables, IReadOnlyList<string> Own);

/// <summary>Compares what services of the region cost without saying which they are.</summary>
/// <remarks>
/// Read by who coordinates, and by who leads a house. Refuses with <c>costs.not-this-hat</c>, and with <c>costs.few-houses</c> when fewer than <see cref="Comparison.Fewest"/> houses told their costs beside the one that reads:
/// somebody who knows the own figures would else know whose the others are (access.md B5, B6). Two services of one house count as one.
/// </remarks>
public sealed class CompareCosts(Door door, Caller caller)
{
    public async Task<Outcome<AnonymousComparison>> Run(int year, CancellationToken cancel)
    {
        if (!CostHats.Compares(caller.Hat))
        {
            return new Refusal("costs.not-this-hat");
        }

        var told = await door.Read(new(Act.Read, Cat.Aggregate) { Record = $"costs/comparison/{year}" }, session => Told(session, year, cancel), cancel);
        return told.Refusal is not null ? told.Refused<AnonymousComparison>() : Compare(told.Value, caller.Hat!.Organisation, year);
    }

    private static async Task<IReadOnlyList<(OrganisationId House, CostQuestionnaire Answers)>?> Told(Session session, int year, CancellationToken cancel)
    {
        var region = await ListedService.RegionOf(session.Db, session.Hat.Organisation).SingleAsync(cancel);
        var houses = await Houses.OfRegion(session.Db, region).ToListAsync(cancel);
        var rows = await session.Db.Set<QuestionnaireVersion>().AsNoTracking().Where(q => q.Year == year && houses.Contains(q.OrganisationId) && q.ReplacedAt == null).ToListAsync(cancel);
        return [.. rows.Select(q => (q.OrganisationId, q.Read(q.ServiceId.Value.ToString())))];
    }

    private static Outcome<AnonymousComparison> Compare(IReadOnlyList<(OrganisationId House, CostQuestionnaire Answers)> told, OrganisationId reader, int year)
    {
        if (told.Select(t => t.House).Distinct().Count(house => house != reader) < Comparison.Fewest)
        {
            return new Refusal("costs.few-houses", Comparison.Fewest);
        }

        var tables = Comparison.Of([.. told.Select(t => t.Answers)]);
        if (tables.Refusal is not null)
        {
            return tables.Refused<AnonymousComparison>();
        }

        var own = told.Where(t => t.House == reader).Select(t => CostTables.Ratios([t.Answers]).Rows[0].Cells).ToList();
        var letters = tables.Value[0].Rows.Where(row => row.Kind == CostRowKind.Service && own.Exists(cells => cells.SequenceEqual(row.Cells))).Select(row => row.Service);
        return new AnonymousComparison(year, told.Count, tables.Value, [.. letters]);
    }
}
