using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>The client's yes to one text. It has no other parts: nothing else can be agreed to with it.</summary>
public sealed record ApprovalForm
{
    /// <summary>The hash of the text that was read.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Code of <c>justice-approval-form</c>; <c>portal</c> in the client's own door, and only there.</summary>
    public string Form { get; init; } = "";

    /// <summary>Who heard an oral approval beside the carer.</summary>
    public string Witness { get; init; } = "";

    /// <summary>The language in which it was read or explained.</summary>
    public string Language { get; init; } = "";

    public bool ReadAloud { get; init; }

    /// <summary>The client is able to decide now: not under influence, not in acute crisis.</summary>
    public bool AbleToDecide { get; init; }
}

/// <summary>Keeps the client's approval of exactly one text, given at the carer's screen or in the client's own door.</summary>
/// <remarks>Refuses with <c>justice.unknown</c>, <c>justice.not-this-text</c>, <c>justice.approved-already</c>, <c>justice.not-able-now</c>, <c>justice.witness-needed</c>, <c>justice.only-own-door</c>, <c>justice.wrong-step</c>, <c>justice.expired</c>, <c>justice.until-wrong</c>.</remarks>
public sealed class ApprovePacket(Door door)
{
    private static readonly string[] Languages = ["nl", "fr", "de", "en"];

    /// <param name="client">The client at a carer's screen; null when the client does it in the own door.</param>
    public Task<Outcome<ExchangeId>> Run(ClientKey? client, ExchangeId id, ApprovalForm form, CancellationToken cancel) => door.Write<ExchangeId>(
        new(Act.ManageConsent, Cat.Consent, client) { Record = $"packet/{id.Value}", Packet = id.Value },
        async session =>
        {
            if (session.About is not { } whose || await Steps.Of(session, whose, id, cancel) is not { } exchange || await Packets.Last(session.Db, exchange, cancel) is not { } packet)
            {
                return new Refusal("justice.unknown");
            }

            var mistakes = MistakesOf(session, exchange, packet, form);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var until = LocalTimes.StartOf(packet.UntilOn.PlusDays(1));
            session.Db.Add(new PacketApproval
            {
                OrganisationId = exchange.OrganisationId,
                ExchangeId = id,
                Number = packet.Number,
                ClientId = whose.Client,
                Hash = packet.Hash,
                UntilAt = until,
                Form = form.Form,
                Witness = (await session.Texts(whose, cancel)).Seal(PacketApproval.Table, form.Witness.Trim()),
                Language = form.Language,
                ReadAloud = form.ReadAloud,
                At = session.Now,
                RecordedBy = session.Hat.Account,
            });
            var step = Steps.Take(session, exchange, ExchangeAct.Approve, form.Form, packet.Hash);
            exchange.OpenUntil = until;
            return step.Refusal is null ? id : step.Refused<ExchangeId>();
        },
        cancel);

    private static List<Refusal> MistakesOf(Session session, Exchange exchange, Packet packet, ApprovalForm form)
    {
        var own = session.Hat.Role is Role.Client or Role.LegalRep;
        var check = new Mistakes();
        check.That(form.Hash == packet.Hash, new Refusal("justice.not-this-text"));
        check.That(form.Hash != packet.Hash || Steps.StateAt(exchange, session.Now) is not (ExchangeState.Approved or ExchangeState.Sent or ExchangeState.Received or ExchangeState.Closed), new Refusal("justice.approved-already"));
        check.That(form.AbleToDecide, new Refusal("justice.not-able-now").At(nameof(form.AbleToDecide)));
        check.Code("justice-approval-form", form.Form, nameof(form.Form), needed: true);
        check.That(own == (form.Form == "portal"), new Refusal("justice.only-own-door").At(nameof(form.Form)));
        check.That(form.Form != "oral" || form.Witness.Trim().Length > 0, new Refusal("justice.witness-needed").At(nameof(form.Witness)));
        check.Text(form.Witness, 100, nameof(form.Witness));
        check.That(Languages.Contains(form.Language), new Refusal("code-unknown", form.Language).At(nameof(form.Language)));
        check.That(packet.UntilOn >= session.Now.LocalDate(), new Refusal("justice.until-wrong", WriteDraft.LongestDays));
        return check.Found;
    }
}
