using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Demo;

/// <summary>Whom is asked what: the client at the house that asks, the service, and the client there once the person is known (null elsewhere than in a played house).</summary>
/// <param name="Carer">Who answers there; null for a partner without account, who answers by a link.</param>
internal sealed record DemoAsked(Client Client, Service To, ClientId? There, AccountId? Carer);

/// <summary>One referral from the day it was sent until today, by the table of its steps.</summary>
internal sealed class DemoReferral((DemoRows Rows, DemoIds Ids, Random Random, Instant Now) with, DemoAsked asked, AccountId follower, (bool French, ClientTexts Here, ClientTexts? There) words)
{
    private static readonly string[] Refusals = ["no-place", "no-place", "no-place", "not-in-target-group", "conditions-not-met", "wrong-stage", "too-far"];
    private static readonly string[] HowItGoes = ["on-course", "on-course", "on-course", "irregular", "irregular", "stopped", "elsewhere"];
    private static readonly (string Nl, string Fr)[] Questions =
    [
        ("Zoekt dagbesteding en iemand om mee te praten na het ontslag (verzonnen).", "Cherche une occupation et quelqu’un à qui parler après la sortie (inventé)."),
        ("Wil stoppen, heeft opvolging nodig van de medicatie (verzonnen).", "Veut arrêter, a besoin d’un suivi de la médication (inventé)."),
        ("Vraagt een plaats voor een langere opname (verzonnen).", "Demande une place pour un séjour plus long (inventé)."),
    ];

    private readonly Random random = with.Random;
    private Referral referral = null!;
    private DemoWait? wait;

    /// <param name="course">The acts after it was sent, each so many days after the first day; null for one that is still a draft.</param>
    /// <param name="until">Nobody did anything after this moment.</param>
    public void Play(LocalDate sentOn, IReadOnlyList<(ReferralAct Act, int Day)>? course, Instant until)
    {
        var sent = LocalTimes.StartOf(sentOn) + Duration.FromHours(9);
        referral = New(sent, draft: course is null);
        with.Rows.Add(referral);
        Take(ReferralAct.Draft, sent - Duration.FromMinutes(20));
        if (course is null)
        {
            return;
        }

        Take(ReferralAct.Send, sent);
        Consent(sent);
        foreach (var (number, (act, day)) in course.Index())
        {
            var at = LocalTimes.StartOf(sentOn.PlusDays(day)) + Duration.FromMinutes(600 + (number * 45));
            if (at > until)
            {
                break;
            }

            Put(act, at, LocalTimes.StartOf(sentOn.PlusDays(number + 1 < course.Count ? course[number + 1].Day : day + 7)) + Duration.FromHours(10));
            Take(act, at);
        }

        wait?.Bridge(until);
    }

    private Referral New(Instant sent, bool draft) => new()
    {
        OrganisationId = asked.Client.OrganisationId,
        Id = new(with.Ids.Next()),
        ClientId = asked.Client.Id,
        ToHouse = asked.To.OrganisationId,
        ToService = asked.To.Id,
        Responsible = follower,
        Level = ReferralContent.Identity,
        Question = words.Here.Seal(Referral.Table, Said(Questions[random.Next(Questions.Length)])),
        Content = draft ? SealedText.Empty : words.Here.Seal(Referral.Table, Content().Write()),
        Chosen = random.Next(3) switch { 0 => "by-client", 1 => "together", _ => "proposed" },
        SaidYesAt = draft ? null : sent,
        SentAt = draft ? null : sent,
    };

    private void Take(ReferralAct act, Instant at)
    {
        var sender = ReferralSteps.Of(act) == ReferralSide.Sender;
        with.Rows.Add(Referrals.Step(referral, (sender ? follower : asked.Carer, sender ? referral.OrganisationId : referral.ToHouse, at), act, (act switch { ReferralAct.Refuse => referral.Refusal, ReferralAct.Feedback => referral.Feedback, _ => "" }, SealedText.Empty)).Value);
    }

