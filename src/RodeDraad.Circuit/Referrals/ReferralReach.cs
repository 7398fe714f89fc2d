using Microsoft.EntityFrameworkCore;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>What of a referral that another house sent is open to whoever asks.</summary>
/// <param name="Closed">Key of the sentence that says why it is closed; empty when it is open.</param>
internal sealed record ReferralPacket(string Closed, string Question, ReferralContent Content);

/// <summary>The one query of this concept that reads rows of another house: what was sent to a service of the own team. By the right to take presentations; there is no way from here to a list of clients.</summary>
internal static class ReferralReach
{
    /// <summary>The referrals that were sent to a service of the own team, or to one of the own house that has no team.</summary>
    public static IQueryable<Referral> ToOwnService(Session session)
    {
        var (hat, team) = (session.Hat, (TeamId?)session.Hat.Team);
        var own = UnitLine.Of(session.Db, hat.Organisation).Where(unit => unit.Team == team || unit.Team == null).Select(unit => unit.Id);
        return session.Db.Set<Referral>().Where(r => r.ToHouse == hat.Organisation && r.SentAt != null && own.Contains(r.ToService));
    }

    public static Task<Referral?> Of(Session session, ReferralId id, CancellationToken cancel) => ToOwnService(session).SingleOrDefaultAsync(r => r.Id == id, cancel);

    /// <summary>The right by which a house reads what was sent to it.</summary>
    public static Ask Ask(string record) => new(Act.Present, Cat.Presence) { Record = record };

    /// <summary>What was sent, as long as the client's consent toward the own house runs, nobody took it back, and the function reads plans.</summary>
    public static async Task<ReferralPacket> Packet(Session session, Referral referral, CancellationToken cancel)
    {
        var closed = await Closed(session, referral, cancel);
        if (closed.Length > 0)
        {
            return new(closed, "", new());
        }

        var texts = await session.Texts(referral.Client(), cancel);
        return new("", texts.Open(Referral.Table, referral.Question), ReferralContent.Read(texts.Open(Referral.Table, referral.Content)));
    }

    private static async Task<string> Closed(Session session, Referral referral, CancellationToken cancel)
    {
        if (referral.StateNow() == ReferralState.Withdrawn)
        {
            return "referrals.withdrawn";
        }

        var (client, house) = (referral.Client(), session.Hat.Organisation);
        if (await session.Closed(client, Cat.Plan, cancel) is Rule.G4 or Rule.X1 || session.MayRead(Cat.Plan) != Level.Full)
        {
            return "referrals.not-for-you";
        }

        return referral.OrganisationId == house || await ConsentToHouse.Running(session, client, house, Cat.Plan, cancel) is not null ? "" : "referrals.consent-over";
    }
}
