using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>The door of this room: what a host adds.</summary>
public static class CrisisUnitsRoom
{
    public static IServiceCollection AddCrisisUnits(this IServiceCollection services) => services
        .AddSingleton<ITables, CrisisUnitTables>()
        .AddScoped<TakePresentation>()
        .AddScoped<DecidePresentation>()
        .AddScoped<AdmitToBed>()
        .AddScoped<DischargeClient>()
        .AddScoped<BedBoard>();
}
