using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>What a bed is at this moment.</summary>
public enum BedState
{
    Free,
    Occupied,
    Promised,
    ToBeMadeReady,
    OutOfService,
}

/// <summary>One bed of the board.</summary>
/// <param name="Kind">Code of <c>bed-kind</c>.</param>
/// <param name="Reason">Code of <c>out-of-service-reason</c> when it is out of service.</param>
/// <param name="Client">Who lies in it, or for whom it is promised; null for a client whom the hat may not see.</param>
public sealed record BoardBed(BedId Id, string Label, string Kind, BedState State, string Reason, ClientLine? Client, BoardStay? Stay);

/// <summary>The stay in a bed.</summary>
/// <param name="Day">Day n of the stay, counted in 24 hours from 1.</param>
/// <param name="MaximumDays">The unit's maximum, in days.</param>
/// <param name="StepsLeft">Steps of the modules that are neither done nor skipped.</param>
public sealed record BoardStay(StayId Id, Instant FromAt, Instant? PlannedUntil, int Day, int MaximumDays, bool HasOverstayReason, int StepsLeft);

/// <summary>Someone who waits for a bed.</summary>
public sealed record BoardWaiting(WaitingId Id, ClientLine Client, Instant FromAt, string Reason, Instant? LastContactAt);

/// <summary>The board of a unit at one instant.</summary>
public sealed record Board(UnitLine Unit, Instant At, IReadOnlyList<BoardBed> Beds, IReadOnlyList<BoardWaiting> Waiting)
{
    /// <summary>The topic on which changes of a unit's board are announced.</summary>
    public static string Topic(ServiceId unit) => $"board:{unit.Value:N}";
}

