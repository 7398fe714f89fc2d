using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>What a partner without account told by telephone.</summary>
public sealed record PartnerForm
{
    /// <summary>The answer, as the partner would have given it. Its act can also be arrive, miss or feedback.</summary>
    public AnswerForm Answer { get; init; } = new();

    /// <summary>The day on which it began; today when it is empty.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Code of <c>referral-feedback</c>.</summary>
    public string How { get; init; } = "";
}

/// <summary>Writes down for a partner without account what was told: the answer, that the client came or did not, how it goes. So the loop closes there too.</summary>
/// <remarks>
/// Refuses with <c>referrals.unknown</c>, <c>referrals.has-accounts</c> (that house says it itself), <c>referrals.withdrawn</c>, <c>referrals.answered</c>, <c>referrals.wrong-step</c>,
/// and beside a field with what is wrong with the form.
/// </remarks>
public sealed class PartnerSaid(Door door)
{
    /// <summary>What can be told beside an answer.</summary>
    public static IReadOnlyList<ReferralAct> Acts { get; } = [.. AnswerReferral.Acts, ReferralAct.Arrive, ReferralAct.Miss, ReferralAct.Feedback];

    public Task<Outcome<ReferralId>> Run(ClientKey client, ReferralId id, PartnerForm form, CancellationToken cancel) =>
        door.Write<ReferralId>(new(Act.Write, Cat.Plan, client) { Record = Referrals.Record(id) }, session => Write(session, client, id, form, cancel), cancel);

    private static async Task<Outcome<ReferralId>> Write(Session session, ClientKey client, ReferralId id, PartnerForm form, CancellationToken cancel)
    {
        if (await Referrals.Of(session.Db, client, id, cancel) is not { } referral)
        {
            return new Refusal("referrals.unknown");
        }

        if (await Colleagues.Of(session.Db, referral.ToHouse).AnyAsync(cancel))
        {
            return new Refusal("referrals.has-accounts");
        }

        var (act, state) = (ReferralSteps.ActOf(form.Answer.Act), referral.StateNow());
        if (Acts.Contains(act) && ReferralSteps.After(state, act) is null)
        {
            return ReferralSteps.WhyNot(state, act);
        }

        var mistakes = await MistakesOf(session, referral, form, cancel);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        await Put(session, referral, form, cancel);
        var said = (await session.Texts(client, cancel)).Seal(ReferralStep.Table, form.Answer.Note.Trim());
        Referrals.Take(session, referral, act, act == ReferralAct.Feedback ? form.How : form.Answer.Reason, said);
        session.Wrote("update", client, Referrals.Record(id), referral.Steps);
        return id;
    }

    private static async Task Put(Session session, Referral referral, PartnerForm form, CancellationToken cancel)
    {
        switch (ReferralSteps.ActOf(form.Answer.Act))
        {
            case ReferralAct.Arrive:
                referral.StartedOn = form.On ?? session.Now.LocalDate();
                break;
            case ReferralAct.Feedback:
                (referral.FeedbackAt, referral.Feedback) = (session.Now, form.How);
                break;
            case ReferralAct.Miss:
                await CaseOutreach.LookFor(session, referral.Client(), cancel);
                break;
            default:
                AnswerReferral.Put(referral, form.Answer, session.Now);
                break;
        }

        await MakeReferralLink.Close(session.Db, referral, session.Now, cancel);
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, Referral referral, PartnerForm form, CancellationToken cancel)
    {
        var (check, act, today) = (new Mistakes(), ReferralSteps.ActOf(form.Answer.Act), session.Now.LocalDate());
        if (act is ReferralAct.Arrive or ReferralAct.Miss or ReferralAct.Feedback)
        {
            check.Text(form.Answer.Note, AnswerReferral.LongestNote, nameof(form.Answer.Note));
            check.That(act != ReferralAct.Arrive || form.On is null || (form.On <= today && form.On >= referral.SentAt!.Value.LocalDate()), new Refusal("referrals.start-day").At(nameof(form.On)));
            check.Code("referral-feedback", form.How, nameof(form.How), needed: act == ReferralAct.Feedback);
            return check.Found;
        }

        var mistakes = AnswerReferral.MistakesOf(form.Answer, session.Now);
        mistakes.AddRange(await AnswerReferral.Unknown(session.Db, form.Answer, cancel));
        return mistakes;
    }
}
