using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Whether the client agreed that another house is told a part of the own record, for who writes to it.</summary>
public static class ConsentToHouse
{
    /// <summary>The running consent that names the house as a whole, for care or coordination; null when there is none, and when the client refused the part to anybody of that house.</summary>
    public static Task<string?> Running(Session session, ClientKey client, OrganisationId house, Cat category, CancellationToken cancel) => Running(session.Db, client, (house, category), session.Now, cancel);

    /// <summary>The same where nobody is signed in: a partner of that house came by a link.</summary>
    public static async Task<string?> Running(CircuitDb db, ClientKey client, (OrganisationId House, Cat Category) asked, Instant now, CancellationToken cancel)
    {
        var (house, category) = asked;
        var consents = await Consents.About(db, client, elsewhere: false, cancel);
        if (consents.Any(c => c is { Kind: "refusal", Status: "active" } && c.RecipientOrganisation == house && c.FromAt <= now && (c.UntilAt is null || c.UntilAt > now) && c.Categories.Contains(PolicyWords.Of(category))))
        {
            return null;
        }

        var anybodyThere = new Hat(default, default, "", Role.Unknown, house, default, Leads: false, CorridorScreen: false);
        return new[] { Purpose.Care, Purpose.Coordination }.Select(purpose => ClientsWill.Toward(anybodyThere, consents, category, purpose, now))
            .Where(will => will.State == ConsentState.Valid).Select(will => will.Evidence).FirstOrDefault();
    }

    /// <summary>Whether a refusal of the client runs that closes a part to somebody: one beats every yes (access.md A6).</summary>
    public static async Task<bool> Refused(Session session, ClientKey client, Hat toward, Cat category, CancellationToken cancel) =>
        ClientsWill.Toward(toward, await Consents.About(session.Db, client, elsewhere: false, cancel), category, Purpose.Meeting, session.Now).State == ConsentState.Refused;
}
