using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>What the service answers.</summary>
public sealed record AnswerForm
{
    /// <summary>Code of <c>referral-act</c>: accept, wait, refuse, plan-intake.</summary>
    public string Act { get; init; } = "";

    /// <summary>The day on which a place is expected.</summary>
    public LocalDate? ExpectedOn { get; init; }

    public Instant? IntakeAt { get; init; }

    /// <summary>Code of <c>referral-refusal</c>.</summary>
    public string Reason { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>A service that fits better.</summary>
    public ServiceId? Alternative { get; init; }

    /// <summary>The own client whom it is about; null makes a new record of what was sent.</summary>
    public ClientId? ExistingClient { get; init; }
}

/// <summary>Answers a referral to a service of the own team: taken, waiting until, an intake, or refused with reason and another way. Of two who answer at the same instant the database lets one through.</summary>
/// <remarks>
/// Refuses with <c>referrals.unknown</c>, <c>referrals.withdrawn</c>, <c>referrals.answered</c>, <c>referrals.answered-meanwhile</c>, <c>referrals.consent-over</c>, <c>referrals.not-for-you</c>,
/// and beside a field <c>field-needed</c>, <c>code-unknown</c>, <c>text.too-long</c>, <c>referrals.in-the-past</c>, <c>referrals.service-unknown</c>, <c>clients.unknown</c>, <c>access.G4</c>.
/// </remarks>
public sealed class AnswerReferral(Door door, RegisterClient register)
{
    public const int LongestNote = 2_000;

    /// <summary>The acts that answer.</summary>
    public static IReadOnlyList<ReferralAct> Acts { get; } = [ReferralAct.Accept, ReferralAct.PlanIntake, ReferralAct.Wait, ReferralAct.Refuse];

    public Task<Outcome<ReferralId>> Run(ReferralId id, AnswerForm form, CancellationToken cancel) =>
        door.Write<ReferralId>(ReferralReach.Ask(Referrals.Record(id)), session => Answer(session, id, form, cancel), cancel);

    private async Task<Outcome<ReferralId>> Answer(Session session, ReferralId id, AnswerForm form, CancellationToken cancel)
    {
        if (await ReferralReach.Of(session, id, cancel) is not { } referral)
        {
            return new Refusal("referrals.unknown");
        }

        var (act, state) = (ReferralSteps.ActOf(form.Act), referral.StateNow());
        if (Acts.Contains(act) && ReferralSteps.After(state, act) is null)
        {
            return ReferralSteps.WhyNot(state, act);
        }

        var mistakes = MistakesOf(form, session.Now);
        mistakes.AddRange(await Unknown(session.Db, form, cancel));
        var packet = await ReferralReach.Packet(session, referral, cancel);
        if (packet.Closed.Length > 0 && act != ReferralAct.Refuse)
        {
            mistakes.Add(new Refusal(packet.Closed));
        }

        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        if (act != ReferralAct.Refuse && await TakenOn.Known(session, register, referral, (packet.Content, form.ExistingClient, null), cancel) is { Count: > 0 } wrong)
        {
            return wrong;
        }

        await Keep(session, referral, form, cancel);
        session.Wrote("update", referral.Client(), Referrals.Record(id), referral.Steps);
        return id;
    }

    private static async Task Keep(Session session, Referral referral, AnswerForm form, CancellationToken cancel)
    {
        var texts = await session.Texts(referral.Client(), cancel);
        Put(referral, form, session.Now);
        Referrals.Take(session, referral, ReferralSteps.ActOf(form.Act), form.Reason, texts.Seal(ReferralStep.Table, form.Note.Trim()));
        await (ReferralSteps.ActOf(form.Act) switch
        {
            ReferralAct.Wait => Waits.ByReferral(session, referral, cancel),
            ReferralAct.Refuse => Waits.EndByReferral(session.Db, referral, (session.Hat.Account, session.Now), "other", cancel),
            _ => Task.CompletedTask,
        });
    }

    /// <summary>What the answer says, on the referral.</summary>
    internal static void Put(Referral referral, AnswerForm form, Instant now)
    {
        var act = ReferralSteps.ActOf(form.Act);
        referral.AnsweredAt ??= now;
        referral.ExpectedOn = act == ReferralAct.Wait ? form.ExpectedOn : null;
        referral.IntakeAt = act == ReferralAct.PlanIntake ? form.IntakeAt : null;
        (referral.Refusal, referral.Alternative) = act == ReferralAct.Refuse ? (form.Reason, form.Alternative) : ("", null);
    }

    /// <summary>A service that is named must be there.</summary>
    internal static async Task<List<Refusal>> Unknown(CircuitDb db, AnswerForm form, CancellationToken cancel) =>
        form.Alternative is { } other && !await Referrals.Services(db).AnyAsync(s => s.Id == other, cancel) ? [new Refusal("referrals.service-unknown").At(nameof(form.Alternative))] : [];

    internal static List<Refusal> MistakesOf(AnswerForm form, Instant now)
    {
        var (check, act, today) = (new Mistakes(), ReferralSteps.ActOf(form.Act), now.LocalDate());
        check.That(form.Act.Length > 0, new Refusal("field-needed").At(nameof(form.Act)));
        check.That(form.Act.Length == 0 || Acts.Contains(act), new Refusal("code-unknown", form.Act).At(nameof(form.Act)));
        check.Text(form.Note, LongestNote, nameof(form.Note));
        check.Code("referral-refusal", form.Reason, nameof(form.Reason), needed: act == ReferralAct.Refuse);
        check.That(act != ReferralAct.Wait || form.ExpectedOn is not null, new Refusal("field-needed").At(nameof(form.ExpectedOn)));
        check.That(act != ReferralAct.Wait || form.ExpectedOn is null || form.ExpectedOn >= today, new Refusal("referrals.in-the-past").At(nameof(form.ExpectedOn)));
        check.That(act != ReferralAct.PlanIntake || form.IntakeAt is not null, new Refusal("field-needed").At(nameof(form.IntakeAt)));
        check.That(act != ReferralAct.PlanIntake || form.IntakeAt is null || form.IntakeAt >= LocalTimes.StartOf(today), new Refusal("referrals.in-the-past").At(nameof(form.IntakeAt)));
        return check.Found;
    }
}
