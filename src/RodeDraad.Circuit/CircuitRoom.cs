using Microsoft.Extensions.DependencyInjection;
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
        .AddRegionWork();

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
}
