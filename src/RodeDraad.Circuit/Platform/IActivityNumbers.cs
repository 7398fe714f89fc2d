using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>Counts one kind of work by house, out of the work itself. Numbers alone: no client, and whoever shows them hides the small ones.</summary>
public interface IActivityNumbers
{
    /// <summary>Code of <c>activity-kind</c>.</summary>
    string Kind { get; }

    /// <param name="until">The instant after the period.</param>
    Task<Dictionary<OrganisationId, int>> ByHouse(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant from, Instant until, CancellationToken cancel);
}

/// <summary>Presentations that the crisis units received.</summary>
internal sealed class PresentationActivity : IActivityNumbers
{
    public string Kind => "presentations";

    public Task<Dictionary<OrganisationId, int>> ByHouse(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant from, Instant until, CancellationToken cancel) => CrisisDemand.ByHouse(db, houses, from, until, cancel);
}

/// <summary>Contacts that case managers logged.</summary>
internal sealed class ContactActivity : IActivityNumbers
{
    public string Kind => "contacts";

    public Task<Dictionary<OrganisationId, int>> ByHouse(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant from, Instant until, CancellationToken cancel) => ContactNumbers.ByHouse(db, houses, from, until, cancel);
}

/// <summary>Clients who were talked over at a meeting, by the house that proposed them.</summary>
internal sealed class ConsultationActivity : IActivityNumbers
{
    public string Kind => "consultations";

    public async Task<Dictionary<OrganisationId, int>> ByHouse(CircuitDb db, IReadOnlyCollection<OrganisationId> houses, Instant from, Instant until, CancellationToken cancel)
    {
        var held = await Consultations.Of(db, db.Set<ClientConsultation>().Where(c => houses.Contains(c.OrganisationId) && c.DroppedAt == null), cancel);
        return held.Where(h => h.At >= from && h.At < until).CountBy(h => h.Row.OrganisationId).ToDictionary();
    }
}
