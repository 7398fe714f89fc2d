using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.CaseManagement;

/// <summary>How a paper of a case gets to another service: the client hands it over, or a running consent toward the house lets it be sent, and then it is kept in the log what that house was told.</summary>
internal static class ToAnotherHouse
{
    /// <summary>The houses of care but the own one.</summary>
    public static async Task<IReadOnlyList<HouseLine>> Houses(Session session, CancellationToken cancel) =>
        (await People.Houses.Lines(session.Db).ToListAsync(cancel)).FindAll(house => house.Id != session.Hat.Organisation);

    /// <summary>Checks the way; adds <c>letters.no-consent</c> when no consent runs toward the house.</summary>
    /// <param name="to">The code of <c>letter-way</c> with the house; what is wrong stands beside the fields <c>Way</c> and <c>House</c>.</param>
    /// <returns>The house to which it is sent with a consent, or null.</returns>
    public static async Task<HouseLine?> Check(Mistakes check, Session session, ClientKey client, (string Way, OrganisationId? House) to, CancellationToken cancel)
    {
        check.Code("letter-way", to.Way, "Way", needed: true);
        if (to.Way != "consent")
        {
            return null;
        }

        var house = to.House is { } named ? (await Houses(session, cancel)).FirstOrDefault(h => h.Id == named) : null;
        var consent = house is null ? null : await ConsentToHouse.Running(session, client, house.Id, Cat.Plan, cancel);
        check.That(consent is not null, new Refusal("letters.no-consent").At("House"));
        return house;
    }

    /// <summary>Keeps in the log that the house is told a text, by its hash.</summary>
    public static void Told(Session session, HouseLine house, string text) =>
        session.Disclosed(new($"organisation/{house.Id.Value}", "paper", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))));
}
