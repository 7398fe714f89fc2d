using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>A referral as a partner without account reads it.</summary>
/// <param name="Service">The service that is asked.</param>
/// <param name="AskedBy">Who follows it at the house that asks.</param>
/// <param name="Services">Where else one could go.</param>
public sealed record LinkedReferral(string From, string AskedBy, string Service, ReferralState State, string Question, ReferralContent Content, IReadOnlyList<ReferralAlternative> Services);

/// <summary>What stands behind a link: the question for its code, or, on a device that typed it, the referral.</summary>
public sealed record ReferralDoor(LinkedReferral? Open);

/// <summary>The door of a partner without account: a link, a code that came by another channel, what was sent, an answer. Nobody is signed in.</summary>
/// <remarks>
/// A link that was guessed, has expired, was used up or was taken back gives the one sentence <c>referrals.link-gone</c>. A wrong code gives <c>referrals.code-wrong</c>; five of them end the link, and
/// many from one network wait (<c>sign-in.wait</c>). Each opening is recorded with the client as a disclosure.
/// </remarks>
public sealed class ReferralByLink(IDatabase database, ClientVault vault, ReferralLinks links, Caller caller, IClock clock)
{
    private const int MostServices = 300;

    /// <summary>How often a try begins anew that met the first count of another one.</summary>
    private const int MostAgain = 20;

    /// <summary>What stands behind the link for this device.</summary>
    /// <param name="device">What the device kept when the code was typed on it; empty for none.</param>
    public Task<Outcome<ReferralDoor>> Look(string token, string device, CancellationToken cancel) => database.Write<ReferralDoor>(
        async db => await Living(db, token, cancel) is not { } found ? new Refusal("referrals.link-gone")
            : Knows(found.Link, device) ? new ReferralDoor(await Show(db, found, cancel))
            : new ReferralDoor(null),
        cancel);

    /// <summary>Types the code. It is used up then; the device on which it was typed stays in.</summary>
    /// <returns>What the device must keep.</returns>
    public async Task<Outcome<string>> Enter(string token, string code, CancellationToken cancel)
    {
        for (var again = 0; ; again++)
        {
            var outcome = await database.Write<Outcome<string>>(async db => await TryOnce(db, token, code, cancel), cancel); // a wrong try is committed too, so that it stays counted
            if (outcome.Refusal is null || again == MostAgain)
            {
                return outcome.Refusal is null ? outcome.Value : outcome.Refused<string>();
            }
        }
    }

    /// <summary>Answers; the link is used up then.</summary>
    public Task<Outcome<ReferralAct>> Answer(string token, string device, AnswerForm form, CancellationToken cancel) => database.Write<ReferralAct>(
        async db =>
        {
            if (await Living(db, token, cancel) is not { } found || !Knows(found.Link, device))
            {
                return new Refusal("referrals.link-gone");
            }

            var (now, act) = (clock.GetCurrentInstant(), ReferralSteps.ActOf(form.Act));
            var mistakes = AnswerReferral.MistakesOf(form, now);
            mistakes.AddRange(await AnswerReferral.Unknown(db, form, cancel));
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var (link, referral, texts) = found;
            AnswerReferral.Put(referral, form, now);
            var step = Referrals.Take(db, referral, (null, referral.ToHouse, now), act, (form.Reason, texts.Seal(ReferralStep.Table, form.Note.Trim())));
            link.EndedAt = now;
            AuditTrail.Add(db, Audit(referral, "update", now));
            return step.Refusal is null ? act : step.Refused<ReferralAct>();
        },
        cancel);

    private async Task<Outcome<string>> TryOnce(CircuitDb db, string token, string code, CancellationToken cancel)
    {
        var now = clock.GetCurrentInstant();
        var tries = await DoorTries.Of(db, [$"link/{caller.Network}"], now, cancel);
        if (tries.Waits is { } wait)
        {
            return new Refusal("sign-in.wait", (int)(wait - now).TotalSeconds + 1);
        }

        var found = await Living(db, token, cancel);
        if (found is { Link: { OpenedAt: null } link } && link.CodeHash == links.HashOfCode(token, code))
        {
            var device = ReferralLinks.Token();
            (link.OpenedAt, link.DeviceHash) = (now, links.HashOfDevice(device));
            return device;
        }

        tries.Wrong(db, now, Audit(found?.Referral, "alert", now));
        if (found is not null)
        {
            found.Link.WrongCodes++;
            found.Link.EndedAt = found.Link.WrongCodes >= ReferralLinks.MostWrong ? now : null;
            AuditTrail.Add(db, Audit(found.Referral, "sign-in", now));
        }

        return found is { Link.EndedAt: null } ? new Refusal("referrals.code-wrong").At("Code") : new Refusal("referrals.link-gone");
    }

