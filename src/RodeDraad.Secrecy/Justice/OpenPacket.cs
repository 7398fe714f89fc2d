using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>A text as the justice assistant to whom it was sent sees it. The client is named by the asker's own file number only.</summary>
/// <param name="Signer">The one member of staff who is named.</param>
/// <param name="Corrects">It corrects an earlier text about the same question.</param>
public sealed record ReceivedPacket(string FileNumber, string Purpose, string From, string Signer, IReadOnlyList<PacketPart> Parts, string Language, Instant SentAt, Instant UntilAt, string Hash, bool Corrects, Instant? PrintedAt);

/// <summary>Opens what was sent to the justice assistant by name. The first opening is the receipt.</summary>
/// <remarks>Refuses by the policy with <c>access.J0</c> (nothing for this person) and <c>access.J10</c> (ended or withdrawn); printing again with <c>justice.printed-already</c>.</remarks>
public sealed class OpenPacket(Door door)
{
    public Task<Outcome<ReceivedPacket>> Run(ExchangeId id, CancellationToken cancel) => Run(id, print: false, cancel);

    /// <summary>The one print.</summary>
    public Task<Outcome<ReceivedPacket>> Print(ExchangeId id, CancellationToken cancel) => Run(id, print: true, cancel);

    private Task<Outcome<ReceivedPacket>> Run(ExchangeId id, bool print, CancellationToken cancel) => door.Write<ReceivedPacket>(
        new(Act.Read, Cat.Consent) { Record = $"packet/{id.Value}", Packet = id.Value },
        async session =>
        {
            if (session.About is not { } client || session.Hat.Role != Role.Justice || await Steps.Of(session, client, id, cancel) is not { } exchange || await Packets.Last(session.Db, exchange, cancel) is not { } packet)
            {
                return new Refusal("access.J0");
            }

            if (print && exchange.PrintedAt is not null)
            {
                return new Refusal("justice.printed-already");
            }

            exchange.PrintedAt = print ? session.Now : exchange.PrintedAt;
            if (ExchangeSteps.StateOf(exchange.State) == ExchangeState.Sent)
            {
                Steps.Take(session, exchange, ExchangeAct.Receive, "screen", packet.Hash);
            }

            session.Disclosed(new($"account/{session.Hat.Account.Value}", print ? "paper" : "page", packet.Hash));
            return await View(session, exchange, packet, cancel);
        },
        cancel);

    private static async Task<ReceivedPacket> View(Session session, Exchange exchange, Packet packet, CancellationToken cancel)
    {
        var names = await Names.OfAccounts(session.Db, [exchange.SentBy!.Value], cancel);
        var house = await Houses.OfKind(session.Db, "care").Where(h => h.Id == exchange.OrganisationId).Select(h => h.Name).SingleAsync(cancel);
        return new(
            exchange.FileNumber,
            exchange.Purpose,
            house,
            names.Account(exchange.SentBy.Value.Value),
            PacketText.PartsOf(packet, await Packets.Texts(session, exchange, cancel)),
            packet.Language,
            exchange.SentAt!.Value,
            exchange.OpenUntil,
            packet.Hash,
            exchange.Corrects is not null,
            exchange.PrintedAt);
    }
}
