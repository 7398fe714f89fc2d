using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Secrecy;

/// <summary>Keeps the record of a client from being destroyed, and lifts that again: each asked by one person and confirmed by another.</summary>
/// <remarks>
/// It stops destruction from the moment it is asked for until the lifting is confirmed. The database refuses one person twice. Refuses with
/// <c>keeping.only-leads</c>, <c>keeping.unknown</c>, <c>clients.unknown</c>, <c>keeping.same-person</c>, <c>keeping.review-in-past</c>, <c>field-needed</c>.
/// </remarks>
public sealed class LegalHoldActs(Door door)
{
    /// <summary>Table whose texts are sealed here.</summary>
    internal const string Table = "legal_holds";

    private const int LongestReason = 1_000;

    public Task<Outcome<Guid>> Ask(ClientId client, string reason, LocalDate? reviewOn, CancellationToken cancel) => door.Write<Guid>(
        Keeping.Asked("legal-hold"),
        async session =>
        {
            var check = new Mistakes();
            check.That(session.Hat.Leads, new Refusal("keeping.only-leads"));
            check.Text(reason, LongestReason, "Reason", needed: true);
            check.That(reviewOn is not null, new Refusal("field-needed").At("ReviewOn"));
            check.That(reviewOn is null || reviewOn > session.Now.LocalDate(), new Refusal("keeping.review-in-past").At("ReviewOn"));
            var key = new ClientKey(session.Hat.Organisation, client);
            check.That(await ClientHead.Of(session.Db, key.Organisation).AnyAsync(c => c.Id == client, cancel), new Refusal("clients.unknown"));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            if (await Keeping.Tied(session, client, cancel) is { } tied)
            {
                return tied;
            }

            var hold = new LegalHold
            {
                OrganisationId = key.Organisation,
                Id = Guid.CreateVersion7(),
                ClientId = client,
                Reason = (await session.Texts(key, cancel)).Seal(Table, reason.Trim()),
                ReviewOn = reviewOn!.Value,
                AskedBy = session.Hat.Account,
                AskedAt = session.Now,
            };
            session.Db.Add(hold);
            session.Wrote("create", key, $"legal-hold/{hold.Id}");
            return hold.Id;
        },
        cancel);

    public Task<Outcome<Guid>> Confirm(Guid id, CancellationToken cancel) => Change(
        id,
        (session, hold, _) =>
        {
            if (hold.ConfirmedAt is not null || hold.AskedBy == session.Hat.Account)
            {
                return new Refusal(hold.ConfirmedAt is not null ? "keeping.unknown" : "keeping.same-person");
            }

            (hold.ConfirmedBy, hold.ConfirmedAt) = (session.Hat.Account, session.Now);
            return null;
        },
        cancel);

    public Task<Outcome<Guid>> AskLift(Guid id, string reason, CancellationToken cancel) => Change(
        id,
        (session, hold, texts) =>
        {
            var check = new Mistakes();
            check.Text(reason, LongestReason, "LiftReason", needed: true);
            (hold.LiftReason, hold.LiftAskedBy, hold.LiftAskedAt) = (texts.Seal(Table, reason.Trim()), session.Hat.Account, session.Now);
            return check.Found.FirstOrDefault();
        },
        cancel);

    public Task<Outcome<Guid>> ConfirmLift(Guid id, CancellationToken cancel) => Change(
        id,
        (session, hold, _) =>
        {
            if (hold.LiftAskedBy is null || hold.LiftAskedBy == session.Hat.Account)
            {
                return new Refusal(hold.LiftAskedBy is null ? "keeping.unknown" : "keeping.same-person");
            }

            (hold.LiftedBy, hold.LiftedAt) = (session.Hat.Account, session.Now);
            return null;
        },
        cancel);

    private Task<Outcome<Guid>> Change(Guid id, Func<Session, LegalHold, ClientTexts, Refusal?> change, CancellationToken cancel) => door.Write<Guid>(
        Keeping.Asked("legal-hold", id),
        async session =>
        {
            var hold = await session.Db.Set<LegalHold>().SingleOrDefaultAsync(h => h.OrganisationId == session.Hat.Organisation && h.Id == id && h.LiftedAt == null, cancel);
            if (hold is null || !session.Hat.Leads)
            {
                return new Refusal(session.Hat.Leads ? "keeping.unknown" : "keeping.only-leads");
            }

            if (await Keeping.Tied(session, hold.ClientId, cancel) is { } tied)
            {
                return tied;
            }

            var key = new ClientKey(hold.OrganisationId, hold.ClientId);
            if (change(session, hold, await session.Texts(key, cancel)) is { } refusal)
            {
                return refusal;
            }

            session.Wrote("update", key, $"legal-hold/{id}");
            return id;
        },
        cancel);
}
