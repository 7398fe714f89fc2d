using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>The waiting lists of the services of a house.</summary>
internal static class Waits
{
    /// <summary>How the audit names a wait.</summary>
    public const string Kind = "wait";

    public const string Usual = "usual";

    /// <summary>How long back the flow of a list is measured.</summary>
    public static readonly Duration Measured = Duration.FromDays(365);

    public static string Record(ServiceWaitId id) => $"{Kind}/{id.Value}";

    public static ClientKey Client(this ServiceWait wait) => new(wait.OrganisationId, wait.ClientId);

    /// <summary>The place of a priority in the order: the list stands from the most urgent to the usual.</summary>
    public static int RankOf(string priority) => Vocabulary.List("waiting-priority").ToList().FindIndex(code => code.Key == priority);

    /// <summary>An open wait of this client, or null: another client's is as unknown as any.</summary>
    public static Task<ServiceWait?> Open(CircuitDb db, ClientKey client, ServiceWaitId id, CancellationToken cancel) =>
        db.Set<ServiceWait>().SingleOrDefaultAsync(w => w.OrganisationId == client.Organisation && w.Id == id && w.ClientId == client.Client && w.UntilAt == null, cancel);

    /// <summary>The services of a house that have a list here: all but its crisis units.</summary>
    public static IQueryable<UnitLine> Services(CircuitDb db, OrganisationId house)
    {
        var crisis = UnitWaits.Units(db, house);
        return UnitLine.Of(db, house).Where(unit => !crisis.Contains(unit.Id));
    }

    /// <summary>Those who wait for a service, first to last.</summary>
    public static IOrderedQueryable<ServiceWait> InOrder(CircuitDb db, OrganisationId house, ServiceId service) =>
        db.Set<ServiceWait>().Where(w => w.OrganisationId == house && w.ServiceId == service && w.UntilAt == null).OrderBy(w => w.Rank).ThenBy(w => w.FromAt).ThenBy(w => w.Id);

    /// <summary>Keeps a change.</summary>
    public static void Change(CircuitDb db, ServiceWait wait, (AccountId By, Instant Now) who, (string What, string Code, string Outcome) change, SealedText said = default) =>
        db.Add(Changed(wait, who, change, said));

    /// <summary>The next change of a wait; nothing of it is in the database yet.</summary>
    public static WaitChange Changed(ServiceWait wait, (AccountId By, Instant Now) who, (string What, string Code, string Outcome) change, SealedText said = default) => new()
    {
        OrganisationId = wait.OrganisationId,
        WaitId = wait.Id,
        Number = ++wait.Changes,
        ClientId = wait.ClientId,
        At = who.Now,
        By = who.By,
        What = change.What,
        Code = change.Code,
        Outcome = change.Outcome,
        Said = said,
    };

    /// <summary>Puts a client on the list of a service.</summary>
    public static ServiceWait Begin(Session session, ClientId client, ServiceId service, (string Priority, AccountId Follower, Instant From, ReferralId? Referral) how, SealedText why)
    {
        var wait = new ServiceWait
        {
            OrganisationId = session.Hat.Organisation,
            Id = ServiceWaitId.New(),
            ClientId = client,
            ServiceId = service,
            ReferralId = how.Referral,
            FromAt = how.From,
            Priority = how.Priority,
            Rank = RankOf(how.Priority),
            Follower = how.Follower,
        };
        session.Db.Add(wait);
        Change(session.Db, wait, (session.Hat.Account, session.Now), ("entered", how.Priority, ""), why);
        return wait;
    }

    public static void End(CircuitDb db, ServiceWait wait, (AccountId By, Instant Now) who, string reason, SealedText why = default)
    {
        (wait.UntilAt, wait.EndReason, wait.OfferedAt) = (who.Now, reason, null);
        Change(db, wait, who, ("ended", reason, ""), why);
    }

    /// <summary>A referral that was answered with a wait stands on the list; whoever answered follows it. A crisis unit keeps its own list.</summary>
    public static async Task ByReferral(Session session, Referral referral, CancellationToken cancel)
    {
        var (db, house) = (session.Db, session.Hat.Organisation);
        if (referral.ReceiverClient is { } client && await Services(db, house).AnyAsync(s => s.Id == referral.ToService, cancel)
            && !await db.Set<ServiceWait>().AnyAsync(w => w.OrganisationId == house && w.ServiceId == referral.ToService && w.ClientId == client && w.UntilAt == null, cancel))
        {
            Begin(session, client, referral.ToService, (Usual, session.Hat.Account, session.Now, referral.Id), default);
        }
    }

