using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>Somebody came.</summary>
public sealed record ArrivalForm
{
    /// <summary>The day on which it began; today when it is empty.</summary>
    public LocalDate? On { get; init; }

    /// <summary>The own client whom it is about.</summary>
    public ClientId? ExistingClient { get; init; }

    /// <summary>Who it is, when only the question was sent.</summary>
    public ClientForm? Client { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>How it goes, some weeks after the start.</summary>
public sealed record FeedbackForm
{
    /// <summary>Code of <c>referral-feedback</c>.</summary>
    public string How { get; init; } = "";

    public string Note { get; init; } = "";

    /// <summary>What the service asks of whoever referred.</summary>
    public string Wish { get; init; } = "";
}

/// <summary>What became of a referral to a service of the own team: the client came (which closes the loop and begins the care), did not come (who referred goes and looks), and how it goes.</summary>
/// <remarks>
/// Refuses with <c>referrals.unknown</c>, <c>referrals.withdrawn</c>, <c>referrals.wrong-step</c>, <c>referrals.consent-over</c>, <c>referrals.who-came</c> (only the question was sent),
/// and beside a field with what is wrong with the form.
/// </remarks>
public sealed class ArriveByReferral(Door door, RegisterClient register)
{
    public Task<Outcome<ReferralId>> Arrive(ReferralId id, ArrivalForm form, CancellationToken cancel) =>
        Step(id, ReferralAct.Arrive, (session, referral, packet) => Arrive(session, referral, packet, form, cancel), cancel);

    /// <summary>The client did not come: whoever holds the case at the other house goes and looks the next working day.</summary>
    public Task<Outcome<ReferralId>> Miss(ReferralId id, string note, CancellationToken cancel) => Step(
        id,
        ReferralAct.Miss,
        async (session, referral, _) =>
        {
            await CaseManagement.CaseOutreach.LookFor(session, referral.Client(), cancel);
            return Said(note);
        },
        cancel);

    public Task<Outcome<ReferralId>> Feedback(ReferralId id, FeedbackForm form, CancellationToken cancel) => Step(
        id,
        ReferralAct.Feedback,
        async (session, referral, _) =>
        {
            var check = new Mistakes();
            check.Code("referral-feedback", form.How, nameof(form.How), needed: true);
            check.Text(form.Note, AnswerReferral.LongestNote, nameof(form.Note));
            check.Text(form.Wish, AnswerReferral.LongestNote, nameof(form.Wish));
            (referral.FeedbackAt, referral.Feedback) = (session.Now, form.How);
            referral.Wish = (await session.Texts(referral.Client(), cancel)).Seal(Referral.Table, form.Wish.Trim());
            return (check.Found, form.How, form.Note);
        },
        cancel);

    private async Task<(List<Refusal> Wrong, string Code, string Note)> Arrive(Session session, Referral referral, ReferralPacket packet, ArrivalForm form, CancellationToken cancel)
    {
        var (check, today) = (new Mistakes(), session.Now.LocalDate());
        var on = form.On ?? today;
        check.That(on <= today && on >= referral.SentAt!.Value.LocalDate(), new Refusal("referrals.start-day").At(nameof(form.On)));
        check.Text(form.Note, AnswerReferral.LongestNote, nameof(form.Note));
        check.All(packet.Closed.Length > 0 && referral.ReceiverClient is null ? [new Refusal(packet.Closed)] : []);
        if (check.Found.Count == 0)
        {
            check.All(await TakenOn.Known(session, register, referral, (packet.Content, form.ExistingClient, form.Client), cancel));
            check.That(check.Found.Count > 0 || referral.ReceiverClient is not null, new Refusal("referrals.who-came").At(nameof(ClientForm.FamilyName)));
        }

        if (check.Found.Count == 0)
        {
            referral.StartedOn = on;
            await TakenOn.Begin(session, referral, cancel);
            await Waits.EndByReferral(session.Db, referral, (session.Hat.Account, session.Now), "admitted", cancel);
        }

        return (check.Found, "", form.Note);
    }

    private static (List<Refusal> Wrong, string Code, string Note) Said(string note)
    {
        var check = new Mistakes();
        check.Text(note, AnswerReferral.LongestNote, "Note");
        return (check.Found, "", note);
    }

    private Task<Outcome<ReferralId>> Step(ReferralId id, ReferralAct act, Func<Session, Referral, ReferralPacket, Task<(List<Refusal> Wrong, string Code, string Note)>> change, CancellationToken cancel) => door.Write<ReferralId>(
        ReferralReach.Ask(Referrals.Record(id)),
        async session =>
        {
            if (await ReferralReach.Of(session, id, cancel) is not { } referral)
            {
                return new Refusal("referrals.unknown");
            }

            if (ReferralSteps.After(referral.StateNow(), act) is null)
            {
                return ReferralSteps.WhyNot(referral.StateNow(), act);
            }

            var (wrong, code, note) = await change(session, referral, await ReferralReach.Packet(session, referral, cancel));
            if (wrong.Count > 0)
            {
                return wrong;
            }

            var said = (await session.Texts(referral.Client(), cancel)).Seal(ReferralStep.Table, note.Trim());
            Referrals.Take(session, referral, act, code, said);
            session.Wrote("update", referral.Client(), Referrals.Record(id), referral.Steps);
            return id;
        },
        cancel);
}
