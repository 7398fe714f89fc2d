using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>A referral as a list shows it, without a word about the client.</summary>
/// <param name="From">The house that asks.</param>
/// <param name="DueOn">The last local day on which the next step is in time.</param>
/// <param name="DaysLeft">Local days until it is overdue: 0 is today, negative is overdue.</param>
/// <param name="Next">What comes next, and whose turn it is.</param>
public sealed record ReferralLine(ReferralId Id, string From, ServiceId ToService, string Service, string House, ReferralState State, ReferralNext Next, LocalDate DueOn, int DaysLeft, Instant? SentAt)
{
    /// <summary>The house that is asked.</summary>
    public required OrganisationId ToHouse { get; init; }

    /// <summary>Code of <c>referral-refusal</c>, or empty.</summary>
    public string Refusal { get; init; } = "";

    public LocalDate? ExpectedOn { get; init; }

    public Instant? IntakeAt { get; init; }

    public LocalDate? StartedOn { get; init; }

    /// <summary>Code of <c>referral-feedback</c>, or empty.</summary>
    public string Feedback { get; init; } = "";
}

/// <summary>One step that was taken.</summary>
/// <param name="By">Who; empty for a partner who came by a link.</param>
/// <param name="Note">Code of <c>referral-refusal</c> or <c>referral-feedback</c>, or empty.</param>
/// <param name="Said">The same in words; empty where it is closed.</param>
public sealed record ReferralStepLine(ReferralAct Act, ReferralState State, Instant At, string By, string House, string Note, string Said);

/// <summary>Makes the lines of referrals.</summary>
internal static class ReferralLines
{
    /// <summary>The lines, in the order in which they are due.</summary>
    public static async Task<List<(Referral Referral, ReferralLine Line)>> Of(Session session, IReadOnlyCollection<Referral> referrals, CancellationToken cancel)
    {
        var (db, ids, today) = (session.Db, referrals.Select(r => r.ToService).Distinct().ToList(), session.Now.LocalDate());
        var services = ids.Count == 0 ? [] : await ListedService.All(db).Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var names = await Names.Of(db, [], [.. referrals.Select(r => r.OrganisationId).Distinct()], cancel);
        return [.. referrals.OrderBy(r => r.DueOn).ThenBy(r => r.Id.Value).Select(r => (r, Line(r, services.GetValueOrDefault(r.ToService), names.Organisation(r.OrganisationId.Value), today)))];
    }

    /// <summary>The steps, first to last.</summary>
    /// <param name="texts">What opens the words; null where they are closed.</param>
    public static async Task<IReadOnlyList<ReferralStepLine>> Steps(Session session, Referral referral, ClientTexts? texts, CancellationToken cancel)
    {
        var steps = await session.Db.Set<ReferralStep>().AsNoTracking().Where(s => s.OrganisationId == referral.OrganisationId && s.ReferralId == referral.Id).OrderBy(s => s.Number).ToListAsync(cancel);
        var names = await Names.Of(session.Db, [.. steps.Select(s => s.By).OfType<AccountId>().Distinct()], [.. steps.Select(s => s.House).Distinct()], cancel);
        return [.. steps.Select(s => new ReferralStepLine(ReferralSteps.ActOf(s.Act), ReferralSteps.StateOf(s.State), s.At, names.Account(s.By?.Value), names.Organisation(s.House.Value), s.Note, texts?.Open(ReferralStep.Table, s.Said) ?? ""))];
    }

    private static ReferralLine Line(Referral r, ListedService? service, string from, LocalDate today) => new(
        r.Id,
        from,
        r.ToService,
        service?.Name ?? "",
        service?.House ?? "",
        r.StateNow(),
        ReferralSteps.Next(r.StateNow(), r.FeedbackAt is not null),
        r.DueOn,
        Period.DaysBetween(today, r.DueOn),
        r.SentAt)
    {
        ToHouse = r.ToHouse,
        Refusal = r.Refusal,
        ExpectedOn = r.ExpectedOn,
        IntakeAt = r.IntakeAt,
        StartedOn = r.StartedOn,
        Feedback = r.Feedback,
    };
}
