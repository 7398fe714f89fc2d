using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Finds the own client of a question by exact match: the carer says that it is this client, that the relation runs and that purpose and ground fit.</summary>
/// <remarks>Refuses with <c>justice.unknown</c>, <c>justice.no-exact-match</c>, <c>justice.wrong-step</c>, <c>justice.expired</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class CheckQuestion(Door door)
{
    /// <summary>How long it may take from here to a text that was sent.</summary>
    private static readonly Duration ToAnswer = Duration.FromDays(90);

    public Task<Outcome<ExchangeId>> Run(ClientKey client, ExchangeId id, CancellationToken cancel) => door.Write<ExchangeId>(
        new(Act.Write, Cat.Consent, client) { Record = $"packet/{id.Value}" },
        async session =>
        {
            var exchange = await session.Db.Set<Exchange>().AsTracking().SingleOrDefaultAsync(e => e.OrganisationId == client.Organisation && e.Id == id, cancel);
            if (exchange is null)
            {
                return new Refusal("justice.unknown");
            }

            var same = await SameName.Of(session, exchange.FamilyName, exchange.GivenName, exchange.BirthDate).AnyAsync(c => c.Id == client.Client, cancel);
            if (!same)
            {
                return new Refusal("justice.no-exact-match");
            }

            exchange.ClientId ??= client.Client;
            var step = Steps.Take(session, exchange, ExchangeAct.Check, "screen");
            exchange.OpenUntil = session.Now + ToAnswer;
            return step.Refusal is null ? id : step.Refused<ExchangeId>();
        },
        cancel);
}

/// <summary>Says no to a question. Justice reads one text, whatever the reason: nobody here has this name, the client does not want it, the team cannot.</summary>
/// <remarks>Refuses with <c>justice.unknown</c>, <c>justice.wrong-step</c>, <c>justice.expired</c>, <c>code-unknown</c>, <c>field-needed</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class DeclineQuestion(Door door)
{
    /// <summary>Declines what was matched to a client.</summary>
    /// <param name="reason">Code of <c>justice-decline-reason</c>; for the own house and the client only.</param>
    public Task<Outcome<Done>> Run(ClientKey client, ExchangeId id, string reason, CancellationToken cancel) => door.Write<Done>(
        new(Act.Write, Cat.Consent, client) { Record = $"packet/{id.Value}" },
        async session =>
        {
            var check = new Mistakes();
            check.Code("justice-decline-reason", reason, "Reason", needed: true);
            return check.Found.Count > 0 ? check.Found
                : await Steps.Of(session, client, id, cancel) is { } exchange ? Steps.Take(session, exchange, ExchangeAct.Decline, "screen", reason)
                : new Refusal("justice.unknown");
        },
        cancel);

    /// <summary>Says that the own team has no such client. When every team of the house said so, the question is declined.</summary>
    public Task<Outcome<Done>> Pass(ExchangeId id, CancellationToken cancel) => door.Write<Done>(
        new(Act.Write, Cat.Consent) { Record = $"packet/{id.Value}" },
        session => Pass(session, id, cancel),
        cancel);

    private static async Task<Outcome<Done>> Pass(Session session, ExchangeId id, CancellationToken cancel)
    {
        var (hat, db) = (session.Hat, session.Db);
        var exchange = await db.Set<Exchange>().AsTracking().SingleOrDefaultAsync(e => e.OrganisationId == hat.Organisation && e.Id == id, cancel);
        if (exchange is null || Steps.StateAt(exchange, session.Now) != ExchangeState.Asked)
        {
            return new Refusal("justice.unknown");
        }

        var passed = await db.Set<ExchangePass>().Where(p => p.OrganisationId == hat.Organisation && p.ExchangeId == id).Select(p => p.TeamId).ToListAsync(cancel);
        if (!passed.Contains(hat.Team))
        {
            db.Add(new ExchangePass { OrganisationId = hat.Organisation, ExchangeId = id, TeamId = hat.Team, At = session.Now, By = hat.Account });
        }

        exchange.Version++; // two teams that pass at the same instant: the second one reads again
        session.Wrote("update", null, $"packet/{id.Value}", exchange.Steps);
        var teams = await Houses.CaringTeams(db, hat.Organisation).ToListAsync(cancel);
        if (teams.Except(passed).Any(team => team != hat.Team))
        {
            return default(Done);
        }

        var step = Steps.Take(session, exchange, ExchangeAct.Check, "screen", "nobody-here");
        return step.Refusal is null ? Steps.Take(session, exchange, ExchangeAct.Decline, "screen", "nobody-here") : step;
    }
}
