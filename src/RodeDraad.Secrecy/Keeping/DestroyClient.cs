using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Proposes that the record of a client is destroyed. Nothing happens before a second person confirms.</summary>
/// <remarks>
/// Refuses with <c>keeping.only-leads</c>, <c>clients.unknown</c>, <c>keeping.on-hold</c>, <c>keeping.still-here</c>, <c>keeping.duty-to-keep</c>
/// (with ground and date, and what can be offered instead), <c>keeping.not-due</c>, <c>keeping.already-proposed</c>, <c>code-unknown</c>.
/// </remarks>
public sealed class ProposeDestruction(Door door, IEnumerable<IClientRecords> rooms)
{
    /// <param name="ground">Code of <c>destruction-ground</c>.</param>
    public Task<Outcome<Guid>> Run(ClientId client, string ground, CancellationToken cancel) => door.Write<Guid>(
        Keeping.Asked("destruction"),
        async session =>
        {
            var check = new Mistakes();
            check.That(session.Hat.Leads, new Refusal("keeping.only-leads"));
            check.Code("destruction-ground", ground, "Ground", needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var key = new ClientKey(session.Hat.Organisation, client);
            if (await Keeping.Tied(session, client, cancel) is { } tied)
            {
                return tied;
            }

            if (await Keeping.WhyNot(session, rooms, key, ground, cancel) is { } refusal)
            {
                return refusal;
            }

            var destruction = new Destruction { OrganisationId = key.Organisation, Id = Guid.CreateVersion7(), ClientId = client, Ground = ground, ProposedBy = session.Hat.Account, ProposedAt = session.Now };
            session.Db.Add(destruction);
            session.Wrote("create", key, $"destruction/{destruction.Id}");
            return destruction.Id;
        },
        cancel);
}

/// <summary>Carries out a proposed destruction, or declines it.</summary>
/// <remarks>
/// Only a second person carries it out: the database refuses the same one too (<c>keeping.same-person</c>). Whether it may be done is asked again,
/// once nobody can write in the record any more. One transaction: all of it or nothing. Then the client is on the shred list.
/// Also <c>keeping.unknown</c>, <c>keeping.no-shred-list</c> and the refusals of <see cref="ProposeDestruction"/>.
/// </remarks>
public sealed class ConfirmDestruction(Door door, IEnumerable<IClientRecords> rooms, ShredList list, IDatabase database)
{
    public async Task<Outcome<Guid>> Run(Guid id, CancellationToken cancel)
    {
        var outcome = await door.Write<Guid>(Keeping.Asked("destruction", id), session => CarryOut(session, id, cancel), cancel);
        if (outcome.Refusal is null)
        {
            await list.CatchUp(database, CancellationToken.None);
            database.Settle();
        }

        return outcome;
    }

    /// <summary>Takes a proposal back: whoever leads may, the proposer too.</summary>
    public Task<Outcome<Guid>> Decline(Guid id, CancellationToken cancel) => door.Write<Guid>(
        Keeping.Asked("destruction", id),
        async session =>
        {
            var open = await Open(session, id, cancel);
            if (open.Refusal is null)
            {
                (open.Value.DeclinedBy, open.Value.DeclinedAt) = (session.Hat.Account, session.Now);
                session.Wrote("update", new(open.Value.OrganisationId, open.Value.ClientId), $"destruction/{id}");
            }

            return open.Refusal is null ? id : open.Refused<Guid>();
        },
        cancel);

    private static async Task<Outcome<Destruction>> Open(Session session, Guid id, CancellationToken cancel)
    {
        if (!session.Hat.Leads)
        {
            return new Refusal("keeping.only-leads");
        }

        var open = await session.Db.Set<Destruction>()
            .SingleOrDefaultAsync(d => d.OrganisationId == session.Hat.Organisation && d.Id == id && d.CarriedOutAt == null && d.DeclinedAt == null, cancel);
        return open is null ? new Refusal("keeping.unknown") : await Keeping.Tied(session, open.ClientId, cancel) is { } tied ? tied : open;
    }

