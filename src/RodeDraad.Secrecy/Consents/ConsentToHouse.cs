using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Whether the client agreed that another house is told a part of the own record, for who writes to it.</summary>
public static class ConsentToHouse
{
    /// <summary>The running consent that names the house as a whole, for care or coordination; null when there is none, and when the client refused the part to anybody of that house.</summary>
    public static async Task<string?> Running(Session session, ClientKey client, OrganisationId house, Cat category, CancellationToken cancel)
    {
        var consents = await Consents.About(session.Db, client, elsewhere: false, cancel);
        var now = session.Now;
        if (consents.Any(c => c is { Kind: "refusal", Status: "active" } && c.RecipientOrganisation == house && c.FromAt <= now && (c.UntilAt is null || c.UntilAt > now) && c.Categories.Contains(PolicyWords.Of(category))))
        {
            return null;
        }

        var anybodyThere = session.Hat with { Account = default, Role = Role.Unknown, Organisation = house, Team = default };
        return new[] { Purpose.Care, Purpose.Coordination }.Select(purpose => ClientsWill.Toward(anybodyThere, consents, category, purpose, now))
            .Where(will => will.State == ConsentState.Valid).Select(will => will.Evidence).FirstOrDefault();
    }

    /// <summary>Whether a refusal of the client runs that closes a part to somebody: one beats every yes (access.md A6).</summary>
    public static async Task<bool> Refused(Session session, ClientKey client, Hat toward, Cat category, CancellationToken cancel) =>
        ClientsWill.Toward(toward, await Consents.About(session.Db, client, elsewhere: false, cancel), category, Purpose.Meeting, session.Now).State == ConsentState.Refused;
}
