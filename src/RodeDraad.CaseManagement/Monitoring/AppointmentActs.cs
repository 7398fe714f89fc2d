using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>When and where client and case manager meet.</summary>
public sealed record AppointmentForm
{
    public Instant? At { get; init; }

    /// <summary>Code of <c>case-contact-kind</c>.</summary>
    public string Kind { get; init; } = "";

    public string Place { get; init; } = "";
}

/// <summary>Plans appointments of a case, and says what became of them: who missed one is looked for, who came was seen. What was done then is logged as a contact.</summary>
/// <remarks>Refuses with <c>cases.unknown</c>, <c>cases.ended</c>, <c>appointments.unknown</c>, <c>.settled</c>, <c>.in-past</c>, <c>.after-end</c>, <c>.not-yet</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class AppointmentActs(Door door)
{
    public Task<Outcome<AppointmentId>> Plan(ClientKey client, CaseId id, AppointmentForm form, CancellationToken cancel) =>
        door.Write<AppointmentId>(new(Act.Write, Cat.Plan, client) { Record = $"case/{id.Value}" }, session => Plan(session, client, id, form, cancel), cancel);

    /// <param name="state">Code of <c>appointment-state</c>: kept, missed or cancelled.</param>
    public Task<Outcome<AppointmentId>> Settle(ClientKey client, AppointmentId id, string state, int version, CancellationToken cancel) =>
        door.Write<AppointmentId>(new(Act.Write, Cat.Plan, client) { Record = $"appointment/{id.Value}" }, session => Settle(session, client, id, (state, version), cancel), cancel);

    private static async Task<Outcome<AppointmentId>> Plan(Session session, ClientKey client, CaseId id, AppointmentForm form, CancellationToken cancel)
    {
        if (await Cases.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("cases.unknown");
        }

        var check = new Mistakes();
        check.That(held.EndedOn is null, new Refusal("cases.ended"));
        check.Code("case-contact-kind", form.Kind, nameof(form.Kind), needed: true);
        check.Text(form.Place, ProposeCase.LongestText, nameof(form.Place));
        check.That(form.At is not null, new Refusal("field-needed").At(nameof(form.At)));
        check.That(form.At is null || form.At > session.Now, new Refusal("appointments.in-past").At(nameof(form.At)));
        check.That(form.At is null || held.UntilOn is not { } last || form.At.Value.LocalDate() <= last, new Refusal("appointments.after-end", held.UntilOn?.ToString("d/MM/uuuu", null) ?? "").At(nameof(form.At)));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var appointment = new CaseAppointment
        {
            OrganisationId = client.Organisation,
            Id = AppointmentId.New(),
            ClientId = client.Client,
            CaseId = id,
            At = form.At!.Value,
            Kind = form.Kind,
            Place = (await session.Texts(client, cancel)).Seal(CaseAppointment.Table, form.Place.Trim()),
            Carer = held.Keeper(session.Hat.Account, session.Now),
            State = "planned",
        };
        session.Db.Add(appointment);
        session.Wrote("create", client, $"appointment/{appointment.Id.Value}", 1);
        return appointment.Id;
    }

    private static async Task<Outcome<AppointmentId>> Settle(Session session, ClientKey client, AppointmentId id, (string State, int Version) said, CancellationToken cancel)
    {
        var appointment = await session.Db.Set<CaseAppointment>().SingleOrDefaultAsync(a => a.OrganisationId == client.Organisation && a.Id == id && a.ClientId == client.Client, cancel);
        if (appointment is null || await Cases.Of(session.Db, client, appointment.CaseId, cancel) is not { } held)
        {
            return new Refusal("appointments.unknown");
        }

        var check = new Mistakes();
        check.That(appointment.State == "planned", new Refusal("appointments.settled"));
        check.That(appointment.Version == said.Version, new Refusal("changed-meanwhile"));
        check.That(said.State is "kept" or "missed" or "cancelled", new Refusal("code-unknown", said.State).At("State"));
        check.That(said.State == "cancelled" || appointment.At <= session.Now, new Refusal("appointments.not-yet").At("State"));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        (appointment.State, appointment.SettledAt, appointment.Carer) = (said.State, session.Now, held.Doer(appointment.Carer, appointment.At));
        if (said.State == "missed")
        {
            await LogContact.Keep(session, held, new() { Kind = appointment.Kind, Outcome = "no-show" }, (CaseContactId.New(), appointment.At), cancel);
        }

        if (said.State == "kept")
        {
            await LogContact.Seen(session, held, appointment.At, cancel);
        }

        session.Wrote("update", client, $"appointment/{id.Value}", appointment.Version + 1);
        return id;
    }
}
