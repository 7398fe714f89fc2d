using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A referral that whoever wears the hat follows.</summary>
public sealed record OwnReferral(ClientLine Client, ReferralLine Line);

/// <summary>A referral that came in.</summary>
/// <param name="Client">The own client, once the person was taken on and the list may show the name; else nobody's name.</param>
public sealed record ReceivedLine(ReferralLine Line, ClientLine? Client);

/// <summary>The referrals that ask for something: those that one sent, and those that came in to the services of the own team. What is due first stands first.</summary>
public sealed class ReferralLists(Door door)
{
    private const int Longest = 200;

    /// <summary>Those that the person follows.</summary>
    public Task<Outcome<IReadOnlyList<OwnReferral>>> Sent(CancellationToken cancel) =>
        door.Read<IReadOnlyList<OwnReferral>>(new(Act.Read, Cat.Plan) { Record = "referrals" }, session => Mine(session, cancel), cancel);

    /// <summary>Those that came in to a service of the own team.</summary>
    public Task<Outcome<IReadOnlyList<ReceivedLine>>> Received(CancellationToken cancel) =>
        door.Read<IReadOnlyList<ReceivedLine>>(ReferralReach.Ask("referrals/inbox"), session => Inbox(session, cancel), cancel);

    private static async Task<IReadOnlyList<OwnReferral>?> Mine(Session session, CancellationToken cancel)
    {
        var (hat, over) = (session.Hat, ReferralSteps.OverWords);
        var rows = await session.Db.Set<Referral>().AsNoTracking().Where(r => r.OrganisationId == hat.Organisation && r.Responsible == hat.Account && !over.Contains(r.State)).OrderBy(r => r.DueOn).Take(Longest).ToListAsync(cancel);
        var clients = await ClientLine.Listed(session, rows.Select(r => r.ClientId), cancel);
        foreach (var client in clients.Values)
        {
            session.Showed(client.Key);
        }

        return [.. (await ReferralLines.Of(session, rows.FindAll(r => clients.ContainsKey(r.ClientId)), cancel)).Select(l => new OwnReferral(clients[l.Referral.ClientId], l.Line))];
    }

    private static async Task<IReadOnlyList<ReceivedLine>?> Inbox(Session session, CancellationToken cancel)
    {
        var (over, feedbackFrom) = (ReferralSteps.OverWords, session.Now.LocalDate().PlusDays(-ReferralSteps.FeedbackFrom));
        var rows = await ReferralReach.ToOwnService(session).AsNoTracking()
            .Where(r => !over.Contains(r.State) && r.State != "refused" && (r.StartedOn == null || (r.FeedbackAt == null && r.StartedOn <= feedbackFrom)))
            .OrderBy(r => r.DueOn).Take(Longest).ToListAsync(cancel);
        var clients = await ClientLine.Listed(session, rows.Select(r => r.ReceiverClient).OfType<ClientId>(), cancel);
        foreach (var client in clients.Values)
        {
            session.Showed(client.Key);
        }

        return [.. (await ReferralLines.Of(session, rows, cancel)).Select(l => new ReceivedLine(l.Line, l.Referral.ReceiverClient is { } client ? clients.GetValueOrDefault(client) : null))];
    }
}
