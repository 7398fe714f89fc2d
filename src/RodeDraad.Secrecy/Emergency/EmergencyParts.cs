using Microsoft.Extensions.DependencyInjection;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>What a host adds for the duty roster and emergency access.</summary>
internal static class EmergencyParts
{
    public static IServiceCollection AddEmergency(this IServiceCollection services) => services
        .AddSingleton<ITables, EmergencyTables>()
        .AddSingleton<IRecordPart, ToldEmergencies>()
        .AddScoped<DutyRoster>()
        .AddScoped<AddShift>()
        .AddScoped<TakeShiftAway>()
        .AddScoped<MyEmergencies>()
        .AddScoped<BreakGlass>()
        .AddScoped<EndEmergency>()
        .AddScoped<EmergencyFile>()
        .AddScoped<EmergencyNotices>()
        .AddScoped<SeeEmergencyNotice>()
        .AddScoped<EmergencyQueue>()
        .AddScoped<ReviewEmergency>()
        .AddScoped<EmergencyFigures>();
}