    /// <summary>The last day on which the next contact that bridges the waiting is in time.</summary>
    public static LocalDate BridgeBy(Instant lastContact) => lastContact.LocalDate().PlusDays(ReferralSteps.Next(ReferralState.Waiting).Days);

    /// <summary>A contact with somebody who waits by a referral: its next step is due later.</summary>
    public static async Task Bridged(Session session, ServiceWait wait, CancellationToken cancel)
    {
        var waiting = ReferralState.Waiting.Word();
        if (await session.Db.Set<Referral>().SingleOrDefaultAsync(r => r.Id == wait.ReferralId && r.ToHouse == wait.OrganisationId && r.State == waiting, cancel) is { } referral)
        {
            referral.DueOn = BridgeBy(session.Now);
        }
    }

    /// <summary>What became of the referral ends the wait that it began.</summary>
    /// <param name="reason">Code of <c>waiting-end</c>.</param>
    public static async Task EndByReferral(CircuitDb db, Referral referral, (AccountId By, Instant Now) who, string reason, CancellationToken cancel)
    {
        foreach (var wait in await db.Set<ServiceWait>().Where(w => w.OrganisationId == referral.ToHouse && w.ReferralId == referral.Id && w.UntilAt == null).ToListAsync(cancel))
        {
            End(db, wait, who, reason);
        }
    }

    /// <summary>How long one waits for a place of each of these services: of the waits of the last year that ended with one, as soon as there are five.</summary>
    public static async Task<Dictionary<ServiceId, int>> MeasuredDays(CircuitDb db, IQueryable<ListedService> services, Instant now, CancellationToken cancel)
    {
        var since = now - Measured;
        var ended = await (from service in services
                           join wait in db.Set<ServiceWait>() on new { service.Organisation, service.Id } equals new { Organisation = wait.OrganisationId, Id = wait.ServiceId }
                           where wait.UntilAt > since && wait.EndReason == "admitted"
                           select new { wait.ServiceId, wait.FromAt, wait.UntilAt }).ToListAsync(cancel);
        return ended.GroupBy(w => w.ServiceId).Select(list => (Service: list.Key, Days: MedianDays([.. list.Select(w => (w.UntilAt!.Value - w.FromAt).TotalDays)]))).Where(list => list.Days is not null).ToDictionary(list => list.Service, list => list.Days!.Value);
    }

    /// <summary>The middle one in whole days; null with fewer than five.</summary>
    public static int? MedianDays(List<double> days)
    {
        days.Sort();
        return days.Count < RegionalWaiting.Least ? null : (int)Math.Round((days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2);
    }

    /// <summary>What the lists of these services did in the last twelve months, or since they began.</summary>
    public static async Task<Dictionary<ServiceId, WaitFlow>> Flows(CircuitDb db, OrganisationId house, IReadOnlyCollection<ServiceId> services, Instant now, CancellationToken cancel)
    {
        var since = now - Measured;
        var rows = await db.Set<ServiceWait>().Where(w => w.OrganisationId == house && services.Contains(w.ServiceId) && (w.UntilAt == null || w.UntilAt > since)).Select(w => new { w.ServiceId, w.FromAt, w.UntilAt, w.EndReason }).ToListAsync(cancel);
        var began = await db.Set<ServiceWait>().Where(w => w.OrganisationId == house && services.Contains(w.ServiceId)).GroupBy(w => w.ServiceId).Select(g => new { g.Key, At = g.Min(w => w.FromAt) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
        return rows.GroupBy(w => w.ServiceId).ToDictionary(list => list.Key, list => new WaitFlow(
            list.Count(w => w.UntilAt is not null && w.EndReason == "admitted"),
            list.Count(w => w.UntilAt is not null && w.EndReason != "admitted"),
            (now - Instant.Max(began[list.Key], since)).TotalDays,
            list.Sum(w => ((w.UntilAt ?? now) - Instant.Max(w.FromAt, since)).TotalDays)));
    }
}