    /// <summary>What the act says, on the referral, and what it begins and ends.</summary>
    /// <param name="intake">When somebody who is to come for a first talk comes.</param>
    private void Put(ReferralAct act, Instant at, Instant intake)
    {
        if (AnswerReferral.Acts.Contains(act))
        {
            AnswerReferral.Put(referral, new() { Act = act.Word(), Reason = Refusals[random.Next(Refusals.Length)], ExpectedOn = at.LocalDate().PlusDays(30 + random.Next(30)), IntakeAt = intake }, at);
            Known(act, at);
        }

        switch (act)
        {
            case ReferralAct.Arrive:
                referral.StartedOn = at.LocalDate();
                Relate("outpatient", "/start", at, at.LocalDate().PlusMonths(15));
                wait?.End(at, "admitted");
                break;
            case ReferralAct.Feedback:
                (referral.FeedbackAt, referral.Feedback) = (at, HowItGoes[random.Next(HowItGoes.Length)]);
                break;
            case ReferralAct.Withdraw:
                wait?.End(at, "withdrew");
                break;
        }
    }

    /// <summary>The service takes the person on: it knows the client, and one who waits stands on its list.</summary>
    private void Known(ReferralAct act, Instant at)
    {
        if (act == ReferralAct.Refuse || asked.There is not { } there)
        {
            return;
        }

        if (referral.ReceiverClient is null)
        {
            referral.ReceiverClient = there;
            Relate("referral", "", at, at.LocalDate().PlusMonths(CareRelations.MonthsAfter));
        }

        if (act == ReferralAct.Wait)
        {
            wait = new((with.Rows, with.Ids, random), words.There!, words.French);
            wait.Begin(new(referral.ToHouse, there), referral.ToService, referral, (asked.Carer!.Value, at));
        }
        else if (act == ReferralAct.Accept)
        {
            wait?.Offer(at);
        }
    }

    private void Relate(string kind, string what, Instant at, LocalDate until)
    {
        if (referral.ReceiverClient is { } there)
        {
            with.Rows.Add(new CareRelation { OrganisationId = referral.ToHouse, Id = with.Ids.Next(), ClientId = there, TeamId = asked.To.TeamId!.Value, Kind = kind, Basis = $"{Referrals.Record(referral.Id)}{what}", FromAt = at, UntilAt = LocalTimes.StartOf(until), BegunBy = asked.Carer!.Value });
        }
    }

    private void Consent(Instant at)
    {
        if (referral.ToHouse != referral.OrganisationId)
        {
            with.Rows.Add(new Consent
            {
                OrganisationId = referral.OrganisationId, Id = new(with.Ids.Next()), Version = 1, ClientId = referral.ClientId, Source = referral.OrganisationId, Kind = "grant", Giver = "client", RecipientKind = "organisation", RecipientOrganisation = referral.ToHouse,
                Categories = ["plan", "presence"], Purposes = ["care"], FromAt = at, UntilAt = at + Duration.FromDays(365), Status = "active", TextVersion = GiveConsent.TextVersion, TextLanguage = words.French ? "fr" : "nl", ReadAloud = true, Form = "oral",
                Witness = words.Here.Seal(Secrecy.Consent.Table, "Sam Spoorslag"), RecordedAt = at, RecordedBy = follower,
            });
        }
    }

    private ReferralContent Content() => new()
    {
        Age = asked.Client.BirthDate is { } born ? Period.Between(born, with.Now.LocalDate()).Years : null,
        Sex = asked.Client.Sex,
        Language = asked.Client.Language,
        FamilyName = asked.Client.FamilyName,
        GivenName = asked.Client.GivenName,
        BirthDate = asked.Client.BirthDate,
        Phone = asked.Client.Phone,
        Municipality = asked.Client.Municipality,
    };

    private string Said((string Nl, string Fr) said) => words.French ? said.Fr : said.Nl;
}
