using Microsoft.AspNetCore.Http;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>Which HTTP status says what a refusal says: 404 there is nothing for you, 403 not for you, 409 not now, 422 not ever.</summary>
public static class RefusalStatus
{
    private static readonly HashSet<string> Nothing = ["access.R1", "access.R3", "access.C0", "access.O1", "access.Q0", "access.X1"];

    private static readonly HashSet<string> NotNow =
    [
        "changed-meanwhile", "changed-both", "request-running", "beds.occupied", "beds.out-of-service", "beds.promised-to-other", "beds.already-promised",
        "stays.client-already-here", "stays.already-ended", "stays.two-beds", "waiting.already-waits", "waiting.call-first", "presentations.already-decided", "follow-ups.closed",
        "keeping.on-hold", "keeping.still-here", "keeping.not-due", "keeping.duty-to-keep", "keeping.already-proposed", "keeping.already-set", "keeping.same-person", "keeping.no-shred-list", "rights.answered", "rights.already-closed",
        "emergency.already-open", "emergency.reviewed-by-you", "emergency.reviewed-by-two", "duty.already-over",
        "audit.already-closed", "audit.own-item", "audit.other-copy", "ties.asked",
        "justice.wrong-step", "justice.expired", "justice.approved-already", "justice.not-this-text", "justice.printed-already",
        "consultations.already-proposed", "consultations.decided", "consultations.dropped", "consultations.not-held-yet", "consultations.invited-already", "consultation-meetings.over", "agreed-tasks.closed", "registration-point.ended",
        "cases.already-open", "cases.not-proposed", "cases.ended", "hand-over.same", "case-tasks.closed", "closing-talk.planned", "appointments.settled", "plans.already-answered", "plans.newer-version",
        "signals.already-bundled", "signals.wrong-step", "agreements.already-signed", "agreements.wrong-step",
        "referrals.withdrawn", "referrals.answered", "referrals.answered-meanwhile", "referrals.wrong-step", "referrals.already-asked", "waits.already-waits", "waits.offered-already", "waits.nothing-offered",
    ];

    public static int Of(Refusal refusal) =>
        Nothing.Contains(refusal.Code) || refusal.Code.EndsWith(".unknown", StringComparison.Ordinal) ? StatusCodes.Status404NotFound
        : refusal.Code.StartsWith("access.", StringComparison.Ordinal) || refusal.Code.EndsWith(".only-leads", StringComparison.Ordinal) || refusal.Code.EndsWith(".not-this-hat", StringComparison.Ordinal) || refusal.Code == "hand-over.not-yours" ? StatusCodes.Status403Forbidden
        : NotNow.Contains(refusal.Code) ? StatusCodes.Status409Conflict
        : StatusCodes.Status422UnprocessableEntity;
}
