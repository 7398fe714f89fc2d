using Microsoft.Extensions.DependencyInjection;

namespace RodeDraad.Reporting;

/// <summary>The door of this room: what a host adds.</summary>
public static class ReportingRoom
{
    public static IServiceCollection AddReporting(this IServiceCollection services) => services
        .AddScoped<StayReports>()
        .AddScoped<RoomReports>()
        .AddScoped<MonthReport>()
        .AddScoped<AnyReport>();
}
