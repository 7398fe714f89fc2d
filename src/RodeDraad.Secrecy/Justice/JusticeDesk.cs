using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>How a question looks from the desk of who asked it: received, an answer waits, it was opened, its time ended, or nothing came.</summary>
public enum DeskState
{
    Received,
    Waiting,
    Opened,
    Ended,
    NoAnswer,
}

/// <summary>One own question.</summary>
public sealed record DeskLine(ExchangeId Id, string FileNumber, string House, Instant AskedAt, DeskState State, bool Corrects);

/// <summary>What a justice assistant has in the system: the own questions and the answers that were sent to this person. Nothing else.</summary>
public sealed class JusticeDesk(IDatabase database, Caller caller, IClock clock)
{
    /// <summary>After so long nothing can come any more, whatever happened to the question: until then every question without an answer looks the same.</summary>
    public static readonly Duration NothingCame = Duration.FromDays(120);

    private const int Most = 200;

    public Task<IReadOnlyList<DeskLine>> Read(CancellationToken cancel) => database.Read<IReadOnlyList<DeskLine>>(
        async db =>
        {
            if (caller.Hat is not { Role: Role.Justice } hat)
            {
                return [];
            }

            var now = clock.GetCurrentInstant();
            var mine = await (from exchange in db.Set<Exchange>()
                              where exchange.Assistant == hat.Account && exchange.House == hat.Organisation && (exchange.Corrects == null || exchange.SentAt != null)
                              orderby exchange.AskedAt descending
                              join house in Houses.OfKind(db, "care") on exchange.OrganisationId equals house.Id
                              select new { Exchange = exchange, house.Name }).Take(Most).ToListAsync(cancel);
            return [.. mine.Select(m => new DeskLine(m.Exchange.Id, m.Exchange.FileNumber, m.Name, m.Exchange.AskedAt, StateOf(m.Exchange, now), m.Exchange.Corrects is not null))];
        },
        cancel);

    /// <summary>The houses of care that can be asked, by name.</summary>
    public Task<List<NamedHouse>> HousesOfCare(CancellationToken cancel) =>
        database.Read(async db => (await Houses.OfKind(db, "care").ToListAsync(cancel)).OrderBy(h => h.Name, StringComparer.Ordinal).ToList(), cancel);

    private static DeskState StateOf(Exchange exchange, Instant now) =>
        exchange.SentAt is null ? now >= exchange.AskedAt + NothingCame ? DeskState.NoAnswer : DeskState.Received
        : Steps.StateAt(exchange, now) switch
        {
            ExchangeState.Sent => DeskState.Waiting,
            ExchangeState.Received => DeskState.Opened,
            ExchangeState.Closed when now < exchange.OpenUntil => DeskState.Opened,
            _ => DeskState.Ended,
        };
}
