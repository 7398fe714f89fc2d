using Microsoft.EntityFrameworkCore;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>Why a client is to be talked over with others.</summary>
public sealed record ConsultationForm
{
    /// <summary>Code of <c>consultation-kind</c>.</summary>
    public string Kind { get; init; } = ConsultationWords.OfSeries;

    /// <summary>The stay for which a crisis or network meeting is held.</summary>
    public StayId? Stay { get; init; }

    /// <summary>Codes of <c>consultation-criterion</c>.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    public string Why { get; init; } = "";
}

/// <summary>Proposes a client of the own house for a consultation, and gives a proposal up. It says nothing to anybody: the client is asked first.</summary>
/// <remarks>Refuses with <c>consultations.criterion-needed</c>, <c>consultations.stay-unknown</c>, <c>consultations.already-proposed</c>, <c>consultations.unknown</c>, <c>consultations.decided</c>, <c>consultations.dropped</c>, <c>changed-meanwhile</c>, and what is wrong with the form.</remarks>
public sealed class ProposeConsultation(Door door)
{
    public Task<Outcome<ConsultationId>> Run(ClientKey client, ConsultationForm form, CancellationToken cancel) =>
        door.Write<ConsultationId>(Consultations.Writes(client, "consultation"), session => Propose(session, client, form, cancel), cancel);

    /// <summary>The client does not want it, or it is no longer needed.</summary>
    public Task<Outcome<ConsultationId>> Drop(ClientKey client, ConsultationId id, string why, int version, CancellationToken cancel) => door.Write<ConsultationId>(
        Consultations.Writes(client, Consultations.Record(id)),
        async session =>
        {
            if (await Consultations.Of(session.Db, client, id, cancel) is not { Row: var row })
            {
                return new Refusal("consultations.unknown");
            }

            var check = new Mistakes();
            check.That(row.DroppedAt is null, new Refusal("consultations.dropped"));
            check.That(row.DecidedAt is null, new Refusal("consultations.decided"));
            check.That(row.Version == version, new Refusal("changed-meanwhile"));
            check.Text(why, Consultations.LongestText, "Why", needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            (row.DroppedAt, row.DropWhy) = (session.Now, (await session.Texts(client, cancel)).Seal(ClientConsultation.Table, why.Trim()));
            session.Wrote("update", client, Consultations.Record(id), row.Version + 1);
            return id;
        },
        cancel);

    private static async Task<Outcome<ConsultationId>> Propose(Session session, ClientKey client, ConsultationForm form, CancellationToken cancel)
    {
        var (db, house) = (session.Db, client.Organisation);
        var check = new Mistakes();
        check.Code("consultation-kind", form.Kind, nameof(form.Kind), needed: true);
        check.Codes("consultation-criterion", form.Criteria, nameof(form.Criteria));
        check.That(form.Kind != ConsultationWords.OfSeries || form.Criteria.Count > 0, new Refusal("consultations.criterion-needed").At(nameof(form.Criteria)));
        check.Text(form.Why, Consultations.LongestText, nameof(form.Why), needed: form.Criteria.Contains("other") || form.Kind != ConsultationWords.OfSeries);
        check.That(form.Stay is not { } stay || await StayFacts.Has(db, client, stay, cancel), new Refusal("consultations.stay-unknown").At(nameof(form.Stay)));
        check.That(form.Kind != ConsultationWords.OfSeries || !await db.Set<ClientConsultation>().AnyAsync(c => c.OrganisationId == house && c.ClientId == client.Client && c.Kind == form.Kind && c.DecidedAt == null && c.DroppedAt == null, cancel), new Refusal("consultations.already-proposed"));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var texts = await session.Texts(client, cancel);
        var row = new ClientConsultation
        {
            OrganisationId = house,
            Id = ConsultationId.New(),
            ClientId = client.Client,
            Kind = form.Kind,
            StayId = form.Stay,
            Criteria = [.. form.Criteria.Distinct(StringComparer.Ordinal)],
            Why = texts.Seal(ClientConsultation.Table, form.Why.Trim()),
            ProposedAt = session.Now,
            ProposedBy = session.Hat.Account,
        };
        db.Add(row);
        db.Add(new ConsultationInvited { OrganisationId = house, Id = InvitedId.New(), ClientId = client.Client, ConsultationId = row.Id, Kind = ConsultationWords.Client });
        db.Add(new ConsultationInvited { OrganisationId = house, Id = InvitedId.New(), ClientId = client.Client, ConsultationId = row.Id, Kind = ConsultationWords.Carer, House = house, Recipient = "person", Account = session.Hat.Account, Role = PolicyWords.Of(session.Hat.Role) });
        session.Wrote("create", client, Consultations.Record(row.Id), 1);
        return row.Id;
    }
}
