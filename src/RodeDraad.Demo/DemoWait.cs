using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Demo;

/// <summary>One client who waits: the contacts that bridge it, the place that is offered, the end.</summary>
internal sealed class DemoWait((DemoRows Rows, DemoIds Ids, Random Random) with, ClientTexts texts, bool french)
{
    private static readonly string[] Kinds = ["phone-call", "phone-call", "message", "visit-to-unit", "via-referrer", "home-visit"];
    private static readonly string[] Outcomes = ["reached", "reached", "reached", "message-left", "not-reached"];
    private ServiceWait waiting = null!;
    private Referral? referral;

    /// <param name="asked">The referral that was answered with the wait, or null.</param>
    public void Begin(ClientKey client, ServiceId service, Referral? asked, (AccountId Carer, Instant At) by)
    {
        referral = asked;
        var priority = with.Random.Next(8) switch { 0 => "urgent", 1 or 2 => "soon", _ => Waits.Usual };
        waiting = new()
        {
            OrganisationId = client.Organisation,
            Id = new(with.Ids.Next()),
            ClientId = client.Client,
            ServiceId = service,
            ReferralId = asked?.Id,
            FromAt = by.At,
            Priority = priority,
            Rank = Waits.RankOf(priority),
            Follower = by.Carer,
        };
        with.Rows.Add(waiting);
        var why = (priority, french) switch { (Waits.Usual, _) => "", (_, true) => "Plus de logement (inventé).", _ => "Heeft geen dak meer (verzonnen)." };
        Change(by.At, "entered", priority, "", why.Length > 0 ? texts.Seal(WaitChange.Table, why) : SealedText.Empty);
    }

    public void Offer(Instant at)
    {
        Bridge(at);
        waiting.OfferedAt = at;
        Change(at, "offered");
    }

    public void End(Instant at, string reason)
    {
        Bridge(at);
        (waiting.UntilAt, waiting.EndReason, waiting.OfferedAt) = (at, reason, null);
        Change(at, "ended", reason);
    }

    /// <summary>Somebody keeps in touch about every twelve days; once in a while a fortnight goes by.</summary>
    public void Bridge(Instant until)
    {
        var last = waiting.ContactAt ?? waiting.FromAt;
        for (var at = last + Gap(); at < until && waiting.UntilAt is null && waiting.OfferedAt is null; at += Gap())
        {
            waiting.ContactAt = at;
            referral?.DueOn = Waits.BridgeBy(at);
            Change(at, "contact", Kinds[with.Random.Next(Kinds.Length)], Outcomes[with.Random.Next(Outcomes.Length)]);
        }
    }

    private Duration Gap() => Duration.FromHours((24 * with.Random.Next(7, 18)) + with.Random.Next(5));

    private void Change(Instant at, string what, string code = "", string outcome = "", SealedText said = default) =>
        with.Rows.Add(Waits.Changed(waiting, (waiting.Follower, at), (what, code, outcome), said));
}