/// <summary>Reads the bed board: nobody keeps it, it follows from stays, outages and promises.</summary>
public sealed class BedBoard(Door door)
{
    /// <param name="unit">The unit, or null for the first one of the hat's team.</param>
    public Task<Outcome<Board>> Read(ServiceId? unit, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Presence) { Record = "bed-board" }, session => ReadBoard(session, unit, cancel), cancel);

    private static async Task<Board?> ReadBoard(Session session, ServiceId? id, CancellationToken cancel)
    {
        if (await OwnUnits.Of(session.Db, session.Hat, session.Now, id, cancel) is not { Line: var unit } own)
        {
            return null;
        }

        var beds = await Beds.Of(session.Db)(session.Db, unit.Organisation, unit.Id, session.Now).ToListAsync(cancel);
        var waiters = await Waiters.Of(session.Db)(session.Db, unit.Organisation, unit.Id).ToListAsync(cancel);
        var clients = await ClientLine.Listed(session, beds.Select(b => b.Stay?.ClientId ?? b.PromisedTo).OfType<ClientId>().Concat(waiters.Select(w => w.ClientId)), cancel);
        foreach (var client in clients.Values)
        {
            session.Showed(client.Key);
        }

        return new(unit, session.Now, [.. beds.Select(row => Bed(row, clients, own, session.Now))], await Waiting(session, waiters, clients, cancel));
    }

    private static BoardBed Bed(Row row, IReadOnlyDictionary<ClientId, ClientLine> clients, OwnUnit own, Instant now)
    {
        var state = row.Stay is not null ? BedState.Occupied
            : row.Outage is { } reason && reason != CrisisUnits.Beds.ToBeMadeReady ? BedState.OutOfService
            : row.PromisedTo is not null ? BedState.Promised
            : row.Outage is not null ? BedState.ToBeMadeReady
            : BedState.Free;
        var stay = row.Stay is not { } s ? null : new BoardStay(
            s.Id,
            s.FromAt,
            s.PlannedUntil,
            MaximumStay.DayAt(now, s.FromAt),
            own.MaximumStayDays,
            s.HasOverstayReason,
            ModuleSteps.Count - row.StepsClosed);
        return new(row.Id, row.Label, row.Kind, state, row.Outage ?? "", (row.Stay?.ClientId ?? row.PromisedTo) is { } id ? clients.GetValueOrDefault(id) : null, stay);
    }

    private static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, Instant, IAsyncEnumerable<Row>>> Beds = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation, ServiceId unit, Instant now) =>
            from bed in db.Set<Bed>()
            where bed.OrganisationId == organisation && bed.ServiceId == unit
            join place in db.Set<BedPlace>().Where(p => p.OrganisationId == organisation && p.UntilAt == null) on bed.Id equals place.BedId into places
            from place in places.DefaultIfEmpty()
            where bed.RetiredAt == null || place != null // a bed that is taken away while somebody comes into it stays until it is empty
            join stay in db.Set<Stay>().Where(s => s.OrganisationId == organisation) on place.StayId equals stay.Id into stays
            from stay in stays.DefaultIfEmpty()
            join promise in db.Set<BedPromise>().Where(p => p.OrganisationId == organisation && p.UntilAt == null) on bed.Id equals promise.BedId into promises
            from promise in promises.DefaultIfEmpty()
            orderby bed.Label
            select new Row
            {
                Id = bed.Id,
                Label = bed.Label,
                Kind = bed.Kind,
                Stay = stay == null ? null : new StayRow(stay.Id, stay.ClientId, stay.FromAt, stay.PlannedUntil, stay.OverstayReason != ""),
                PromisedTo = promise == null ? null : promise.ClientId,
                Outage = db.Set<BedOutage>()
                    .Where(o => o.OrganisationId == organisation && o.BedId == bed.Id && o.FromAt <= now && (o.UntilAt == null || o.UntilAt > now))
                    .OrderBy(o => o.Reason == CrisisUnits.Beds.ToBeMadeReady ? 1 : 0)
                    .Select(o => o.Reason)
                    .FirstOrDefault(),
                StepsClosed = stay == null ? 0 : db.Set<ModuleStep>().Count(m => m.OrganisationId == organisation && m.StayId == stay.Id),
            }));

    /// <summary>Who waits for a unit, in the order of the list; before it is asked whom the list may show.</summary>
    internal static readonly KeptQuery<Func<CircuitDb, OrganisationId, ServiceId, IAsyncEnumerable<Waiter>>> Waiters = new(() =>
        EF.CompileAsyncQuery((CircuitDb db, OrganisationId organisation, ServiceId unit) =>
            from entry in db.Set<WaitingEntry>()
            where entry.OrganisationId == organisation && entry.ServiceId == unit && entry.UntilAt == null
            orderby entry.Position, entry.FromAt
            select new Waiter(
                entry.Id,
                entry.ClientId,
                entry.FromAt,
                entry.Reason,
                db.Set<BridgingContact>().Where(c => c.OrganisationId == organisation && c.WaitingId == entry.Id).Max(c => (Instant?)c.At))));

    /// <summary>Those who wait and may be shown, each with the reason for who may read it.</summary>
    internal static async Task<IReadOnlyList<BoardWaiting>> Waiting(Session session, List<Waiter> waiters, IReadOnlyDictionary<ClientId, ClientLine> clients, CancellationToken cancel)
    {
        var shown = waiters.FindAll(w => clients.ContainsKey(w.ClientId));
        var texts = await session.TextsOf(session.Hat.Organisation, shown.Where(w => !w.Reason.IsEmpty).Select(w => w.ClientId), cancel);
        return [.. shown.Select(w => new BoardWaiting(w.Id, clients[w.ClientId], w.FromAt, session.Told(texts.GetValueOrDefault(w.ClientId, ClientTexts.None), WaitingList.Table, w.Reason), w.LastContactAt))];
    }

    internal sealed record Waiter(WaitingId Id, ClientId ClientId, Instant FromAt, SealedText Reason, Instant? LastContactAt);

    private sealed record StayRow(StayId Id, ClientId ClientId, Instant FromAt, Instant? PlannedUntil, bool HasOverstayReason);

    private sealed class Row
    {
        public required BedId Id { get; init; }

        public required string Label { get; init; }

        public required string Kind { get; init; }

        public required StayRow? Stay { get; init; }

        public required ClientId? PromisedTo { get; init; }

        public required string? Outage { get; init; }

        public required int StepsClosed { get; init; }
    }
}
