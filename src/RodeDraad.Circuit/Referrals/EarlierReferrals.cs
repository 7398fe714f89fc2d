using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>What became of earlier referrals of a client that did not come to a start, for whoever looks for a service again.</summary>
internal static class EarlierReferrals
{
    private static readonly string[] Failed = [ReferralAct.Refuse.Word(), ReferralAct.Miss.Word()];

    /// <summary>The last refusal or no-show of each service.</summary>
    public static async Task<IReadOnlyList<Earlier>> Of(Session session, ClientKey client, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(session.Db, client);
        var failed = await (from step in session.Db.Set<ReferralStep>()
                            where step.OrganisationId == client.Organisation && ids.Contains(step.ClientId) && Failed.Contains(step.Act)
                            join referral in session.Db.Set<Referral>() on new { step.OrganisationId, step.ReferralId } equals new { referral.OrganisationId, ReferralId = referral.Id }
                            orderby step.At descending
                            select new { referral.ToService, step.At, step.State, step.Note }).ToListAsync(cancel);
        return [.. failed.DistinctBy(f => f.ToService).Select(f => new Earlier(f.ToService, f.At.LocalDate(), f.State, f.Note))];
    }
}
