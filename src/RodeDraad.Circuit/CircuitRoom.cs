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
        .AddScoped<OfferDirectory>()
        .AddScoped<PublicOffers>()
        .AddScoped<ImportDirectory>()
        .AddScoped<EditOffer>()
        .AddScoped<FindService>()
        .AddRegionWork()
        .AddConsultations()
        .AddRegistrationPoint();

    /// <summary>What belongs to a region and knows no client.</summary>
    private static IServiceCollection AddRegionWork(this IServiceCollection services) => services
        .AddSingleton<ITables, SignalTables>()
        .AddSingleton<ITables, AgreementTables>()
        .AddSingleton<ITables, PlatformTables>()
        .AddSingleton<ITables, GapTables>()
        .AddSingleton<IActivityNumbers, PresentationActivity>()
        .AddSingleton<IActivityNumbers, ContactActivity>()
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
}
