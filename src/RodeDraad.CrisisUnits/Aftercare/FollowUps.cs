using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.CrisisUnits;

/// <summary>Which follow-ups an act brings with it.</summary>
internal static class FollowUps
{
    /// <summary>The table whose texts are sealed here.</summary>
    public const string Table = "follow_ups";

    /// <summary>The call to someone who was not admitted, within the same days as after a discharge.</summary>
    public static FollowUp After(Presentation presentation, UnitSettings settings, Instant now) => new()
    {
        OrganisationId = presentation.OrganisationId,
        Id = FollowUpId.New(),
        ClientId = presentation.ClientId,
        ServiceId = presentation.ServiceId,
        PresentationId = presentation.Id,
        Kind = "first-contact",
        DueOn = now.LocalDate().PlusDays(settings.FirstContactWithinDays),
    };

    /// <summary>Nobody is called any more about somebody who died: what was still to be done for the client in this house ends.</summary>
    /// <param name="except">The follow-up by which it became known, which is closed by its own form, or null.</param>
    public static async Task EndAll(Session session, ClientKey client, FollowUpId? except, CancellationToken cancel)
    {
        var open = session.Db.Set<FollowUp>().Where(f => f.OrganisationId == client.Organisation && f.ClientId == client.Client && f.ClosedAt == null && f.Id != except);
        foreach (var followUp in await open.ToListAsync(cancel))
        {
            (followUp.ClosedAt, followUp.ClosedBy, followUp.Outcome) = (session.Now, session.Hat.Account, "died");
        }
    }

    /// <summary>What the end of a stay brings: the first contact and the renewed rating of the crisis; after a death nothing, and what was open ends.</summary>
    public static async Task Follow(Session session, Stay stay, UnitSettings settings, CancellationToken cancel)
    {
        if (stay.EndReason == "deceased")
        {
            await EndAll(session, new(stay.OrganisationId, stay.ClientId), null, cancel);
            return;
        }

        var left = stay.UntilAt!.Value.LocalDate();
        string[] kinds = settings.UsesCtrs ? ["first-contact", "renewed-ctrs"] : ["first-contact"];
        session.Db.AddRange(kinds.Select(kind => new FollowUp
        {
            OrganisationId = stay.OrganisationId,
            Id = FollowUpId.New(),
            ClientId = stay.ClientId,
            ServiceId = stay.ServiceId,
            StayId = stay.Id,
            Kind = kind,
            DueOn = left.PlusDays(settings.FirstContactWithinDays),
        }));
    }
}
