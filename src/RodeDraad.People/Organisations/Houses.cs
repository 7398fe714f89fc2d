using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Makes an organisation of care with one service and its team, as a part of the act that opens it.</summary>
public static class Houses
{
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
