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
        .AddScoped<FindService>();
}
