using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Sends exactly the text that the client approved. The client's copy is made and the disclosure recorded in the same transaction.</summary>
/// <remarks>Refuses by the policy with <c>access.J1</c> to <c>J7</c>; with <c>justice.unknown</c>, <c>justice.wrong-step</c>, <c>justice.expired</c>, <c>justice.not-this-text</c>.</remarks>
public sealed class SendPacket(Door door)
{
    public Task<Outcome<ExchangeId>> Run(ClientKey client, ExchangeId id, CancellationToken cancel) => door.Write<ExchangeId>(
        new(Act.SendJustice, Cat.Consent, client) { Record = $"packet/{id.Value}", Packet = id.Value, Purpose = Purpose.Coordination },
        async session =>
        {
            if (await Steps.Of(session, client, id, cancel) is not { } exchange || await Packets.Last(session.Db, exchange, cancel) is not { } packet)
            {
                return new Refusal("justice.unknown");
            }

            var refused = packet.Kinds.Select(kind => session.ToJustice(PolicyWords.Parse<PacketItem>(kind))).Where(decision => !decision.Permits).ToList();
            if (refused.Count > 0)
            {
                return new Refusal($"access.{refused[0].Shown}");
            }

            var parts = PacketText.PartsOf(packet, await Packets.Texts(session, exchange, cancel));
            var text = PacketText.Canonical(exchange, new(packet.Number, packet.Language, packet.UntilOn), parts);
            var approval = await Packets.Approval(session.Db, exchange, cancel);
            if (PacketText.HashOf(text) != approval?.Hash || approval.Number != packet.Number)
            {
                return new Refusal("justice.not-this-text");
            }

            var step = Steps.Take(session, exchange, ExchangeAct.Send, "screen", packet.Hash);
            (exchange.SentAt, exchange.SentBy) = (session.Now, session.Hat.Account);
            exchange.OpenUntil = Instant.Min(approval.UntilAt, session.Now + Packets.Open);
            var copy = (await session.Texts(client with { Client = approval.ClientId }, cancel)).Seal(PacketCopy.Table, text);
            session.Db.Add(new PacketCopy { OrganisationId = exchange.OrganisationId, ExchangeId = id, ClientId = approval.ClientId, Text = copy, Hash = packet.Hash, MadeAt = session.Now });
            session.Disclosed(new($"account/{exchange.Assistant.Value}", "packet", packet.Hash));
            return step.Refusal is null ? id : step.Refused<ExchangeId>();
        },
        cancel);
}

/// <summary>Stops an exchange at the client's word, before or after it was sent. What was sent closes at once; what was read cannot be unread, and the screen says so.</summary>
/// <remarks>Refuses with <c>justice.unknown</c>, <c>justice.wrong-step</c>, <c>justice.expired</c>.</remarks>
public sealed class RecallPacket(Door door)
{
    /// <param name="client">The client at a carer's screen; null when the client does it in the own door.</param>
    public Task<Outcome<ExchangeId>> Run(ClientKey? client, ExchangeId id, CancellationToken cancel) => door.Write<ExchangeId>(
        new(Act.ManageConsent, Cat.Consent, client) { Record = $"packet/{id.Value}", Packet = id.Value },
        async session =>
        {
            if (session.About is not { } whose || await Steps.Of(session, whose, id, cancel) is not { } exchange)
            {
                return new Refusal("justice.unknown");
            }

            var step = Steps.Take(session, exchange, ExchangeAct.Recall, session.Hat.Role is Role.Client or Role.LegalRep ? "portal" : "oral");
            return step.Refusal is null ? id : step.Refused<ExchangeId>();
        },
        cancel);
}

/// <summary>Closes an exchange after receipt, or begins the correction of one that was sent: a new text by the same steps.</summary>
/// <remarks>Refuses with <c>justice.unknown</c>, <c>justice.wrong-step</c>, <c>justice.expired</c>.</remarks>
public sealed class CloseExchange(Door door)
{
    private static readonly Duration ToCorrect = Duration.FromDays(90);

    public Task<Outcome<ExchangeId>> Run(ClientKey client, ExchangeId id, CancellationToken cancel) => door.Write<ExchangeId>(
        new(Act.Write, Cat.Consent, client) { Record = $"packet/{id.Value}" },
        async session =>
        {
            if (await Steps.Of(session, client, id, cancel) is not { } exchange)
            {
                return new Refusal("justice.unknown");
            }

            var step = Steps.Take(session, exchange, ExchangeAct.Close, "screen");
            return step.Refusal is null ? id : step.Refused<ExchangeId>();
        },
        cancel);

    /// <returns>The exchange of the correction, which was asked for and checked by the house itself.</returns>
    public Task<Outcome<ExchangeId>> Correct(ClientKey client, ExchangeId id, CancellationToken cancel) => door.Write<ExchangeId>(
        new(Act.Write, Cat.Consent, client) { Record = $"packet/{id.Value}" },
        async session =>
        {
            if (await Steps.Of(session, client, id, cancel) is not { } wrong)
            {
                return new Refusal("justice.unknown");
            }

            if (wrong.SentAt is null)
            {
                return new Refusal("justice.wrong-step");
            }

            var correction = new Exchange
            {
                OrganisationId = wrong.OrganisationId,
                Id = ExchangeId.New(),
                ClientId = wrong.ClientId,
                House = wrong.House,
                Assistant = wrong.Assistant,
                FamilyName = wrong.FamilyName,
                GivenName = wrong.GivenName,
                BirthDate = wrong.BirthDate,
                FileNumber = wrong.FileNumber,
                Purpose = wrong.Purpose,
                Ground = wrong.Ground,
                Question = wrong.Question,
                AskedAt = session.Now,
                Corrects = id,
                OpenUntil = session.Now + ToCorrect,
            };
            session.Db.Add(correction);
            Steps.Take(session, correction, ExchangeAct.Ask, "screen", $"correction of {id.Value}");
            Steps.Take(session, correction, ExchangeAct.Check, "screen");
            return correction.Id;
        },
        cancel);
}
