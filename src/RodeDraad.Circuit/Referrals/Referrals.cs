using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>Reads referrals of the own clients, and takes their next step.</summary>
internal static class Referrals
{
    /// <summary>How the audit names a referral.</summary>
    public const string Kind = "referral";

    public static string Record(ReferralId id) => $"{Kind}/{id.Value}";

    /// <summary>A referral of this client, or null: the id of another client's is as unknown as any.</summary>
    public static Task<Referral?> Of(CircuitDb db, ClientKey client, ReferralId id, CancellationToken cancel) =>
        db.Set<Referral>().SingleOrDefaultAsync(r => r.OrganisationId == client.Organisation && r.Id == id && r.ClientId == client.Client, cancel);

    public static ClientKey Client(this Referral referral) => new(referral.OrganisationId, referral.ClientId);

    public static ReferralState StateNow(this Referral referral) => ReferralSteps.StateOf(referral.State);

    /// <summary>Takes a step. That nobody else took it at the same instant is decided by the key of the steps.</summary>
    /// <param name="note">A code that belongs to it.</param>
    /// <returns>What <see cref="ReferralSteps.WhyNot"/> says when the act does not fit.</returns>
    public static Outcome<Done> Take(Session session, Referral referral, ReferralAct act, string note = "", SealedText said = default) =>
        Take(session.Db, referral, (session.Hat.Account, session.Hat.Organisation, session.Now), act, (note, said));

    /// <param name="who">An account is null for a partner who came by a link.</param>
    public static Outcome<Done> Take(CircuitDb db, Referral referral, (AccountId? Account, OrganisationId House, Instant Now) who, ReferralAct act, (string Note, SealedText Said) words)
    {
        var step = Step(referral, who, act, words);
        if (step.Refusal is not null)
        {
            return step.Refused<Done>();
        }

        db.Add(step.Value);
        return default(Done);
    }

    /// <summary>The step that follows, taken on the referral; nothing of it is in the database yet.</summary>
    public static Outcome<ReferralStep> Step(Referral referral, (AccountId? Account, OrganisationId House, Instant Now) who, ReferralAct act, (string Note, SealedText Said) words)
    {
        var state = referral.StateNow();
        if (ReferralSteps.After(state, act) is not { } next)
        {
            return ReferralSteps.WhyNot(state, act);
        }

        referral.State = next.Word();
        referral.Steps++;
        referral.DueOn = ReferralSteps.Due(next, referral.FeedbackAt is not null, who.Now.LocalDate(), (referral.IntakeAt, referral.ExpectedOn));
        return new ReferralStep
        {
            OrganisationId = referral.OrganisationId,
            ReferralId = referral.Id,
            Number = referral.Steps,
            ClientId = referral.ClientId,
            Act = act.Word(),
            State = referral.State,
            At = who.Now,
            By = who.Account,
            House = who.House,
            Note = words.Note,
            Said = words.Said,
        };
    }

    /// <summary>The services to which somebody can be referred: those of houses of care.</summary>
    public static IQueryable<ListedService> Services(CircuitDb db)
    {
        var care = Houses.Care(db);
        return ListedService.All(db).Where(service => care.Contains(service.Organisation));
    }
}
