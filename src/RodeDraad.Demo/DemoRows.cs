using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.ServiceCosts;
using RodeDraad.Storage;

namespace RodeDraad.Demo;

/// <summary>Rows of one region, kept per kind in the order in which the database must get them.</summary>
internal sealed class DemoRows
{
    private static readonly Type[] Order =
    [
        typeof(Organisation), typeof(Team), typeof(Service), typeof(OfferVersion), typeof(Account), typeof(HatRecord), typeof(Theme), typeof(Signal), typeof(ThemeStep), typeof(Agreement), typeof(AgreementParty), typeof(AgreementStep), typeof(WorkingGroup), typeof(GroupMember), typeof(GroupMeeting), typeof(WorkItem), typeof(DutyShift), typeof(QuestionnaireVersion), typeof(UnitSettings), typeof(Bed), typeof(ClientThread), typeof(Client), typeof(TextKey),
        typeof(Presentation), typeof(SubstanceUse), typeof(CtrsRating), typeof(Stay), typeof(BedPlace), typeof(ModuleStep), typeof(FollowUp), typeof(Case), typeof(CaseContact), typeof(CaseTask), typeof(CaseAppointment), typeof(PlanGoal), typeof(PlanVersion), typeof(FidelityAnswer), typeof(FormEntry), typeof(FormAnswer),
        typeof(ConsultationSeries), typeof(ConsultationMeeting), typeof(ClientConsultation), typeof(ConsultationInvited), typeof(AgreedTask), typeof(MinutesPart), typeof(MinutesCopy), typeof(PointPresentation),
        typeof(Referral), typeof(ReferralStep), typeof(ServiceWait), typeof(WaitChange),
        typeof(WaitingEntry), typeof(BridgingContact), typeof(BedOutage), typeof(CareRelation), typeof(Consent), typeof(RecordVersion), typeof(AuditRecord),
    ];

    private readonly Dictionary<Type, List<object>> rows = Order.ToDictionary(kind => kind, _ => new List<object>());

    public void Add(object row) => rows[row.GetType()].Add(row);

    public void AddRange(IEnumerable<object> more)
    {
        foreach (var row in more)
        {
            Add(row);
        }
    }

    /// <summary>The rows of one kind so far.</summary>
    public IEnumerable<TRow> Of<TRow>() => rows[typeof(TRow)].Cast<TRow>();

    /// <summary>All rows, each kind as one list, referenced kinds first.</summary>
    public IEnumerable<IReadOnlyCollection<object>> Tables => Order.Select(kind => rows[kind]);
}
