using System.Globalization;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>A text for justice as a carer writes it together with the client.</summary>
public sealed record DraftForm
{
    public IReadOnlyList<PacketPart> Parts { get; init; } = [];

    /// <summary>nl, fr, de or en.</summary>
    public string Language { get; init; } = "";

    /// <summary>The last day on which it can be read: at most 30 days from today.</summary>
    public LocalDate? UntilOn { get; init; }

    /// <summary>Version of the exchange that was seen.</summary>
    public int Version { get; init; }
}

/// <summary>Keeps a text of the five kinds. What was approved before no longer counts: another text has another hash.</summary>
/// <remarks>Refuses with <c>justice.unknown</c>, <c>justice.wrong-step</c>, <c>justice.expired</c>, <c>access.J1</c>, <c>access.J2</c>, <c>justice.nothing-said</c>, <c>justice.until-wrong</c>, <c>text.too-long</c>, <c>code-unknown</c>, <c>changed-meanwhile</c>.</remarks>
public sealed class WriteDraft(Door door)
{
    /// <summary>Days that a text can be read at most.</summary>
    public const int LongestDays = 30;

    /// <summary>Characters of a part that lists dates or goals.</summary>
    private const int LongestPart = 2_000;

    private static readonly string[] Languages = ["nl", "fr", "de", "en"];

    /// <returns>The hash of the text: what the client will approve.</returns>
    public Task<Outcome<string>> Run(ClientKey client, ExchangeId id, DraftForm form, CancellationToken cancel) => door.Write<string>(
        new(Act.Write, Cat.Consent, client) { Record = $"packet/{id.Value}", Purpose = Purpose.Coordination },
        async session =>
        {
            if (await Steps.Of(session, client, id, cancel) is not { } exchange)
            {
                return new Refusal("justice.unknown");
            }

            var mistakes = MistakesOf(session, exchange, form);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            exchange.Text++;
            var (said, texts) = (Said(form).ToList(), await Packets.Texts(session, exchange, cancel));
            var hash = PacketText.HashOf(PacketText.Canonical(exchange, new(exchange.Text, form.Language, form.UntilOn!.Value), said));
            session.Db.Add(new Packet
            {
                OrganisationId = exchange.OrganisationId,
                ExchangeId = id,
                Number = exchange.Text,
                Kinds = said.ConvertAll(part => part.Kind),
                Parts = PacketText.Keep(said, texts),
                Language = form.Language,
                UntilOn = form.UntilOn.Value,
                Hash = hash,
                WrittenAt = session.Now,
                WrittenBy = session.Hat.Account,
            });
            var step = Steps.Take(session, exchange, ExchangeAct.Draft, "screen", $"{exchange.Text.ToString(CultureInfo.InvariantCulture)} {hash}");
            return step.Refusal is null ? hash : step.Refused<string>();
        },
        cancel);

    /// <summary>The parts that say something, cleaned.</summary>
    private static IEnumerable<PacketPart> Said(DraftForm form) =>
        form.Parts.Select(part => part with { Text = PacketText.Clean(part.Text) }).Where(part => part.Text.Length > 0);

    private static List<Refusal> MistakesOf(Session session, Exchange exchange, DraftForm form)
    {
        var today = session.Now.LocalDate();
        var check = new Mistakes();
        check.That(form.Version == exchange.Version, new Refusal("changed-meanwhile"));
        check.That(Said(form).Any(), new Refusal("justice.nothing-said"));
        check.That(Languages.Contains(form.Language), new Refusal("code-unknown", form.Language).At(nameof(form.Language)));
        check.That(form.UntilOn >= today && form.UntilOn <= today.PlusDays(LongestDays), new Refusal("justice.until-wrong", LongestDays).At(nameof(form.UntilOn)));
        check.That(form.Parts.Select(p => p.Kind).Distinct().Count() == form.Parts.Count, new Refusal("justice.kind-twice"));
        foreach (var part in form.Parts)
        {
            var item = PolicyWords.Parse<PacketItem>(part.Kind);
            var rule = session.ToJustice(item).Shown;
            check.That(rule is not (Rule.J1 or Rule.J2), new Refusal($"access.{rule}").At(part.Kind));
            check.Text(part.Text, item == PacketItem.Difficulty ? PacketText.LongestDifficulty : LongestPart, part.Kind);
        }

        return check.Found;
    }
}
