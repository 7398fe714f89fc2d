using Microsoft.EntityFrameworkCore;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>What is asked of which service, as it is typed.</summary>
public sealed record ReferralForm
{
    public ServiceId? Service { get; init; }

    /// <summary>Code of <c>referral-level</c>: what goes along.</summary>
    public string Level { get; init; } = ReferralContent.Identity;

    public string Question { get; init; } = "";

    /// <summary>Code of <c>referral-chosen</c>: how the client came to this service.</summary>
    public string Chosen { get; init; } = "";

    /// <summary>The client wants it, now that he or she knows what goes along.</summary>
    public bool SaidYes { get; init; }

    /// <summary>Send it at once; else it stays a draft.</summary>
    public bool Send { get; init; }
}

/// <summary>Writes a referral of a client and sends it: what goes along is frozen then, by the level that was chosen.</summary>
/// <remarks>
/// Sending needs the client's yes, and a running consent toward the other house. Refuses with <c>referrals.unknown</c>, <c>referrals.wrong-step</c> (it was sent already),
/// <c>referrals.withdrawn</c>, and beside a field <c>field-needed</c>, <c>code-unknown</c>, <c>text.too-long</c>, <c>referrals.service-unknown</c>, <c>referrals.already-asked</c> (an open one to this service),
/// <c>referrals.yes-needed</c>, <c>referrals.no-consent</c>.
/// </remarks>
public sealed class WriteReferral(Door door)
{
    public const int LongestQuestion = 4_000;

    /// <param name="id">The draft that is changed, or null for a new one.</param>
    public Task<Outcome<ReferralId>> Run(ClientKey client, ReferralId? id, ReferralForm form, CancellationToken cancel) => door.Write<ReferralId>(
        new(Act.Write, Cat.Plan, client) { Record = id is { } known ? Referrals.Record(known) : Referrals.Kind },
        session => Write(session, client, id, form, cancel),
        cancel);

    private static async Task<Outcome<ReferralId>> Write(Session session, ClientKey client, ReferralId? id, ReferralForm form, CancellationToken cancel)
    {
        var draft = id is { } known ? await Referrals.Of(session.Db, client, known, cancel) : null;
        if (id is not null && draft is null)
        {
            return new Refusal("referrals.unknown");
        }

        if (draft is not null && ReferralSteps.After(draft.StateNow(), ReferralAct.Draft) is null)
        {
            return ReferralSteps.WhyNot(draft.StateNow(), ReferralAct.Draft);
        }

        var service = form.Service is { } asked ? await Referrals.Services(session.Db).FirstOrDefaultAsync(s => s.Id == asked, cancel) : null;
        var mistakes = await MistakesOf(session, client, (id, service), form, cancel);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var referral = draft ?? New(session, client, service!);
        var texts = await session.Texts(client, cancel);
        (referral.ToHouse, referral.ToService, referral.Level, referral.Chosen) = (service!.Organisation, service.Id, form.Level, form.Chosen);
        (referral.Question, referral.SaidYesAt, referral.Responsible) = (texts.Seal(Referral.Table, form.Question.Trim()), form.SaidYes ? session.Now : null, session.Hat.Account);
        if (draft is null)
        {
            session.Db.Add(referral);
            Referrals.Take(session, referral, ReferralAct.Draft);
        }

        if (form.Send)
        {
            await Send(session, referral, texts, form.Question.Trim(), cancel);
        }

        session.Wrote(draft is null ? "create" : "update", client, Referrals.Record(referral.Id), referral.Steps);
        return referral.Id;
    }

    private static Referral New(Session session, ClientKey client, ListedService service) => new()
    {
        OrganisationId = client.Organisation,
        Id = ReferralId.New(),
        ClientId = client.Client,
        ToHouse = service.Organisation,
        ToService = service.Id,
        Responsible = session.Hat.Account,
    };

    private static async Task Send(Session session, Referral referral, ClientTexts texts, string question, CancellationToken cancel)
    {
        var content = (await ReferralContent.Of(session, referral.Client(), referral.Level, cancel)).Write();
        referral.Content = texts.Seal(Referral.Table, content);
        referral.SentAt = session.Now;
        Referrals.Take(session, referral, ReferralAct.Send);
        if (referral.ToHouse != referral.OrganisationId)
        {
            session.Disclosed(new($"organisation/{referral.ToHouse.Value}", "packet", ReferralContent.HashOf(question, content)));
        }
    }

    private static async Task<List<Refusal>> MistakesOf(Session session, ClientKey client, (ReferralId? Id, ListedService? Service) about, ReferralForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(form.Service is not null, new Refusal("field-needed").At(nameof(form.Service)));
        check.That(form.Service is null || about.Service is not null, new Refusal("referrals.service-unknown").At(nameof(form.Service)));
        check.Code("referral-level", form.Level, nameof(form.Level), needed: true);
        check.Code("referral-chosen", form.Chosen, nameof(form.Chosen), needed: form.Send);
        check.Text(form.Question, LongestQuestion, nameof(form.Question), needed: form.Send);
        check.That(form.SaidYes || !form.Send, new Refusal("referrals.yes-needed").At(nameof(form.SaidYes)));
        if (about.Service is { } service)
        {
            var (open, own) = (ReferralSteps.OverWords, about.Id);
            check.That(!await session.Db.Set<Referral>().AnyAsync(r => r.OrganisationId == client.Organisation && r.ClientId == client.Client && r.ToService == service.Id && r.Id != own && !open.Contains(r.State) && r.State != "refused" && r.State != "started", cancel), new Refusal("referrals.already-asked").At(nameof(form.Service)));
            check.That(!form.Send || service.Organisation == client.Organisation || await ConsentToHouse.Running(session, client, service.Organisation, Cat.Plan, cancel) is not null, new Refusal("referrals.no-consent", service.House).At(nameof(form.Service)));
        }

        return check.Found;
    }
}
