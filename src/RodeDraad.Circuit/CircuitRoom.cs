using Microsoft.Extensions.DependencyInjection;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.Circuit;

/// <summary>The door of this room: what a host adds.</summary>
public static class CircuitRoom
{
    public static IServiceCollection AddCircuit(this IServiceCollection services) => services
        .AddSingleton<ITables, CircuitTables>()
        .AddSingleton<KnownOffers>()
        .AddSingleton<CountedWaiting>()
        .AddSingleton<IThreadPart, CircuitThread>()
        .AddSingleton<IDueWork, CircuitDue>()
        .AddSingleton<CaseManagement.ICalendarTimes, CircuitCalendar>()
        .AddScoped<CircuitNews>()
        .AddScoped<OfferDirectory>()
        .AddScoped<PublicOffers>()
        .AddScoped<ImportDirectory>()
        .AddScoped<EditOffer>()
        .AddScoped<FindService>()
        .AddRegionWork()
        .AddConsultations()
        .AddRegistrationPoint()
        .AddReferrals()
        .AddWaiting();

    /// <summary>What belongs to a region and knows no client.</summary>
    private static IServiceCollection AddRegionWork(this IServiceCollection services) => services
        .AddSingleton<ITables, SignalTables>()
        .AddSingleton<ITables, AgreementTables>()
        .AddSingleton<ITables, PlatformTables>()
        .AddSingleton<ITables, GapTables>()
        .AddSingleton<IActivityNumbers, PresentationActivity>()
        .AddSingleton<IActivityNumbers, ContactActivity>()
        .AddSingleton<IActivityNumbers, ReferralFigures>()
        .AddSingleton<IReferralFigures, ReferralFigures>()
        .AddScoped<SendSignal>()
        .AddScoped<SignalReader>()
        .AddScoped<ThemeActs>()
        .AddScoped<AgreementReader>()
        .AddScoped<WriteAgreement>()
        .AddScoped<AgreementActs>()
        .AddScoped<WorkingGroups>()
        .AddScoped<YearPlan>()
        .AddScoped<YearReport>()
        .AddScoped<ActivitySheet>()
        .AddScoped<GapReader>();

    private static IServiceCollection AddConsultations(this IServiceCollection services) => services
        .AddSingleton<ITables, ConsultationTables>()
        .AddSingleton<IClientRecords, ConsultationRecords>()
        .AddSingleton<IContacts, ConsultationTimes>()
        .AddSingleton<IRecordPart, ConsultationRecord>()
        .AddSingleton<IOwnComing, OwnConsultations>()
        .AddSingleton<IForJustice, ForJusticeAtMeetings>()
        .AddSingleton<IActivityNumbers, ConsultationActivity>()
        .AddScoped<SeriesActs>()
        .AddScoped<SeriesReader>()
        .AddScoped<ProposeConsultation>()
        .AddScoped<AskForConsultation>()
        .AddScoped<SayOnConsultation>()
        .AddScoped<ReportOwnTask>()
        .AddScoped<SetAgenda>()
        .AddScoped<DecideConsultation>()
        .AddScoped<WriteMinutes>()
        .AddScoped<GiveMinutes>()
        .AddScoped<ConsultationReader>()
        .AddScoped<OpenToMe>()
        .AddScoped<JusticeConsultations>()
        .AddScoped<ConsultationNumbers>();

    private static IServiceCollection AddRegistrationPoint(this IServiceCollection services) => services
        .AddSingleton<ITables, RegistrationPointTables>()
        .AddSingleton<IClientRecords, PointRecords>()
        .AddSingleton<IContacts, PointTimes>()
        .AddSingleton<IRecordPart, PointRecord>()
        .AddScoped<RegisterAtPoint>()
        .AddScoped<FollowAtPoint>()
        .AddScoped<RegistrationPoint>()
        .AddScoped<PointNumbers>()
        .AddScoped<ChangePointSettings>();

    /// <summary>A client who is asked to be taken on, from the question to the arrival.</summary>
    private static IServiceCollection AddReferrals(this IServiceCollection services) => services
        .AddSingleton<ITables, ReferralTables>()
        .AddSingleton<IRecordPart, ReferralRecord>()
        .AddSingleton<IClientRecords, ReferralRecords>()
        .AddScoped<WriteReferral>()
        .AddScoped<EndReferral>()
        .AddScoped<ReferralReader>()
        .AddScoped<ReferralLists>()
        .AddScoped<OpenReferral>()
        .AddScoped<AnswerReferral>()
        .AddScoped<ArriveByReferral>()
        .AddSingleton<ReferralLinks>()
        .AddScoped<MakeReferralLink>()
        .AddScoped<ReferralByLink>()
        .AddScoped<PartnerSaid>();

    /// <summary>Those who wait for a service, and the waiting of the region in numbers.</summary>
    private static IServiceCollection AddWaiting(this IServiceCollection services) => services
        .AddSingleton<ITables, WaitTables>()
        .AddSingleton<IRecordPart, WaitRecord>()
        .AddSingleton<IClientRecords, WaitRecords>()
        .AddScoped<EnterWait>()
        .AddScoped<WaitActs>()
        .AddScoped<WaitReader>()
        .AddScoped<RegionalWaiting>();
}
