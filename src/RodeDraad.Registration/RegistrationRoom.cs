using Microsoft.Extensions.DependencyInjection;

namespace RodeDraad.Registration;

/// <summary>The door of this room: what a host adds.</summary>
public static class RegistrationRoom
{
    public static IServiceCollection AddRegistration(this IServiceCollection services) => services
        .AddSingleton(Shelf.Own)
        .AddSingleton<ExportEpisodes>()
        .AddSingleton<ScoreInterview>()
        .AddScoped<Completeness>();
}
