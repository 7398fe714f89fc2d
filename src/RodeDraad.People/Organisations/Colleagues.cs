using Microsoft.EntityFrameworkCore;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Somebody who works in a house, as a client can name the person.</summary>
public sealed record Colleague
{
    public required AccountId Account { get; init; }

    public required HatId Hat { get; init; }

    public required string Name { get; init; }

    /// <summary>Policy word of the function.</summary>
    public required string Role { get; init; }

    public required TeamId? Team { get; init; }

    public required string TeamName { get; init; }
}

/// <summary>The people who work in an organisation now.</summary>
public static class Colleagues
{
    public static IQueryable<Colleague> Of(CircuitDb db, OrganisationId organisation) =>
        from hat in db.Set<HatRecord>()
        where hat.OrganisationId == organisation && hat.EndedAt == null && !hat.CorridorScreen
        join account in db.Set<Account>() on hat.AccountId equals account.Id
        where account.Active
        join team in db.Set<Team>() on new { hat.OrganisationId, Id = hat.TeamId } equals new { team.OrganisationId, Id = (TeamId?)team.Id }
        orderby account.DisplayName
        select new Colleague { Account = account.Id, Hat = hat.Id, Name = account.DisplayName, Role = hat.Role, Team = hat.TeamId, TeamName = team.Name };

    /// <summary>How many people have each function (policy word) in these organisations now.</summary>
    public static Task<Dictionary<(OrganisationId House, string Role), int>> Number(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, CancellationToken cancel)
    {
        var people = from hat in db.Set<HatRecord>()
                     where houses.Contains(hat.OrganisationId) && hat.EndedAt == null && !hat.CorridorScreen
                     join account in db.Set<Account>() on hat.AccountId equals account.Id
                     where account.Active
                     select new { hat.OrganisationId, hat.Role, account.Id };
        return people.Distinct().GroupBy(p => new { p.OrganisationId, p.Role }).Select(g => new { g.Key.OrganisationId, g.Key.Role, Number = g.Count() })
            .ToDictionaryAsync(g => (g.OrganisationId, g.Role), g => g.Number, cancel);
    }
}
