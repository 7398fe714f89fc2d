using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CrisisUnits;

/// <summary>A contact with someone who waits.</summary>
public sealed record BridgingForm
{
    /// <summary>Code of <c>contact-way</c>.</summary>
    public string Way { get; init; } = "phone";

    /// <summary>Code of <c>contact-outcome</c>.</summary>
    public string Outcome { get; init; } = "";

    public string Note { get; init; } = "";
}

/// <summary>Keeps the waiting list: bridging contacts, order, and the end of waiting.</summary>
/// <remarks>Refuses with <c>waiting.unknown</c> and every mistake of the form.</remarks>
public sealed class WaitingActs(Door door)
{
    public Task<Outcome<WaitingId>> Bridge(ClientKey client, WaitingId id, BridgingForm form, CancellationToken cancel) => Change(
        client,
        id,
        (session, entry, texts) =>
        {
            var check = new Mistakes();
            check.Code("contact-way", form.Way, nameof(form.Way), needed: true);
            check.Code("contact-outcome", form.Outcome, nameof(form.Outcome), needed: true);
            check.Text(form.Note, 1_000, nameof(form.Note));
            session.Db.Add(new BridgingContact
            {
                OrganisationId = entry.OrganisationId,
                Id = Guid.CreateVersion7(),
                WaitingId = id,
                At = session.Now,
                By = session.Hat.Account,
                Way = form.Way,
                Outcome = form.Outcome,
                Note = texts.Seal(WaitingList.ContactTable, form.Note.Trim()),
            });
            return check.Found;
        },
        cancel);

    /// <summary>Gives a place in the order, with the reason. Lower comes first; 0 is the usual place, by time.</summary>
    public Task<Outcome<WaitingId>> Order(ClientKey client, WaitingId id, int position, string reason, CancellationToken cancel) => Change(
        client,
        id,
        (_, entry, texts) =>
        {
            var check = new Mistakes();
            check.That(position is >= -1_000 and <= 1_000, new Refusal("number-unreadable").At("Position"));
            check.Text(reason, 1_000, "Reason", needed: true);
            (entry.Position, entry.Reason) = (position, texts.Seal(WaitingList.Table, reason.Trim()));
            return check.Found;
        },
        cancel);

    /// <param name="reason">Code of <c>waiting-end</c>.</param>
    public Task<Outcome<WaitingId>> End(ClientKey client, WaitingId id, string reason, CancellationToken cancel) => Change(
        client,
        id,
        (session, entry, _) =>
        {
            var check = new Mistakes();
            check.Code("waiting-end", reason, "EndReason", needed: true);
            (entry.UntilAt, entry.EndReason) = (session.Now, reason);
            return check.Found;
        },
        cancel);

    private Task<Outcome<WaitingId>> Change(ClientKey client, WaitingId id, Func<Session, WaitingEntry, ClientTexts, List<Refusal>> change, CancellationToken cancel) =>
        door.Write<WaitingId>(
            new(Act.Write, Cat.Presence, client) { Record = $"waiting/{id.Value}" },
            async session =>
            {
                var entry = await session.Db.Set<WaitingEntry>()
                    .SingleOrDefaultAsync(w => w.OrganisationId == client.Organisation && w.Id == id && w.ClientId == client.Client && w.UntilAt == null, cancel);
                if (entry is null)
                {
                    return new Refusal("waiting.unknown");
                }

                var mistakes = change(session, entry, await session.Texts(client, cancel));
                if (mistakes.Count > 0)
                {
                    return mistakes;
                }

                session.Db.Announce(Board.Topic(entry.ServiceId));
                session.Wrote("update", client, $"waiting/{id.Value}");
                return id;
            },
            cancel);
}
