using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>A question in the house's inbox. Whose it is shows only to the team that cares for exactly that person; to the others it has no name.</summary>
/// <param name="Client">The own client whom it is about, by exact match.</param>
/// <param name="Passed">The own team said that it has no such client.</param>
public sealed record InboxLine(ExchangeId Id, string House, string Assistant, Instant AskedAt, LocalDate? WishedOn, ExchangeState State, ClientLine? Client, bool Passed);

/// <summary>The questions of justice to the own house that still ask for something.</summary>
public sealed class JusticeInbox(Door door)
{
    private const int Most = 200;

    public Task<Outcome<IReadOnlyList<InboxLine>>> Read(CancellationToken cancel) =>
        door.Read<IReadOnlyList<InboxLine>>(new(Act.Read, Cat.Consent) { Record = "justice-inbox", Purpose = Purpose.Coordination }, session => Lines(session, cancel), cancel);

    private static async Task<IReadOnlyList<InboxLine>?> Lines(Session session, CancellationToken cancel)
    {
        var (db, hat, now, listed) = (session.Db, session.Hat, session.Now, session.Listed);
        var done = new[] { ExchangeState.Declined.Word(), ExchangeState.Closed.Word(), ExchangeState.Recalled.Word() };
        var open = await db.Set<Exchange>()
            .Where(e => e.OrganisationId == hat.Organisation && e.OpenUntil > now && !done.Contains(e.State) && (e.ClientId == null || listed.Contains(e.ClientId.Value)))
            .OrderBy(e => e.AskedAt).Take(Most).ToListAsync(cancel);
        var houses = await Houses.OfKind(db, "justice").ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
        var names = await Names.OfAccounts(db, open.Select(e => e.Assistant), cancel);
        var passed = await db.Set<ExchangePass>().Where(p => p.OrganisationId == hat.Organisation && p.TeamId == hat.Team).Select(p => p.ExchangeId).ToListAsync(cancel);
        var known = open.Select(e => e.ClientId).OfType<ClientId>().Distinct().ToList();
        var clients = await ClientLine.Of(db, hat.Organisation).Where(c => known.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var lines = new List<InboxLine>();
        foreach (var exchange in open)
        {
            var client = exchange.ClientId is { } id ? clients.GetValueOrDefault(id) : await Meant(session, exchange, cancel);
            if (client is not null)
            {
                session.Showed(client.Key);
            }

            lines.Add(new(exchange.Id, houses.GetValueOrDefault(exchange.House, ""), names.Account(exchange.Assistant.Value), exchange.AskedAt, exchange.WishedOn, Steps.StateAt(exchange, now), client, passed.Contains(exchange.Id)));
        }

        return lines;
    }

    /// <summary>Whom a question that nobody has checked yet seems to be about.</summary>
    private static Task<ClientLine?> Meant(Session session, Exchange exchange, CancellationToken cancel) =>
        SameName.Of(session, exchange.FamilyName, exchange.GivenName, exchange.BirthDate).OrderBy(c => c.Id).FirstOrDefaultAsync(cancel);
}
