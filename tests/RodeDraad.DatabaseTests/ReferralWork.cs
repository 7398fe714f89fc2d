using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

/// <summary>A case manager here, a service of another house there, and what tests of referrals do again and again.</summary>
public abstract class ReferralWork(TestDatabase on) : CaseWork(on)
{
    protected SmallUnit There { get; private set; } = null!;

    protected LocalDate Date => Circuit.Clock.Now.LocalDate();

    protected ReferralForm Asked => new() { Service = There.Unit, Question = "Wil stoppen met drinken", Chosen = "by-client", SaidYes = true, Send = true };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        There = await SmallUnit.Open(Circuit);
    }

    /// <summary>The client lets a house read the plan.</summary>
    protected async Task<ConsentId> Consent(OrganisationId? house = null) => (await With<GiveConsent, ConsentId>(give => give.Run(
        Client,
        new()
        {
            RecipientKind = "organisation",
            RecipientOrganisation = house ?? There.Organisation,
            Categories = ["plan"],
            Purposes = ["coordination"],
            Until = Date.PlusMonths(6),
            Form = "signature",
            Signature = "An Peeters",
            TextLanguage = "nl",
        },
        Cancel))).Value;

    protected Task<Outcome<ReferralId>> Write(ReferralForm form) => With<WriteReferral, ReferralId>(write => write.Run(Client, null, form, Cancel));

    /// <summary>A referral that was sent, with the consent that it needs.</summary>
    protected async Task<ReferralId> Send(ReferralForm? form = null)
    {
        await Consent();
        return (await Write(form ?? Asked)).Value;
    }

    protected async Task<ReferralPage> Sent(ReferralId id) => (await With<ReferralReader, ReferralPage>(reader => reader.Read(Client, id, Cancel))).Value;

    protected Task<Outcome<ReferralId>> Answer(ReferralId id, AnswerForm form) => Circuit.Act<AnswerReferral, ReferralId>(There.Nurse, answer => answer.Run(id, form, Cancel));

    protected Task<Outcome<ReferralId>> Course(Func<ArriveByReferral, Task<Outcome<ReferralId>>> act) => Circuit.Act(There.Nurse, act);

    protected async Task<ReceivedReferral> Open(ReferralId id) => (await Circuit.Act<OpenReferral, ReceivedReferral>(There.Nurse, open => open.Run(id, Cancel))).Value;

    protected async Task<IReadOnlyList<ReceivedLine>> Inbox() => (await Circuit.Act<ReferralLists, IReadOnlyList<ReceivedLine>>(There.Nurse, lists => lists.Received(Cancel))).Value;

    protected async Task<IReadOnlyList<OwnReferral>> Mine() => (await With<ReferralLists, IReadOnlyList<OwnReferral>>(lists => lists.Sent(Cancel))).Value;

    /// <summary>The kinds of the care relations that the other house has.</summary>
    protected Task<List<string>> Relations() => Circuit.Look(db => db.Set<CareRelation>().Where(r => r.OrganisationId == There.Organisation).Select(r => r.Kind).OrderBy(k => k).ToListAsync(Cancel));
}
