using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>How a question was talked over with the client.</summary>
public sealed record TalkForm
{
    /// <summary>The day of the talk.</summary>
    public LocalDate? On { get; init; }

    public bool ClientPresent { get; init; }

    /// <summary>Code of <c>justice-absence-reason</c>; asked when the client was not there.</summary>
    public string AbsenceReason { get; init; } = "";

    /// <summary>Who else was there, in words; for the file and the client.</summary>
    public string WhoWasThere { get; init; } = "";
}

/// <summary>Notes that a question was talked over, with the client or with the reason why not.</summary>
/// <remarks>Refuses with <c>justice.unknown</c>, <c>justice.wrong-step</c>, <c>justice.expired</c>, <c>access.J7</c>, <c>field-needed</c>, <c>code-unknown</c>, <c>time.in-future</c>.</remarks>
public sealed class TalkItOver(Door door)
{
    public Task<Outcome<ExchangeId>> Run(ClientKey client, ExchangeId id, TalkForm form, CancellationToken cancel) => door.Write<ExchangeId>(
        new(Act.Write, Cat.Consent, client) { Record = $"packet/{id.Value}" },
        async session =>
        {
            if (await Steps.Of(session, client, id, cancel) is not { } exchange)
            {
                return new Refusal("justice.unknown");
            }

            var today = session.Now.LocalDate();
            var check = new Mistakes();
            check.That(form.On is not null, new Refusal("field-needed").At(nameof(form.On)));
            check.That(form.On is null || form.On <= today, new Refusal("time.in-future").At(nameof(form.On)));
            check.That(form.ClientPresent || form.AbsenceReason.Length > 0, new Refusal("access.J7").At(nameof(form.AbsenceReason)));
            check.Code("justice-absence-reason", form.AbsenceReason, nameof(form.AbsenceReason));
            check.That(!form.ClientPresent || form.AbsenceReason.Length == 0, new Refusal("justice.present-or-reason").At(nameof(form.AbsenceReason)));
            check.Text(form.WhoWasThere, 500, nameof(form.WhoWasThere));
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var said = (await Packets.Texts(session, exchange, cancel)).Seal(ExchangeStep.Table, form.WhoWasThere.Trim());
            exchange.Presence = form.ClientPresent ? "present" : form.AbsenceReason;
            var step = Steps.Take(session, exchange, ExchangeAct.Talk, "meeting", $"{form.On:uuuu-MM-dd} {exchange.Presence}", said);
            return step.Refusal is null ? id : step.Refused<ExchangeId>();
        },
        cancel);
}
