using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>A consultation as the client sees it: who may come, and what the client said to each.</summary>
/// <param name="Invited">Everybody but the client.</param>
public sealed record OwnConsultation(ConsultationHead Head, IReadOnlyList<InvitedLine> Invited)
{
    /// <summary>Somebody waits for the client's word.</summary>
    public bool Waits => Head.State is ConsultationState.Proposed or ConsultationState.Planned && Invited.Any(i => i.Answer.Length == 0);
}

/// <summary>The consultations about the client in one house, latest first.</summary>
/// <param name="Refusal">Why they stay closed, or null.</param>
public sealed record ConsultationsOfHouse(OwnRecord Record, Refusal? Refusal, IReadOnlyList<OwnConsultation> Consultations);

/// <summary>The client says at the own door who may be at a meeting about him or her, and takes a yes back there.</summary>
/// <remarks>Refuses with <c>consultations.unknown</c>, <c>consultations.dropped</c>, <c>consultations.client-always</c>, <c>consultations.only-own-door</c>, <c>consultations.refusal-runs</c>, <c>changed-meanwhile</c>, <c>code-unknown</c>.</remarks>
public sealed class SayOnConsultation(Door door, OwnRecords records)
{
    public async Task<IReadOnlyList<ConsultationsOfHouse>> Read(CancellationToken cancel)
    {
        var houses = new List<ConsultationsOfHouse>();
        foreach (var record in await records.Read(cancel))
        {
            var outcome = await door.Read(new(Act.Read, Cat.Meeting, record.Key) { Record = "consultations" }, session => Of(session, record.Key, cancel), cancel);
            houses.Add(new(record, outcome.Refusal, outcome.Refusal is null ? outcome.Value : []));
        }

        return houses;
    }

    /// <param name="answer">Code of <c>yes-no</c>.</param>
    public Task<Outcome<InvitedId>> Run(ClientKey client, ConsultationId id, InvitedId who, string answer, int version, CancellationToken cancel) => door.Write<InvitedId>(
        new(Act.ManageConsent, Cat.Consent, client) { Record = Consultations.Record(id) },
        async session =>
        {
            if (session.Hat.Role is not (Role.Client or Role.LegalRep))
            {
                return new Refusal("consultations.only-own-door");
            }

            if (await Consultations.Of(session.Db, client, id, cancel) is not { } held || held.Invited.SingleOrDefault(i => i.Id == who) is not { } invited)
            {
                return new Refusal("consultations.unknown");
            }

            var check = new Mistakes();
            check.That(held.Row.DroppedAt is null, new Refusal("consultations.dropped"));
            check.That(invited.Version == version, new Refusal("changed-meanwhile"));
            check.All(await AskForConsultation.MistakesOf(session, client, invited, answer, cancel));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            await AskForConsultation.Put(session, client, invited, new() { Answer = answer, Way = ConsultationWords.AtOwnDoor, Version = version }, cancel);
            session.Wrote("update", client, $"consultation-invited/{who.Value}", version + 1);
            return who;
        },
        cancel);

    private static async Task<IReadOnlyList<OwnConsultation>?> Of(Session session, ClientKey key, CancellationToken cancel)
    {
        if (session.Decision.Level != Level.Full)
        {
            return [];
        }

        var ids = LinkedRecords.Ids(session.Db, key);
        var held = await Consultations.Of(session.Db, session.Db.Set<ClientConsultation>().Where(c => c.OrganisationId == key.Organisation && ids.Contains(c.ClientId) && c.DroppedAt == null), cancel);
        var clients = await ClientLine.Of(session.Db, key.Organisation).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var texts = await session.TextsOf(key.Organisation, held.Select(h => h.Row.ClientId), cancel);
        var view = await ConsultationView.Of(session, held, [], cancel);
        return
        [
            .. held.OrderByDescending(h => h.At ?? h.Row.ProposedAt).Select(h => (Held: h, Client: clients[h.Row.ClientId], Texts: texts[h.Row.ClientId]))
                .Select(h => new OwnConsultation(view.Head(h.Held, h.Client, h.Texts), [.. h.Held.Invited.Where(i => i.Kind != ConsultationWords.Client).Select(i => view.Invited(i, h.Client, h.Texts))])),
        ];
    }
}
