using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Register;
using RodeDraad.Registration;

namespace RodeDraad.Reporting;

/// <summary>A report with what it was asked of.</summary>
/// <param name="Asked">The question with nothing left open.</param>
/// <param name="HasUnit">Whether the hat has a crisis unit of its own.</param>
public sealed record ReportView(Report Report, ReportQuestion Asked, bool HasUnit);

/// <summary>Reports over the stays of the own team, or of all units of the region as numbers (rule K2).</summary>
/// <remarks>
/// Outside the own team a report is of one finished year of all units: stays that overlap in two reports would give a hidden number away by their difference (access.md B5).
/// Refuses with <c>reports.unknown</c> and what <see cref="ReportQuestion.Refused"/> says.
/// </remarks>
public sealed class StayReports(Door door, Shelf shelf)
{
    public async Task<Outcome<ReportView>> Read(string key, ReportQuestion asked, CancellationToken cancel)
    {
        if (!Reports.All.Contains(key))
        {
            return new Refusal("reports.unknown");
        }

        var read = await door.Read<Answer>(
            new(Act.Read, Cat.Aggregate) { Record = $"reports/{key}" },
            async session =>
            {
                List<ServiceId> own = [.. (await OwnUnits.Of(session, cancel)).Select(unit => unit.Id)];
                var units = await CountedStays.Units(session.Db, cancel);
                var hasUnit = units.Any(unit => own.Contains(unit.Unit));
                var question = asked.Filled(key == Reports.Trends, hasUnit, session.Now.LocalDate().Year);
                return new(question.Refused(key == Reports.Trends, hasUnit, session.Now.LocalDate().Year) is { } refusal
                    ? refusal
                    : new ReportView(Reports.Make(key, Split(question, await Stays(session, question, units, cancel), [.. units.Index().Where(unit => own.Contains(unit.Item.Unit)).Select(unit => UnitKey(unit.Index))])), question, hasUnit));
            },
            cancel);
        return read.Refusal is null ? read.Value.Said : read.Refused<ReportView>();
    }

    /// <summary>The stays of the years that are needed: of the own house, or of all houses of the region that have a unit.</summary>
    private async Task<Episodes> Stays(Session session, ReportQuestion question, IReadOnlyList<(OrganisationId House, ServiceId Unit)> units, CancellationToken cancel)
    {
        var (db, own) = (session.Db, session.Hat.Organisation);
        List<OrganisationId> houses = [own];
        if (question.Scope == ReportQuestion.Region)
        {
            var region = await ListedService.RegionOf(db, own).SingleAsync(cancel);
            var around = await Houses.InRegion(db, region).Select(house => house.Id).ToListAsync(cancel);
            houses = [.. units.Select(unit => unit.House).Distinct().Where(around.Contains)];
        }

        var parts = new List<Episodes>();
        foreach (var year in question.Years)
        {
            parts.Add(await DeriveEpisodes.Run(db, houses, (CareItems.Beside(shelf.Of("eccam", year)!), year), session.Now, cancel));
        }

        return Joined.Of(parts);
    }

    /// <summary>The stays of the two periods, as far as the filters let them through.</summary>
    private static Asked Split(ReportQuestion question, Episodes stays, IReadOnlyList<string> ownUnits)
    {
        var (unit, year) = (stays[Items.Unit], stays[Items.Year]);
        var own = ownUnits.Select(key => unit.Item.CodeOf(key)).OfType<int>().ToHashSet();
        var all = new Population(stays, [.. Enumerable.Range(0, stays.Count).Select(row => unit[row] is not { } code || !own.Contains(code))]);
        var chosen = question.Scope == ReportQuestion.Unit ? all.Where(row => unit[row] is { } code && own.Contains(code)) : all;
        chosen = Chosen(Chosen(chosen, Items.Sex, question.Sex), Items.AgeClass, question.AgeClass);
        Population Of(int? from, int? until) => ReportQuestion.Range(from, until).Select(number => year.Item.CodeOf(Text(number))).OfType<int>().ToHashSet() is var codes ? chosen.Where(row => year[row] is { } code && codes.Contains(code)) : chosen;
        return new(Of(question.From, question.Until), Label(question.From, question.Until), question.CompareFrom is null ? null : Of(question.CompareFrom, question.CompareUntil), Label(question.CompareFrom, question.CompareUntil));
    }

    private static Population Chosen(Population stays, string item, string answer) => answer.Length == 0 ? stays : stays.Where(item, stays.ItemOf(item).CodeOf(answer) ?? -1);

    private static Words Label(int? from, int? until) => Words.Said(from == until ? $"{from}" : $"{from}–{until}");

    private static string UnitKey(int at) => string.Create(CultureInfo.InvariantCulture, $"unit-{at + 1:00}");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Answer(Outcome<ReportView> Said);
}
