using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A contact that bridges the waiting.</summary>
public sealed record WaitContactForm
{
    /// <summary>Code of <c>bridging-kind</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Code of <c>contact-outcome</c>.</summary>
    public string Outcome { get; init; } = "";

    public string Note { get; init; } = "";
}

/// <summary>What is done with somebody who waits. Each act is kept as a change, so that it can be told who waited on a day and why somebody left.</summary>
/// <remarks>
/// Refuses with <c>waits.unknown</c>, <c>waits.offered-already</c>, <c>waits.nothing-offered</c>, <c>waits.why-not-first</c> with how many come before (a place is offered in the order, or with a reason in words),
/// <c>changed-meanwhile</c>, and with what is wrong with a form.
/// </remarks>
public sealed class WaitActs(Door door)
{
    public Task<Outcome<ServiceWaitId>> Prioritise(ClientKey client, ServiceWaitId id, string priority, string why, CancellationToken cancel) => Change(
        client,
        id,
        async (session, wait, check) =>
        {
            check.Code("waiting-priority", priority, "Priority", needed: true);
            check.Text(why, EnterWait.LongestText, "Why", needed: true);
            if (check.Found.Count == 0)
            {
                (wait.Priority, wait.Rank) = (priority, Waits.RankOf(priority));
                await Keep(session, wait, ("priority", priority, ""), why, cancel);
            }
        },
        cancel);

    /// <summary>Somebody else follows from now on.</summary>
    public Task<Outcome<ServiceWaitId>> Follow(ClientKey client, ServiceWaitId id, AccountId? follower, CancellationToken cancel) => Change(
        client,
        id,
        async (session, wait, check) =>
        {
            check.That(follower is { } named && await EnterWait.Follows(session, named, cancel), new Refusal("waits.follower-unknown").At("Follower"));
            if (check.Found.Count == 0)
            {
                wait.Follower = follower!.Value;
                await Keep(session, wait, ("follower", "", ""), "", cancel);
            }
        },
        cancel);

    public Task<Outcome<ServiceWaitId>> Contact(ClientKey client, ServiceWaitId id, WaitContactForm form, CancellationToken cancel) => Change(
        client,
        id,
        async (session, wait, check) =>
        {
            check.Code("bridging-kind", form.Kind, nameof(form.Kind), needed: true);
            check.Code("contact-outcome", form.Outcome, nameof(form.Outcome), needed: true);
            check.Text(form.Note, EnterWait.LongestText, nameof(form.Note));
            if (check.Found.Count == 0)
            {
                wait.ContactAt = session.Now;
                await Waits.Bridged(session, wait, cancel);
                await Keep(session, wait, ("contact", form.Kind, form.Outcome), form.Note, cancel);
            }
        },
        cancel);

    /// <summary>Offers a place: to the first who was not offered one yet, or with a reason to another.</summary>
    public Task<Outcome<ServiceWaitId>> Offer(ClientKey client, ServiceWaitId id, string why, CancellationToken cancel) => Change(
        client,
        id,
        async (session, wait, check) =>
        {
            var before = (await Waits.InOrder(session.Db, wait.OrganisationId, wait.ServiceId).AsNoTracking().ToListAsync(cancel)).TakeWhile(w => w.Id != id).Count(w => w.OfferedAt is null);
            check.That(wait.OfferedAt is null, new Refusal("waits.offered-already"));
            check.Text(why, EnterWait.LongestText, "Why");
            check.That(before == 0 || wait.OfferedAt is not null || why.Trim().Length > 0, new Refusal("waits.why-not-first", before).At("Why"));
            if (check.Found.Count == 0)
            {
                wait.OfferedAt = session.Now;
                await Keep(session, wait, (before == 0 ? "offered" : "offered-out-of-order", "", ""), why, cancel);
            }
        },
        cancel);

    /// <summary>The client does not take the place that was offered, and goes on waiting.</summary>
    public Task<Outcome<ServiceWaitId>> Decline(ClientKey client, ServiceWaitId id, string why, CancellationToken cancel) => Change(
        client,
        id,
        async (session, wait, check) =>
        {
            check.That(wait.OfferedAt is not null, new Refusal("waits.nothing-offered"));
            check.Text(why, EnterWait.LongestText, "Why");
            if (check.Found.Count == 0)
            {
                wait.OfferedAt = null;
                await Keep(session, wait, ("declined", "", ""), why, cancel);
            }
        },
        cancel);

    /// <summary>Ends the waiting. After a death nobody waits anywhere in the house any more.</summary>
    /// <param name="reason">Code of <c>waiting-end</c>.</param>
    public Task<Outcome<ServiceWaitId>> End(ClientKey client, ServiceWaitId id, string reason, string why, CancellationToken cancel) => Change(
        client,
        id,
        async (session, wait, check) =>
        {
            check.Code("waiting-end", reason, "Reason", needed: true);
            check.Text(why, EnterWait.LongestText, "Why", needed: reason == "other");
            if (check.Found.Count == 0)
            {
                var said = (await session.Texts(client, cancel)).Seal(WaitChange.Table, why.Trim());
                var others = reason != "died" ? [] : await session.Db.Set<ServiceWait>().Where(w => w.OrganisationId == client.Organisation && w.ClientId == client.Client && w.UntilAt == null && w.Id != id).ToListAsync(cancel);
                foreach (var ended in others.Prepend(wait))
                {
                    Waits.End(session.Db, ended, (session.Hat.Account, session.Now), reason, said);
                }
            }
        },
        cancel);

    private static async Task Keep(Session session, ServiceWait wait, (string What, string Code, string Outcome) change, string said, CancellationToken cancel) =>
        Waits.Change(session.Db, wait, (session.Hat.Account, session.Now), change, (await session.Texts(wait.Client(), cancel)).Seal(WaitChange.Table, said.Trim()));

    private Task<Outcome<ServiceWaitId>> Change(ClientKey client, ServiceWaitId id, Func<Session, ServiceWait, Mistakes, Task> change, CancellationToken cancel) => door.Write<ServiceWaitId>(
        new(Act.Write, Cat.Plan, client) { Record = Waits.Record(id) },
        async session =>
        {
            if (await Waits.Open(session.Db, client, id, cancel) is not { } wait)
            {
                return new Refusal("waits.unknown");
            }

            var check = new Mistakes();
            await change(session, wait, check);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            session.Wrote("update", client, Waits.Record(id), wait.Version + 1);
            return id;
        },
        cancel);
}