    /// <summary>The link, held so that one try comes after the other, with its referral; null when it does not count (any more).</summary>
    private async Task<Found?> Living(CircuitDb db, string token, CancellationToken cancel)
    {
        var (now, hash) = (clock.GetCurrentInstant(), links.HashOf(token));
        await db.Set<ReferralLink>().Where(l => l.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(l => l.WrongCodes, l => l.WrongCodes), cancel);
        var link = await db.Set<ReferralLink>().SingleOrDefaultAsync(l => l.Hash == hash && l.EndedAt == null && l.UntilAt > now, cancel);
        var referral = link is null ? null : await db.Set<Referral>().SingleOrDefaultAsync(r => r.OrganisationId == link.OrganisationId && r.Id == link.ReferralId, cancel);
        var texts = referral is null || ReferralSteps.After(referral.StateNow(), ReferralAct.PlanIntake) is null || await ConsentToHouse.Running(db, referral.Client(), (referral.ToHouse, Cat.Plan), now, cancel) is null
            ? null
            : await vault.OfPacket(db, referral.Client(), cancel);
        return texts is null ? null : new(link!, referral!, texts);
    }

    private bool Knows(ReferralLink link, string device) => device.Length > 0 && link.DeviceHash == links.HashOfDevice(device);

    private async Task<LinkedReferral> Show(CircuitDb db, Found found, CancellationToken cancel)
    {
        var (_, referral, texts) = found;
        var now = clock.GetCurrentInstant();
        var (question, content) = (texts.Open(Referral.Table, referral.Question), texts.Open(Referral.Table, referral.Content));
        if (referral.StateNow() == ReferralState.Sent)
        {
            Referrals.Take(db, referral, (null, referral.ToHouse, now), ReferralAct.See, ("", default));
        }

        AuditTrail.Add(db, Audit(referral, "disclose", now, ReferralContent.HashOf(question, content)));
        var service = await ListedService.All(db).SingleAsync(s => s.Organisation == referral.ToHouse && s.Id == referral.ToService, cancel);
        var names = await Names.Of(db, [referral.Responsible], [referral.OrganisationId], cancel);
        return new(
            names.Organisation(referral.OrganisationId.Value),
            names.Account(referral.Responsible.Value),
            service.Name,
            referral.StateNow(),
            question,
            ReferralContent.Read(content),
            await ReferralReader.Choice(Referrals.Services(db).Where(s => s.Region == service.Region && s.Id != service.Id).OrderBy(s => s.Name).Take(MostServices)).ToListAsync(cancel));
    }

    /// <summary>What happened with the record of the client, by whoever had the link in hand: the house that was asked.</summary>
    private AuditEntry Audit(Referral? referral, string happened, Instant now, string hash = "") => new(
        new AuditRecord
        {
            Id = Guid.CreateVersion7(),
            RecordedAt = now,
            Event = happened,
            Action = happened switch { "disclose" => "R", "update" => "U", _ => "E" },
            Outcome = happened is "disclose" or "update" ? 0 : 4,
            Rule = happened is "disclose" or "update" ? nameof(Rule.P1) : nameof(Rule.G2),
            ReasonShown = happened is "disclose" or "update" ? nameof(Rule.P1) : nameof(Rule.G2),
            PolicyVersion = AccessPolicy.Version,
            Organisation = referral?.ToHouse.Value,
            Purpose = PolicyWords.Of(Purpose.Care),
            SignInStrength = "link",
            Network = caller.Network,
            Application = caller.Application,
            RequestId = caller.RequestId,
            Node = caller.Node,
            ClientOrganisation = referral?.OrganisationId.Value,
            Client = referral?.ClientId.Value,
            Record = referral is null ? "referral-link" : Referrals.Record(referral.Id),
            Categories = hash.Length > 0 ? "plan:full" : "",
            Level = hash.Length > 0 ? "full" : "",
            Recipient = hash.Length > 0 ? $"organisation/{referral!.ToHouse.Value}" : "",
            HowSent = hash.Length > 0 ? "page" : "",
            ContentHash = hash,
        },
        []);

    private sealed record Found(ReferralLink Link, Referral Referral, ClientTexts Texts);
}
