using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>The one way to client data: asks the policy, does the act in one snapshot or transaction, and records it before it is answered.</summary>
/// <remarks>
/// A refusal by policy has the code <c>access.…</c> of the reason that the asker may read. Facts about relation and consent are read in the
/// snapshot of the data; nothing is cached.
/// </remarks>
public sealed class Door(IDatabase database, AuditTrail trail, DoorMeans means, Caller caller, IClock clock)
{
    /// <summary>Reads one client's record, or a list whose lines <see cref="Session.Showed"/> names.</summary>
    /// <param name="ask">What is wanted.</param>
    /// <param name="read">Gives null when there is no such record: answered as if it were not the asker's to see.</param>
    public async Task<Outcome<T>> Read<T>(Ask ask, Func<Session, Task<T?>> read, CancellationToken cancel)
        where T : class
    {
        var (session, value) = await database.Read(
            async db =>
            {
                var session = await Enter(db, ask, writes: false, cancel);
                return (session, session.Decision.Permits ? await read(session) : null);
            },
            cancel);
        var permitted = session.Decision.Permits;
        await trail.Append([AuditEntries.Of(session, caller, permitted && value is not null), .. session.Beside.Select(other => AuditEntries.Of(other, caller, permitted: true))]);
        return !permitted ? Refuse(session.Decision, ask, session)
            : value is not null ? value
            : new Refusal($"access.{session.Denial ?? Rule.R1}");
    }

    /// <summary>Changes records in one transaction, with its audit record. What was refused left no trace but the audit.</summary>
    public async Task<Outcome<T>> Write<T>(Ask ask, Func<Session, Task<Outcome<T>>> write, CancellationToken cancel)
    {
        Session? entered = null;
        var outcome = await OrDestroyed(database.Write<T>(
            async db =>
            {
                if (await AnsweredBefore<T>(db, cancel) is { } answer)
                {
                    return answer;
                }

                var session = entered = await Enter(db, ask, writes: true, cancel);
                var outcome = session.Decision.Permits ? await write(session) : Refuse(session.Decision, ask, session);
                if (outcome.Refusal is null)
                {
                    foreach (var entry in session.Beside.Prepend(session).Select(part => AuditEntries.Of(part, caller, permitted: true)))
                    {
                        AuditTrail.Add(db, entry);
                    }

                    Answer(db, outcome.Value, session.Now);
                }

                return outcome;
            },
            cancel));
        if (entered is not null && outcome.Refusal is { } refused)
        {
            await trail.Append([.. entered.Beside.Prepend(entered).Where(part => !part.Decision.Permits || part.Denial is not null || (part == entered && refused.Code == "access.R1")).Select(part => AuditEntries.Of(part, caller, permitted: false))]);
        }

        // the same request may have been answered meanwhile, and be the very reason of this refusal
        return outcome.Refusal is not null && caller.RequestKey is not null
            ? await database.Read(async db => await AnsweredBefore<T>(db, cancel), cancel) ?? outcome
            : outcome;
    }

    /// <summary>A client who was destroyed meanwhile is answered as one who never was.</summary>
    private static async Task<Outcome<T>> OrDestroyed<T>(Task<Outcome<T>> write)
    {
        try
        {
            return await write;
        }
        catch (ClientDestroyedException)
        {
            return new Refusal("access.R1");
        }
    }

    /// <summary>Writes what concerns nobody but whoever asks (a question to another house), with its audit record and once per request key.</summary>
    /// <param name="act">Under which rule, what happened and with which record, for the audit.</param>
    public Task<Outcome<T>> WriteOwn<T>((Rule Rule, string Event, string Record) act, Func<CircuitDb, Instant, Task<Outcome<T>>> write, CancellationToken cancel) => database.Write<T>(
        async db =>
        {
            if (await AnsweredBefore<T>(db, cancel) is { } answer)
            {
                return answer;
            }

            var now = clock.GetCurrentInstant();
            var outcome = await write(db, now);
            if (outcome.Refusal is null)
            {
                AuditTrail.Add(db, AuditEntries.OfOwn(caller, act, now));
                Answer(db, outcome.Value, now);
            }

            return outcome;
        },
        cancel);

    private static Refusal Refuse(Decision decision, Ask ask, Session session) =>
        new($"access.{decision.Shown}", session.EndedOn is { } date && ask.Client is not null ? [date] : []);

    private async Task<Session> Enter(CircuitDb db, Ask ask, bool writes, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        if (ask is { Client: null, Packet: { } packet } && caller.Hat is { } asker)
        {
            ask = ask with { Client = await means.Facts.ClientOfPacket(db, asker, packet, cancel) };
        }

        var facts = ask.Client is not null && caller.Hat is { } hat ? await means.Facts.Read(db, hat, ask, now, cancel) : ClientFacts.None;
        return new(db, ask, caller, facts, (means, now, writes));
    }

    private async Task<Outcome<T>?> AnsweredBefore<T>(CircuitDb db, CancellationToken cancel)
    {
        if (caller is not { RequestKey: { } key, Hat: { } hat })
        {
            return null;
        }

        var answered = await db.Set<AnsweredRequest>().AsNoTracking().SingleOrDefaultAsync(a => a.Account == hat.Account.Value && a.Key == key, cancel);
        return answered is null ? null : JsonSerializer.Deserialize<T>(answered.Answer, NodaJson.Stored)!;
    }

    private void Answer<T>(CircuitDb db, T value, Instant now)
    {
        if (caller is { RequestKey: { } key, Hat: { } hat })
        {
            db.Add(new AnsweredRequest { Account = hat.Account.Value, Key = key, Answer = JsonSerializer.Serialize(value, NodaJson.Stored), AnsweredAt = now });
        }
    }
}
