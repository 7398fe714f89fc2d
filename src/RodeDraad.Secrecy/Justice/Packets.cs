using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Reads texts for justice, and what the policy must know about them.</summary>
internal static class Packets
{
    /// <summary>How long a text that was sent can be opened at most.</summary>
    public static readonly Duration Open = Duration.FromDays(30);

    /// <summary>The text that counts: the last one.</summary>
    public static Task<Packet?> Last(CircuitDb db, Exchange exchange, CancellationToken cancel) =>
        db.Set<Packet>().AsNoTracking().SingleOrDefaultAsync(p => p.OrganisationId == exchange.OrganisationId && p.ExchangeId == exchange.Id && p.Number == exchange.Text, cancel);

    /// <summary>What opens the texts of an exchange: the key of the client whom it is about.</summary>
    public static Task<ClientTexts> Texts(Session session, Exchange exchange, CancellationToken cancel) =>
        session.Texts(new(exchange.OrganisationId, exchange.ClientId!.Value), cancel);

    /// <summary>The client's last approval of any text of the exchange.</summary>
    public static Task<PacketApproval?> Approval(CircuitDb db, Exchange exchange, CancellationToken cancel) =>
        db.Set<PacketApproval>().AsNoTracking().Where(a => a.OrganisationId == exchange.OrganisationId && a.ExchangeId == exchange.Id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancel);

    /// <summary>Whose packet it is: of a house for its own people; for a justice assistant only what was sent to him by name.</summary>
    public static Task<ClientKey?> ClientOf(CircuitDb db, Hat hat, Guid packet, CancellationToken cancel)
    {
        var id = new ExchangeId(packet);
        var named = db.Set<Exchange>().Where(e => e.Id == id && e.ClientId != null);
        var mine = hat.Role == Role.Justice
            ? named.Where(e => e.Assistant == hat.Account && e.House == hat.Organisation && e.SentAt != null)
            : named.Where(e => e.OrganisationId == hat.Organisation);
        return mine.Select(e => (ClientKey?)new ClientKey(e.OrganisationId, e.ClientId!.Value)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>What is in the text, whether the client approved exactly it, and whether that approval still counts.</summary>
    /// <param name="consents">What the client said: of it only a refusal toward this house or person counts here, no care consent.</param>
    public static async Task<(PacketFacts Facts, Will Will)> Facts(CircuitDb db, (Hat Hat, ClientKey Client, Guid Packet) about, IReadOnlyCollection<Consent> consents, Instant now, CancellationToken cancel)
    {
        var nothing = (new PacketFacts(PacketItem.None, false, ClientPresence.Absent), default(Will));
        var (hat, client, id) = (about.Hat, about.Client, new ExchangeId(about.Packet));
        var ids = LinkedRecords.Ids(db, client);
        var exchange = await db.Set<Exchange>().AsNoTracking().SingleOrDefaultAsync(e => e.OrganisationId == client.Organisation && e.Id == id && e.ClientId != null && ids.Contains(e.ClientId.Value), cancel);
        if (exchange is null || (hat.Role == Role.Justice && await ClientOf(db, hat, about.Packet, cancel) is null) || await Last(db, exchange, cancel) is not { } packet)
        {
            return nothing;
        }

        var approval = await Approval(db, exchange, cancel);
        var item = hat.Role == Role.Justice ? PacketItem.Packet : packet.Kinds.Select(PolicyWords.Parse<PacketItem>).DefaultIfEmpty().Max();
        return (
            new(item, approval?.Hash == packet.Hash, PresenceOf(exchange)),
            new(WillOf(exchange, approval, consents, now), $"packet/{exchange.Id.Value}"));
    }

    private static ConsentState WillOf(Exchange exchange, PacketApproval? approval, IReadOnlyCollection<Consent> consents, Instant now)
    {
        var recipient = new Hat(default, exchange.Assistant, "", Role.Justice, exchange.House, default, false, false);
        var state = Steps.StateAt(exchange, now);
        return Enum.GetValues<Cat>().Any(category => ClientsWill.Toward(recipient, consents, category, Purpose.Justice, now).State == ConsentState.Refused) ? ConsentState.Refused
            : approval is null ? ConsentState.None
            : state == ExchangeState.Recalled ? ConsentState.Withdrawn
            : now < approval.UntilAt && (exchange.SentAt is null || now < exchange.SentAt + Open) ? ConsentState.Valid
            : ConsentState.Expired;
    }

    private static ClientPresence PresenceOf(Exchange exchange) => exchange.Presence switch
    {
        "" => ClientPresence.Absent,
        "present" => ClientPresence.Present,
        _ => ClientPresence.AbsentReason,
    };
}
