using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>How far a case is.</summary>
public enum CaseState
{
    Proposed,
    Running,
    Declined,
    Ended,
}

internal static class Cases
{
    /// <summary>The table whose texts are sealed here.</summary>
    public const string Table = "cases";

    /// <summary>How a form and the audit name a case.</summary>
    public const string Kind = "case";

    /// <summary>What the forms of a case belong to.</summary>
    public static FormBasis BasisOf(Case held) => new(new(held.OrganisationId, held.ClientId), held.ServiceId, Kind, held.Id.Value);

    /// <summary>A case of this client, or null: the id of another client's case is as unknown as any.</summary>
    public static Task<Case?> Of(CircuitDb db, ClientKey client, CaseId id, CancellationToken cancel) =>
        db.Set<Case>().SingleOrDefaultAsync(c => c.OrganisationId == client.Organisation && c.Id == id && c.ClientId == client.Client, cancel);

    /// <summary>Keeps when somebody last spoke with the client. It is no change of the case: a form of it that stands open stays good, and two talks at one moment both stand.</summary>
    public static Task Spoken(CircuitDb db, Case held, Instant at, CancellationToken cancel) =>
        db.Set<Case>().Where(c => c.OrganisationId == held.OrganisationId && c.Id == held.Id && (c.LastContactAt == null || c.LastContactAt < at))
            .ExecuteUpdateAsync(c => c.SetProperty(r => r.LastContactAt, (Instant?)at), cancel);

    /// <summary>Keeps when the client last agreed to a version of the plan; no change of the case either.</summary>
    public static Task PlanAgreed(CircuitDb db, Case held, Instant at, CancellationToken cancel) =>
        db.Set<Case>().Where(c => c.OrganisationId == held.OrganisationId && c.Id == held.Id).ExecuteUpdateAsync(c => c.SetProperty(r => r.PlanAgreedAt, (Instant?)at), cancel);

    /// <summary>The same for an act that rests on what else is kept of the case: who comes at the same instant waits, and reads what was written.</summary>
    public static async Task<Case?> Hold(CircuitDb db, ClientKey client, CaseId id, CancellationToken cancel)
    {
        var rows = db.LocksRows
            ? db.Set<Case>().FromSql($"SELECT * FROM cases WHERE organisation_id = {client.Organisation.Value} AND id = {id.Value} AND client_id = {client.Client.Value} FOR UPDATE")
            : db.Set<Case>().Where(c => c.OrganisationId == client.Organisation && c.Id == id && c.ClientId == client.Client);
        return (await rows.ToListAsync(cancel)).SingleOrDefault();
    }

    public static CaseState StateOf(LocalDate? fromOn, LocalDate? endedOn) => (fromOn, endedOn) switch
    {
        (null, null) => CaseState.Proposed,
        (null, _) => CaseState.Declined,
        (_, null) => CaseState.Running,
        _ => CaseState.Ended,
    };

    /// <summary>Since when nobody spoke with the client: the last contact, else the first day, else the proposal.</summary>
    public static Instant SilentSince(Instant? lastContactAt, LocalDate? fromOn, Instant proposedAt) => lastContactAt ?? (fromOn is { } from ? LocalTimes.StartOf(from) : proposedAt);

    public static CaseState State(this Case held) => StateOf(held.FromOn, held.EndedOn);
}
