using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>A referral as the service that was asked reads it.</summary>
/// <param name="AskedBy">Who follows it at the house that asks.</param>
/// <param name="Closed">Key of the sentence that says why nothing can be read; empty when it can.</param>
/// <param name="Question">What is asked and why.</param>
/// <param name="Candidates">Own clients of exactly this name and birth date, as far as the list may show them.</param>
/// <param name="Client">The own record of the person, once there is one.</param>
/// <param name="Services">Where else one could go: those of the own region.</param>
public sealed record ReceivedReferral(
    ReferralLine Line,
    string AskedBy,
    string Level,
    string Closed,
    string Question,
    ReferralContent Content,
    IReadOnlyList<ReferralStepLine> Steps,
    IReadOnlyList<ClientLine> Candidates,
    ClientLine? Client,
    IReadOnlyList<ReferralAlternative> Services);

/// <summary>Opens a referral that was sent to a service of the own team. Each opening is recorded with the client as a disclosure; the first one says to who referred that it was seen.</summary>
/// <remarks>Refuses with <c>referrals.unknown</c>. What was taken back, or whose consent is over, says so and shows nothing.</remarks>
public sealed class OpenReferral(Door door)
{
    private const int MostServices = 300;

    public Task<Outcome<ReceivedReferral>> Run(ReferralId id, CancellationToken cancel) =>
        door.Write<ReceivedReferral>(ReferralReach.Ask(Referrals.Record(id)), session => Open(session, id, cancel), cancel);

    private static async Task<Outcome<ReceivedReferral>> Open(Session session, ReferralId id, CancellationToken cancel)
    {
        if (await ReferralReach.Of(session, id, cancel) is not { } referral)
        {
            return new Refusal("referrals.unknown");
        }

        var packet = await ReferralReach.Packet(session, referral, cancel);
        if (packet.Closed.Length == 0)
        {
            session.Disclosed(new($"account/{session.Hat.Account.Value}", "page", ReferralContent.HashOf(packet.Question, packet.Content.Write())));
            Referrals.Take(session, referral, ReferralAct.See); // only the first time
        }

        session.Wrote(packet.Closed.Length == 0 ? "disclose" : "read", referral.Client(), Referrals.Record(id), referral.Steps);
        return await View(session, referral, packet, cancel);
    }

    private static async Task<ReceivedReferral> View(Session session, Referral referral, ReferralPacket packet, CancellationToken cancel)
    {
        var (db, house, content) = (session.Db, session.Hat.Organisation, packet.Content);
        var names = await Names.OfAccounts(db, [referral.Responsible], cancel);
        var known = referral.ReceiverClient is { } client ? (await ClientLine.Listed(session, [client], cancel)).GetValueOrDefault(client) : null;
        List<ClientLine> alike = referral.ReceiverClient is null && content is { Names: true, BirthDate: { } born } ? await SameName.Of(session, content.FamilyName, content.GivenName, born).ToListAsync(cancel) : [];
        foreach (var shown in known is null ? alike : [known])
        {
            session.Showed(shown.Key);
        }

        var region = await ListedService.RegionOf(db, house).SingleAsync(cancel);
        return new(
            (await ReferralLines.Of(session, [referral], cancel))[0].Line,
            names.Account(referral.Responsible.Value),
            referral.Level,
            packet.Closed,
            packet.Question,
            content,
            await Steps(session, referral, packet, cancel),
            alike,
            known,
            await ReferralReader.Choice(Referrals.Services(db).Where(s => s.Region == region && s.Id != referral.ToService).OrderBy(s => s.Name).Take(MostServices)).ToListAsync(cancel));
    }

    /// <summary>The steps that are in the database, and the one that this opening takes.</summary>
    private static async Task<IReadOnlyList<ReferralStepLine>> Steps(Session session, Referral referral, ReferralPacket packet, CancellationToken cancel)
    {
        var steps = await ReferralLines.Steps(session, referral, packet.Closed.Length == 0 ? await session.Texts(referral.Client(), cancel) : null, cancel);
        return steps.Count == referral.Steps ? steps : [.. steps, new(ReferralAct.See, ReferralState.Seen, session.Now, session.Hat.Name, await Names.OfOrganisation(session.Db, session.Hat.Organisation, cancel), "", "")];
    }
}
