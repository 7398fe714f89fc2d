using Microsoft.EntityFrameworkCore;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.Costing;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.ServiceCosts;

/// <summary>Which part of a cost follows what.</summary>
public sealed record PathShares(Rate Beds, Rate Contacts, Rate Time);

/// <summary>What the paths of a unit cost in a year.</summary>
/// <param name="Total">Cost of the questionnaire: everything that was spent.</param>
/// <param name="Paths">The steps of a path as its name, separated by a plus sign: <c>presentation</c>, <c>stay</c>, <c>stays</c>, <c>aftercare</c>, <c>case</c>; <c>other</c> for those that few clients went.</param>
public sealed record UnitPathCosts(CostedService Service, int Year, Euro Total, PathPools Pools, PathCosts Paths);

/// <summary>What each path that clients of a unit went in a year costs, from presentation to the contacts of their case, by the work itself.</summary>
/// <remarks>
/// Refuses with <c>costs.not-this-hat</c>, <c>costs.pools-sum</c>, <c>costs.no-questionnaire</c> (nobody told the costs of the year), <c>costs.few-clients</c>.
/// Paths that fewer than five clients went are one together, with the next smallest when they are still fewer.
/// </remarks>
public sealed class CostOfPaths(Door door, Caller caller)
{
    public async Task<Outcome<UnitPathCosts>> Read((ServiceId Service, int Year) of, PathShares shares, CancellationToken cancel)
    {
        if (!CostHats.Keeps(caller.Hat))
        {
            return new Refusal("costs.not-this-hat");
        }

        if (Rate.Sum([shares.Beds, shares.Contacts, shares.Time]) != Rate.Whole || new[] { shares.Beds, shares.Contacts, shares.Time }.Any(share => share.TenThousandths < 0))
        {
            return new Refusal("costs.pools-sum");
        }

        var found = await door.Read(new(Act.Read, Cat.Aggregate) { Record = $"costs/{of.Service.Value}/{of.Year}/paths" }, session => Find(session, of, cancel), cancel);
        if (found.Refusal is not null)
        {
            return found.Refused<UnitPathCosts>();
        }

        var (service, answers, uses) = found.Value;
        return answers is null ? new Refusal("costs.no-questionnaire")
            : uses.Count == 0 ? new Refusal("costs.few-clients", FewPeople.Enough)
            : Divide(service, of.Year, CostTotals.Of(answers).Total, shares, uses);
    }

    private static UnitPathCosts Divide(CostedService service, int year, Euro total, PathShares shares, IReadOnlyList<PathUse> uses)
    {
        var pools = PathPools.Of(total, shares.Beds, shares.Contacts, shares.Time);
        return new(service, year, total, pools, PathCosts.Of(pools, uses));
    }

    private static async Task<Found?> Find(Session session, (ServiceId Service, int Year) of, CancellationToken cancel)
    {
        if ((await CostedServices.Of(session, cancel)).FirstOrDefault(s => s.Id == of.Service) is not { } service || of.Year < CostRules.Years.First || of.Year > CostRules.Years.Last)
        {
            return null;
        }

        var row = await session.Db.Set<QuestionnaireVersion>().AsNoTracking().SingleOrDefaultAsync(q => q.OrganisationId == session.Hat.Organisation && q.ServiceId == of.Service && q.Year == of.Year && q.ReplacedAt == null, cancel);
        var unit = new UnitLine { Organisation = session.Hat.Organisation, Id = service.Id, Team = null, Kind = service.Kind, Name = service.Name, Phone = "" };
        var used = await UnitUse.Of(session.Db, unit, Years.Of(of.Year), session.Now, cancel);
        var contacts = await ContactNumbers.ByClient(session.Db, unit, Years.Of(of.Year), cancel);
        return new(service, row?.Read(service.Name), Together([.. Paths(used, contacts)]));
    }

    private static IEnumerable<PathUse> Paths(IReadOnlyList<UnitUse> used, Dictionary<ClientId, (int Contacts, int Minutes)> contacts)
    {
        var all = used.ToDictionary(use => use.Client);
        return all.Keys.Union(contacts.Keys).Select(client => all.GetValueOrDefault(client, new(client, 0, 0, 0, 0)))
            .Select(use => (Use: use, Case: contacts.GetValueOrDefault(use.Client)))
            .GroupBy(client => Steps(client.Use, client.Case.Contacts), StringComparer.Ordinal)
            .Select(path => new PathUse(
                path.Key,
                path.Count(),
                Math.Round(path.Sum(client => client.Use.BedDays), 6),
                path.Sum(client => client.Use.Presentations + client.Use.Aftercare + client.Case.Contacts),
                path.Sum(client => client.Case.Minutes)));
    }

    private static string Steps(UnitUse use, int contacts)
    {
        (bool There, string Step)[] steps = [(use.Presentations > 0, "presentation"), (use.Stays == 1, "stay"), (use.Stays > 1, "stays"), (use.Aftercare > 0, "aftercare"), (contacts > 0, "case")];
        return string.Join('+', steps.Where(step => step.There).Select(step => step.Step));
    }

    /// <summary>Most clients first; paths of few clients as one. None when all clients together are few.</summary>
    internal static IReadOnlyList<PathUse> Together(IReadOnlyList<PathUse> paths)
    {
        var shown = paths.OrderByDescending(path => path.Clients).ThenBy(path => path.Path, StringComparer.Ordinal).ToList();
        var few = new PathUse("other", 0, 0, 0, 0);
        while (shown.Count > 0 && (shown[^1].Clients < FewPeople.Enough || few.Clients is > 0 and < FewPeople.Enough))
        {
            few = new("other", few.Clients + shown[^1].Clients, few.BedDays + shown[^1].BedDays, few.Contacts + shown[^1].Contacts, few.Minutes + shown[^1].Minutes);
            shown.RemoveAt(shown.Count - 1);
        }

        return few.Clients == 0 ? shown : few.Clients < FewPeople.Enough ? [] : [.. shown, few];
    }

    private sealed record Found(CostedService Service, CostQuestionnaire? Answers, IReadOnlyList<PathUse> Uses);
}
