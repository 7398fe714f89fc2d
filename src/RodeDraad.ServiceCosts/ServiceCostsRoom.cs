using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Storage;

namespace RodeDraad.ServiceCosts;

/// <summary>The door of this room: what a host adds.</summary>
public static class ServiceCostsRoom
{
    public static IServiceCollection AddServiceCosts(this IServiceCollection services) => services
        .AddSingleton<ITables, ServiceCostTables>()
        .AddScoped<QuestionnaireReader>()
        .AddScoped<SaveQuestionnaire>()
        .AddScoped<ImportQuestionnaires>()
        .AddScoped<CompareCosts>()
        .AddScoped<ReckonPayment>()
        .AddScoped<SetPaymentRule>()
        .AddScoped<CostOfPaths>();
}
