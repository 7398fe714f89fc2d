using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>One step of an exchange as the house and the client read it.</summary>
/// <param name="Act">Code of <c>justice-act</c>.</param>
/// <param name="How">Code of <c>justice-way</c>.</param>
public sealed record StepLine(string Act, Instant At, string By, string Role, string How, string Note);

/// <summary>The text that counts.</summary>
/// <param name="Approved">The client approved exactly it.</param>
/// <param name="Marks">Words that never go to justice, as the check found them.</param>
public sealed record TextLine(int Number, IReadOnlyList<PacketPart> Parts, string Language, LocalDate UntilOn, string Hash, bool Approved, IReadOnlyList<NeverMark> Marks);

/// <summary>An exchange with justice, as the client's carers and the client see it.</summary>
public sealed record ExchangePage
{
    public required ExchangeId Id { get; init; }

    public required ClientLine Client { get; init; }

    public required ExchangeState State { get; init; }

    public required string House { get; init; }

    public required string Assistant { get; init; }

    public required string FileNumber { get; init; }

    public required string Purpose { get; init; }

    public required string Ground { get; init; }

    public required string Question { get; init; }

    public required LocalDate? WishedOn { get; init; }

    public required Instant AskedAt { get; init; }

    public required Instant OpenUntil { get; init; }

    public required Instant? SentAt { get; init; }

    public required bool Corrects { get; init; }

    public required int Version { get; init; }

    public required IReadOnlyList<StepLine> Steps { get; init; }

    public required TextLine? Text { get; init; }
}

/// <summary>One exchange in the list of a client.</summary>
public sealed record ExchangeLine(ExchangeId Id, string House, string Purpose, Instant AskedAt, ExchangeState State);

/// <summary>Reads the exchanges of a client with justice: by the carers of the client, and by the client in the own door.</summary>
public sealed class ExchangeReader(Door door)
{
    public Task<Outcome<ExchangePage>> Read(ClientKey client, ExchangeId id, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Consent, client) { Record = $"packet/{id.Value}" }, session => Page(session, client, id, cancel), cancel);

    /// <summary>The client's own.</summary>
    public Task<Outcome<ExchangePage>> Own(ExchangeId id, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Consent) { Record = $"packet/{id.Value}", Packet = id.Value },
        async session => session is { About: { } client, Hat.Role: Role.Client or Role.LegalRep } ? await Page(session, client, id, cancel) : null,
        cancel);

    public Task<Outcome<IReadOnlyList<ExchangeLine>>> List(ClientKey client, CancellationToken cancel) => door.Read<IReadOnlyList<ExchangeLine>>(
        new(Act.Read, Cat.Consent, client) { Record = "packets" },
        async session =>
        {
            var ids = LinkedRecords.Ids(session.Db, client);
            var exchanges = await session.Db.Set<Exchange>().Where(e => e.OrganisationId == client.Organisation && e.ClientId != null && ids.Contains(e.ClientId.Value)).OrderByDescending(e => e.AskedAt).ToListAsync(cancel);
            var houses = await Houses.OfKind(session.Db, "justice").ToDictionaryAsync(h => h.Id, h => h.Name, cancel);
            return [.. exchanges.Select(e => new ExchangeLine(e.Id, houses.GetValueOrDefault(e.House, ""), e.Purpose, e.AskedAt, Steps.StateAt(e, session.Now)))];
        },
        cancel);

    private static async Task<ExchangePage?> Page(Session session, ClientKey client, ExchangeId id, CancellationToken cancel)
    {
        var (db, ids) = (session.Db, LinkedRecords.Ids(session.Db, client));
        var exchange = await db.Set<Exchange>().SingleOrDefaultAsync(e => e.OrganisationId == client.Organisation && e.Id == id && e.ClientId != null && ids.Contains(e.ClientId.Value), cancel);
        if (exchange is null)
        {
            return null;
        }

        var steps = await db.Set<ExchangeStep>().Where(s => s.OrganisationId == client.Organisation && s.ExchangeId == id).OrderBy(s => s.Number).ToListAsync(cancel);
        var names = await Names.OfAccounts(db, steps.Select(s => s.By).Append(exchange.Assistant), cancel);
        var texts = await Packets.Texts(session, exchange, cancel);
        var line = await ClientLine.Of(db, client.Organisation).SingleAsync(c => c.Id == client.Client, cancel);
        return new()
        {
            Id = id,
            Client = line,
            State = Steps.StateAt(exchange, session.Now),
            House = await Houses.OfKind(db, "justice").Where(h => h.Id == exchange.House).Select(h => h.Name).SingleOrDefaultAsync(cancel) ?? "",
            Assistant = names.Account(exchange.Assistant.Value),
            FileNumber = exchange.FileNumber,
            Purpose = exchange.Purpose,
            Ground = exchange.Ground,
            Question = exchange.Question,
            WishedOn = exchange.WishedOn,
            AskedAt = exchange.AskedAt,
            OpenUntil = exchange.OpenUntil,
            SentAt = exchange.SentAt,
            Corrects = exchange.Corrects is not null,
            Version = exchange.Version,
            Steps = [.. steps.Select(s => new StepLine(s.Act, s.At, names.Account(s.By.Value), PolicyWords.CodeOf(s.Role), s.How, $"{s.Note} {texts.Open(ExchangeStep.Table, s.Said)}".TrimEnd()))],
            Text = await Text(session, exchange, line, cancel),
        };
    }

    private static async Task<TextLine?> Text(Session session, Exchange exchange, ClientLine client, CancellationToken cancel)
    {
        if (await Packets.Last(session.Db, exchange, cancel) is not { } packet)
        {
            return null;
        }

        var approval = await Packets.Approval(session.Db, exchange, cancel);
        var parts = PacketText.PartsOf(packet, await Packets.Texts(session, exchange, cancel));
        return new(packet.Number, parts, packet.Language, packet.UntilOn, packet.Hash, approval?.Hash == packet.Hash, NeverWords.Marks(parts, packet.Language, [client.GivenName, client.FamilyName]));
    }
}
