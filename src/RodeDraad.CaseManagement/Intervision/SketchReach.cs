using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>How far a question to colleagues goes. The one query of this room that crosses houses (ADR 0017): no row of it knows a client, and the writer chose it.</summary>
internal static class SketchReach
{
    /// <summary>Code of <c>sketch-reach</c>: the organisations of care of the region.</summary>
    public const string Circuit = "circuit";

    /// <summary>The questions that the hat reads and answers: those of its house, and those that another house of its region put to the circuit.</summary>
    public static IQueryable<Sketch> Readable(Session session)
    {
        var house = session.Hat.Organisation;
        var circuit = Houses.Circuit(session.Db, house);
        return session.Db.Set<Sketch>().Where(s => s.OrganisationId == house || (s.Reach == Circuit && circuit.Contains(s.OrganisationId)));
    }
}
