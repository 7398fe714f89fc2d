using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Takes a referral back, takes back all others when one began, or closes one of which nothing more is to come. What was taken back is closed to the service at once.</summary>
/// <remarks>Refuses with <c>referrals.unknown</c>, <c>referrals.wrong-step</c>, <c>referrals.withdrawn</c>, <c>text.too-long</c>.</remarks>
public sealed class EndReferral(Door door)
{
    /// <param name="why">In words, for who reads it later; may be empty.</param>
    public Task<Outcome<ReferralId>> Withdraw(ClientKey client, ReferralId id, string why, CancellationToken cancel) => Run(client, id, ReferralAct.Withdraw, why, cancel);

    /// <summary>Closes one that was refused, that was missed, or that began.</summary>
    public Task<Outcome<ReferralId>> End(ClientKey client, ReferralId id, string why, CancellationToken cancel) => Run(client, id, ReferralAct.End, why, cancel);

    /// <summary>Takes back every other open referral of the client, since this one began.</summary>
    /// <returns>How many there were.</returns>
    public Task<Outcome<int>> WithdrawOthers(ClientKey client, ReferralId id, CancellationToken cancel) => door.Write<int>(
        new(Act.Write, Cat.Plan, client) { Record = Referrals.Record(id) },
        async session =>
        {
            if (await Referrals.Of(session.Db, client, id, cancel) is not { } begun)
            {
                return new Refusal("referrals.unknown");
            }

            if (begun.StartedOn is null)
            {
                return new Refusal("referrals.wrong-step");
            }

            var others = (await Others(session, begun).ToListAsync(cancel)).FindAll(other => ReferralSteps.After(other.StateNow(), ReferralAct.Withdraw) is not null);
            foreach (var other in others)
            {
                Referrals.Take(session, other, ReferralAct.Withdraw, "other-began");
                await MakeReferralLink.Close(session.Db, other, session.Now, cancel);
                await Waits.EndByReferral(session.Db, other, (session.Hat.Account, session.Now), "referred", cancel);
            }

            session.Wrote("update", client, Referrals.Record(id), begun.Steps);
            return others.Count;
        },
        cancel);

    /// <summary>The other referrals of the client that are not over.</summary>
    internal static IQueryable<Referral> Others(Session session, Referral one)
    {
        var over = ReferralSteps.OverWords;
        return session.Db.Set<Referral>().Where(r => r.OrganisationId == one.OrganisationId && r.ClientId == one.ClientId && r.Id != one.Id && r.StartedOn == null && r.State != "refused" && !over.Contains(r.State));
    }

    private Task<Outcome<ReferralId>> Run(ClientKey client, ReferralId id, ReferralAct act, string why, CancellationToken cancel) => door.Write<ReferralId>(
        new(Act.Write, Cat.Plan, client) { Record = Referrals.Record(id) },
        async session =>
        {
            if (await Referrals.Of(session.Db, client, id, cancel) is not { } referral)
            {
                return new Refusal("referrals.unknown");
            }

            var check = new Mistakes();
            check.Text(why, AnswerReferral.LongestNote, "Why");
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var said = (await session.Texts(client, cancel)).Seal(ReferralStep.Table, why.Trim());
            await MakeReferralLink.Close(session.Db, referral, session.Now, cancel);
            await Waits.EndByReferral(session.Db, referral, (session.Hat.Account, session.Now), "withdrew", cancel);
            var step = Referrals.Take(session, referral, act, said: said);
            session.Wrote("update", client, Referrals.Record(id), referral.Steps);
            return step.Refusal is null ? id : step.Refused<ReferralId>();
        },
        cancel);
}
