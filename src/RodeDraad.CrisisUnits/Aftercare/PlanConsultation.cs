using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>Plans an emergency consultation after a stay: a short series, preferably with the same carer.</summary>
/// <remarks>Refuses with <c>stays.unknown</c>, <c>follow-ups.not-discharged</c>, <c>.series-full</c>, <c>.after-series</c>, <c>.in-past</c>.</remarks>
public sealed class PlanConsultation(Door door)
{
    /// <param name="on">The local day of the consultation.</param>
    public Task<Outcome<FollowUpId>> Run(ClientKey client, StayId id, LocalDate on, CancellationToken cancel) =>
        door.Write<FollowUpId>(
            new(Act.Write, Cat.Presence, client) { Record = $"stay/{id.Value}" },
            session => Plan(session, client, id, on, cancel),
            cancel);

    private static async Task<Outcome<FollowUpId>> Plan(Session session, ClientKey client, StayId id, LocalDate on, CancellationToken cancel)
    {
        var stay = await Stays.Of(session.Db, client, id, cancel);
        if (stay is null)
        {
            return new Refusal("stays.unknown");
        }

        var settings = await UnitSettings.At(session.Db, client.Organisation, stay.ServiceId, session.Now, cancel);
        var planned = await session.Db.Set<FollowUp>()
            .CountAsync(f => f.OrganisationId == client.Organisation && f.StayId == id && f.Kind == "emergency-consultation", cancel);
        var check = new Mistakes();
        check.That(stay.UntilAt is not null, new Refusal("follow-ups.not-discharged"));
        check.That(planned < settings.MaximumEmergencyConsultations, new Refusal("follow-ups.series-full", settings.MaximumEmergencyConsultations));
        check.That(on >= session.Now.LocalDate(), new Refusal("follow-ups.in-past").At("On"));
        check.That(
            stay.UntilAt is null || on <= stay.UntilAt.Value.LocalDate().PlusDays(settings.EmergencyConsultationDays),
            new Refusal("follow-ups.after-series", settings.EmergencyConsultationDays).At("On"));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var consultation = new FollowUp
        {
            OrganisationId = client.Organisation,
            Id = FollowUpId.New(),
            ClientId = client.Client,
            ServiceId = stay.ServiceId,
            StayId = id,
            Kind = "emergency-consultation",
            DueOn = on,
            Carer = session.Hat.Account,
        };
        session.Db.Add(consultation);
        session.Wrote("create", client, $"follow-up/{consultation.Id.Value}", 1);
        return consultation.Id;
    }
}
