using Microsoft.EntityFrameworkCore;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Organisations, for other rooms: which there are of a kind, which of their teams care for clients; and how one is made.</summary>
public static class Houses
{
    private static readonly string[] Caring = [.. new[] { Role.Psychiatrist, Role.Psychologist, Role.CrisisNurse, Role.CaseManager, Role.SocialWorker }.Select(PolicyWords.Of)];

    /// <param name="kind">Code of <c>organisation-kind</c>.</param>
    public static IQueryable<NamedHouse> OfKind(CircuitDb db, string kind) =>
        db.Set<Organisation>().Where(o => o.Kind == kind).Select(o => new NamedHouse { Id = o.Id, Name = o.Name });

    /// <summary>The teams of an organisation in which somebody cares for clients.</summary>
    public static IQueryable<TeamId> CaringTeams(CircuitDb db, OrganisationId organisation) =>
        from team in db.Set<Team>()
        where team.OrganisationId == organisation
            && db.Set<HatRecord>().Any(h => h.OrganisationId == organisation && h.TeamId == team.Id && h.EndedAt == null && !h.CorridorScreen && Caring.Contains(h.Role))
        select team.Id;

    /// <summary>The organisations of care: those to which a client can let a record be shared.</summary>
    public static IQueryable<OrganisationId?> Care(CircuitDb db) => db.Set<Organisation>().Where(o => o.Kind == "care").Select(o => (OrganisationId?)o.Id);

    /// <summary>The circuit of an organisation of care: those of its region, itself among them; none when it has no region. For what is about no client.</summary>
    public static IQueryable<OrganisationId> Circuit(CircuitDb db, OrganisationId own) =>
        from mine in db.Set<Organisation>()
        where mine.Id == own && mine.Kind == "care" && mine.Region != ""
        from house in db.Set<Organisation>()
        where house.Kind == "care" && house.Region == mine.Region
        select house.Id;

    /// <summary>The organisations of care of a region, for numbers without persons; none without a region.</summary>
    public static IQueryable<OrganisationId> OfRegion(CircuitDb db, string region) => db.Set<Organisation>().Where(o => o.Kind == "care" && o.Region == region && region != "").Select(o => o.Id);

    /// <summary>The organisations of care by name, for a choice.</summary>
    public static IQueryable<HouseLine> Lines(CircuitDb db) => db.Set<Organisation>().Where(o => o.Kind == "care").OrderBy(o => o.Name).Select(o => new HouseLine(o.Id, o.Name));

    /// <summary>The organisations of a region, of whatever kind; none when it has no name. For what is about no client.</summary>
    public static IQueryable<RegionHouse> InRegion(CircuitDb db, string region) =>
        db.Set<Organisation>().Where(o => o.Region == region && o.Region != "").Select(o => new RegionHouse { Id = o.Id, Kind = o.Kind, Name = o.Name });

    /// <summary>The houses of justice by name: a client can refuse them, and is asked for each text apart before anything goes there.</summary>
    public static IQueryable<HouseLine> OfJustice(CircuitDb db) => db.Set<Organisation>().Where(o => o.Kind == "justice").OrderBy(o => o.Name).Select(o => new HouseLine(o.Id, o.Name));

    /// <summary>The names of every house that a client can name in a consent or refusal.</summary>
    public static Task<Dictionary<OrganisationId, string>> Named(CircuitDb db, CancellationToken cancel) =>
        db.Set<Organisation>().Where(o => o.Kind == "care" || o.Kind == "justice").ToDictionaryAsync(o => o.Id, o => o.Name, cancel);

    /// <summary>Makes an organisation of care with one service and its team, as a part of the act that opens it.</summary>
    /// <param name="kind">Code of <c>service-kind</c>.</param>
    public static UnitLine Open(CircuitDb db, string organisation, string unit, string kind, string region)
    {
        var line = new UnitLine { Organisation = OrganisationId.New(), Id = ServiceId.New(), Team = TeamId.New(), Kind = kind, Name = unit, Phone = "" };
        db.Add(new Organisation { Id = line.Organisation, Kind = "care", Name = organisation, Region = region });
        db.Add(new Team { OrganisationId = line.Organisation, Id = line.Team.Value, Name = unit });
        db.Add(new Service { OrganisationId = line.Organisation, Id = line.Id, Kind = kind, Name = unit, Region = region, TeamId = line.Team });
        return line;
    }
}

/// <summary>An organisation in a choice.</summary>
public sealed record HouseLine(OrganisationId Id, string Name);

/// <summary>An organisation of a region.</summary>
public sealed record RegionHouse
{
    public required OrganisationId Id { get; init; }

    /// <summary>Code of <c>organisation-kind</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }
}

/// <summary>An organisation by name, to join with in a query of another room.</summary>
public sealed record NamedHouse
{
    public required OrganisationId Id { get; init; }

    public required string Name { get; init; }
}
