using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>One emergency access as the queue of reviews shows it. No client is named.</summary>
/// <param name="Reviews">How many of the two have reviewed it.</param>
/// <param name="Mine">Whether whoever looks is one of them.</param>
/// <param name="Overdue">The time for the review has passed and two have not reviewed it, or not in time.</param>
/// <param name="Incident">It was not justified, and is an incident.</param>
public sealed record EmergencyLine(
    EmergencyId Id, Instant OpenedAt, string By, string Role, string Team, string House, string Reason, Instant ReviewBy, int Reviews, bool Mine, bool Overdue, string Verdict, bool Incident);

/// <summary>Parts of a record that were looked at in one minute.</summary>
/// <param name="Minute">The minute, as an instant.</param>
/// <param name="Categories">Codes of <c>category</c>.</param>
public sealed record OpenedMinute(Instant Minute, IReadOnlyList<string> Categories);

/// <summary>What a reviewer found. Shown to whoever reviewed too, and to all once both did: two judge, each by themselves.</summary>
public sealed record ReviewLine(string By, string Verdict, string Ground, Instant At);

/// <summary>All that a reviewer sees of one emergency access: why, by whom, on which duty, what was opened when, who was told. Never the content, and not whose record.</summary>
/// <param name="Shift">The shift by which the opener was on duty, with who put it on the roster and when.</param>
/// <param name="Records">How many records it opened, per house.</param>
/// <param name="Told">Addressees with the time at which they are told.</param>
public sealed record EmergencyDossier(
    EmergencyLine Line, string ReasonText, Instant EndedAt, string DelayReason, DutyOfEmergency Shift, IReadOnlyList<string> Records, IReadOnlyList<OpenedMinute> Opened, IReadOnlyList<ToldLine> Told, IReadOnlyList<ReviewLine> Reviews, bool MayReview);

/// <param name="TakenAwayAt">When the shift was taken from the roster afterwards, or null.</param>
public sealed record DutyOfEmergency(Instant FromAt, Instant UntilAt, string MadeBy, Instant MadeAt, Instant? TakenAwayAt);

/// <param name="Addressee"><c>client</c>, <c>team</c> or <c>auditor</c>.</param>
public sealed record ToldLine(string Addressee, string Name, Instant At, Instant? SeenAt);

/// <summary>The emergency accesses that concern the auditor's own house: opened from it, or of a record that it keeps.</summary>
public sealed class EmergencyQueue(Door door)
{
    private const int Longest = 200;

    /// <summary>Those that wait for a review first, the most pressing on top; then the reviewed ones, latest first.</summary>
    public Task<Outcome<IReadOnlyList<EmergencyLine>>> List(CancellationToken cancel) => door.Read<IReadOnlyList<EmergencyLine>>(
        new(Act.ReviewGlass, Cat.Accesslog) { Record = "emergency-queue" },
        async session =>
        {
            var accesses = await Concerning(session.Db, session.Hat.Organisation).OrderBy(a => a.ReviewedAt != null).ThenByDescending(a => a.OpenedAt).Take(Longest).ToListAsync(cancel);
            var lines = await EmergencyLines.Of(session, accesses, cancel);
            return [.. lines.OrderBy(l => l.Verdict.Length > 0).ThenBy(l => l.Verdict.Length > 0 ? Instant.MaxValue - l.OpenedAt : l.ReviewBy - Instant.MinValue)];
        },
        cancel);

    /// <returns>The dossier, or <c>access.R1</c> for one of other houses.</returns>
    public Task<Outcome<EmergencyDossier>> Read(EmergencyId id, CancellationToken cancel) => door.Read(
        new(Act.ReviewGlass, Cat.Accesslog) { Record = Glasses.Evidence(id) },
        async session => await Concerning(session.Db, session.Hat.Organisation).SingleOrDefaultAsync(a => a.Id == id, cancel) is { } access
            ? await EmergencyDossiers.Of(session, access, cancel)
            : null,
        cancel);

    /// <summary>The accesses opened from a house, and those that opened a record of it.</summary>
    internal static IQueryable<EmergencyAccess> Concerning(CircuitDb db, OrganisationId house)
    {
        var records = db.Set<EmergencyRecord>().Where(r => r.OrganisationId == house).Select(r => r.EmergencyId);
        return db.Set<EmergencyAccess>().Where(a => a.OrganisationId == house || records.Contains(a.Id));
    }
}
