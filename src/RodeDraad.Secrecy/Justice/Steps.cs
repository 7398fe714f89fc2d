using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Takes steps of an exchange: only the next one that the table allows, each with who, what, when and how.</summary>
internal static class Steps
{
    /// <summary>The exchange of a client, to be changed in this act; null when the client has no such exchange.</summary>
    public static Task<Exchange?> Of(Session session, ClientKey client, ExchangeId id, CancellationToken cancel)
    {
        var ids = LinkedRecords.Ids(session.Db, client);
        return session.Db.Set<Exchange>().AsTracking().SingleOrDefaultAsync(e => e.OrganisationId == client.Organisation && e.Id == id && e.ClientId != null && ids.Contains(e.ClientId.Value), cancel);
    }

    public static Outcome<Done> Take(Session session, Exchange exchange, ExchangeAct act, string how, string note = "", SealedText said = default)
    {
        var outcome = Take(session.Db, exchange, (session.Hat, session.Now), act, how, note, said);
        if (outcome.Refusal is null && act is not (ExchangeAct.Approve or ExchangeAct.Send or ExchangeAct.Receive or ExchangeAct.Recall)) // those are more than an update: the act itself says what
        {
            session.Wrote("update", exchange.ClientId is { } client ? new(exchange.OrganisationId, client) : null, $"packet/{exchange.Id.Value}", exchange.Steps);
        }

        return outcome;
    }

    /// <returns><c>justice.expired</c> when its time ran out, <c>justice.wrong-step</c> when the act is not the next one.</returns>
    public static Outcome<Done> Take(CircuitDb db, Exchange exchange, (Hat Hat, Instant Now) who, ExchangeAct act, string how, string note = "", SealedText said = default)
    {
        var state = StateAt(exchange, who.Now);
        if (state == ExchangeState.Expired)
        {
            return new Refusal("justice.expired");
        }

        if (ExchangeSteps.After(state, act) is not { } next)
        {
            return new Refusal("justice.wrong-step");
        }

        exchange.State = next.Word();
        exchange.Steps++;
        db.Add(new ExchangeStep
        {
            OrganisationId = exchange.OrganisationId,
            ExchangeId = exchange.Id,
            Number = exchange.Steps,
            Act = act.Word(),
            State = exchange.State,
            At = who.Now,
            By = who.Hat.Account,
            Role = PolicyWords.Of(who.Hat.Role),
            How = how,
            Note = note,
            Said = said,
        });
        db.Announce(Topic(exchange.OrganisationId));
        return default(Done);
    }

    /// <summary>The state, with its end: what runs out is expired at that instant, without anybody doing it.</summary>
    public static ExchangeState StateAt(Exchange exchange, Instant now)
    {
        var state = ExchangeSteps.StateOf(exchange.State);
        return now >= exchange.OpenUntil && ExchangeSteps.After(state, ExchangeAct.Expire) is { } expired ? expired : state;
    }

    public static string Topic(OrganisationId organisation) => $"justice:{organisation.Value}";
}
