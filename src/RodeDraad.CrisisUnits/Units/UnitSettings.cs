using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>How one crisis unit works, from a date on. Never changed: a new row holds from its own date.</summary>
internal sealed class UnitSettings
{
    public required OrganisationId OrganisationId { get; init; }

    public required ServiceId ServiceId { get; init; }

    public required Instant FromAt { get; init; }

    /// <summary>Days of 24 hours after which a stay needs a reason to go on: 5 in hospital units, 56 in centres.</summary>
    public required int MaximumStayDays { get; init; }

    /// <summary>Whether triage asks the CTRS: on in hospital units, off in centres.</summary>
    public required bool UsesCtrs { get; init; }

    /// <summary>CTRS totals up to this point to admission. Points.</summary>
    public int AdmissionUpTo { get; init; } = 8;

    /// <summary>CTRS totals above this point to outpatient care. Points.</summary>
    public int OutpatientAbove { get; init; } = 10;

    /// <summary>Where the bands come from, shown with the advice.</summary>
    public string BandsSource { get; init; } = "ECCAM 3.2.3.1";

    /// <summary>Days within which the first contact after discharge is due.</summary>
    public int FirstContactWithinDays { get; init; } = 7;

    /// <summary>Whether a contact on the day of discharge counts as the first contact.</summary>
    public bool SameDayContactCounts { get; init; }

    public int MaximumEmergencyConsultations { get; init; } = 8;

    /// <summary>Days after discharge in which the emergency consultations fall.</summary>
    public int EmergencyConsultationDays { get; init; } = 60;

    /// <summary>Code of <c>client-word</c>: what the unit calls its clients on screen.</summary>
    public string ClientWord { get; init; } = "client";

    /// <summary>Codes of <c>instrument</c> that the unit asks.</summary>
    public List<string> Instruments { get; init; } = [];

    /// <summary>The settings of a unit that hold at an instant.</summary>
    public static async Task<UnitSettings> At(CircuitDb db, OrganisationId organisation, ServiceId unit, Instant at, CancellationToken cancel) =>
        (await Find(db, organisation, unit, at, cancel))!;

    /// <summary>The same, or null for a service that is no unit.</summary>
    public static Task<UnitSettings?> Find(CircuitDb db, OrganisationId organisation, ServiceId unit, Instant at, CancellationToken cancel) => Last.Of(db)(db, organisation, unit, at, cancel);

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, Instant, CancellationToken, Task<UnitSettings?>>> Last = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation, ServiceId unit, Instant at, CancellationToken cancel) =>
            db.Set<UnitSettings>().AsNoTracking()
                .Where(s => s.OrganisationId == organisation && s.ServiceId == unit && s.FromAt <= at)
                .OrderByDescending(s => s.FromAt)
                .FirstOrDefault()));
}