    private async Task<Outcome<Guid>> CarryOut(Session session, Guid id, CancellationToken cancel)
    {
        var open = await Open(session, id, cancel);
        if (open.Refusal is not null || !list.Named || open.Value.ProposedBy == session.Hat.Account)
        {
            return open.Refusal is not null ? open.Refused<Guid>() : new Refusal(list.Named ? "keeping.same-person" : "keeping.no-shred-list");
        }

        var client = new ClientKey(open.Value.OrganisationId, open.Value.ClientId);
        var together = (await KeptFiles.Of(session.Db, rooms, client, session.Now, cancel))?.Together ?? [];
        await ClientVault.Destroy(session.Db, client.Organisation, together, session.Now, cancel);
        var file = await KeptFiles.Of(session.Db, rooms, client, session.Now, cancel); // as it is now that nobody writes in it any more
        if (Keeping.WhyNot(file, open.Value.Ground, session.Now.LocalDate()) is { } refusal)
        {
            return refusal;
        }

        foreach (var record in file!.Together)
        {
            var destruction = record == client.Client ? open.Value : Beside(open.Value, record);
            (destruction.ConfirmedBy, destruction.CarriedOutAt) = (session.Hat.Account, session.Now);
            if (destruction != open.Value)
            {
                session.Db.Add(destruction);
            }

            await EraseClient.Run(session.Db, rooms, client with { Client = record }, session.Now, cancel);
            session.Showed(client with { Client = record });
        }

        await EraseClient.Sweep(session.Db, [.. rooms], session.Now, cancel);
        session.Wrote("delete", client, $"destruction/{id}");
        return id;
    }

    /// <summary>The tombstone of a record that had been merged into the other one.</summary>
    private static Destruction Beside(Destruction of, ClientId record) =>
        new() { OrganisationId = of.OrganisationId, Id = Guid.CreateVersion7(), ClientId = record, Ground = of.Ground, ProposedBy = of.ProposedBy, ProposedAt = of.ProposedAt };
}

/// <summary>What the acts of keeping and letting go have in common.</summary>
internal static class Keeping
{
    /// <summary>Management of the house: no file is opened, the record names the client itself.</summary>
    public static Ask Asked(string kind, Guid? id = null) => new(Act.Read, Cat.Capacity) { Record = id is null ? kind : $"{kind}/{id}" };

    /// <summary>The refusal of whoever decides about an own record or that of somebody close, or null.</summary>
    public static async Task<Refusal?> Tied(Session session, ClientId client, CancellationToken cancel) =>
        await Ties.Of(session.Db, session.Hat.Account, new(session.Hat.Organisation, client), cancel) is { Own: false, Relative: false } ? null : session.Denied(Rule.G4);

    public static async Task<Refusal?> WhyNot(Session session, IEnumerable<IClientRecords> rooms, ClientKey client, string ground, CancellationToken cancel) =>
        WhyNot(await KeptFiles.Of(session.Db, rooms, client, session.Now, cancel), ground, session.Now.LocalDate());

    /// <summary>Why a file may not be destroyed (access.md B3), or null.</summary>
    public static Refusal? WhyNot(KeptFile? file, string ground, LocalDate today) =>
        file is null ? new Refusal("clients.unknown")
        : file.HoldReviewOn is { } review ? new Refusal("keeping.on-hold", Day(review))
        : file.Running ? new Refusal("keeping.still-here")
        : today > file.KeepUntil ? null
        : file.Term.Duty ? new Refusal("keeping.duty-to-keep", Vocabulary.Label("retention-ground", file.Term.Ground), Day(file.KeepUntil))
        : ground == "term-over" ? new Refusal("keeping.not-due", Day(file.KeepUntil))
        : null;

    public static string Day(LocalDate date) => date.ToString("d/MM/uuuu", null);
}
