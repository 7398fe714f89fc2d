using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>A link and the code that opens it. Both are shown this once: the link goes by mail or message, the code by telephone.</summary>
/// <param name="Path">What comes after the address of this installation.</param>
public sealed record MadeLink(string Path, string Code, Instant UntilAt);

/// <summary>Makes a link to a referral for a partner without account, for fourteen days. The one before it no longer counts.</summary>
/// <remarks>
/// Refuses with <c>referrals.unknown</c>, <c>referrals.withdrawn</c>, <c>referrals.wrong-step</c>, <c>referrals.has-accounts</c> (people of the house work in the system), <c>referrals.no-consent</c>,
/// <c>referrals.link-shown</c> (the same form sent twice: only hashes are kept, so it cannot be shown again).
/// </remarks>
public sealed class MakeReferralLink(Door door, ReferralLinks links)
{
    public async Task<Outcome<MadeLink>> Run(ClientKey client, ReferralId id, CancellationToken cancel)
    {
        var (token, code, row) = (ReferralLinks.Token(), ReferralLinks.Code(), Guid.CreateVersion7());
        var outcome = await door.Write<MadeLink>(
            new(Act.Write, Cat.Plan, client) { Record = Referrals.Record(id) },
            session => Make(session, client, id, (row, links.HashOf(token), links.HashOfCode(token, code)), cancel),
            cancel);
        return outcome.Refusal is not null ? outcome
            : outcome.Value.Code == row.ToString() ? outcome.Value with { Path = $"/r/{token}", Code = code }
            : new Refusal("referrals.link-shown");
    }

    private static async Task<Outcome<MadeLink>> Make(Session session, ClientKey client, ReferralId id, (Guid Id, string Hash, string CodeHash) made, CancellationToken cancel)
    {
        if (await Referrals.Of(session.Db, client, id, cancel) is not { } referral)
        {
            return new Refusal("referrals.unknown");
        }

        var state = referral.StateNow();
        if (ReferralSteps.After(state, ReferralAct.PlanIntake) is null)
        {
            return ReferralSteps.WhyNot(state, ReferralAct.See);
        }

        if (await Colleagues.Of(session.Db, referral.ToHouse).AnyAsync(cancel))
        {
            return new Refusal("referrals.has-accounts");
        }

        if (await ConsentToHouse.Running(session, client, referral.ToHouse, Cat.Plan, cancel) is null)
        {
            return new Refusal("referrals.no-consent", (await Names.OfOrganisation(session.Db, referral.ToHouse, cancel)));
        }

        await Close(session.Db, referral, session.Now, cancel);
        var until = LocalTimes.StartOf(session.Now.LocalDate().PlusDays(ReferralLinks.Days + 1));
        session.Db.Add(new ReferralLink
        {
            OrganisationId = client.Organisation,
            Id = made.Id,
            ReferralId = id,
            ClientId = client.Client,
            Hash = made.Hash,
            CodeHash = made.CodeHash,
            MadeAt = session.Now,
            MadeBy = session.Hat.Account,
            UntilAt = until,
        });
        session.Wrote("create", client, $"referral-link/{made.Id}");
        return new MadeLink("", made.Id.ToString(), until);
    }

    /// <summary>Ends the links of a referral.</summary>
    internal static Task Close(Storage.CircuitDb db, Referral referral, Instant now, CancellationToken cancel) =>
        db.Set<ReferralLink>().Where(l => l.OrganisationId == referral.OrganisationId && l.ReferralId == referral.Id && l.EndedAt == null).ExecuteUpdateAsync(l => l.SetProperty(r => r.EndedAt, (Instant?)now), cancel);
}
