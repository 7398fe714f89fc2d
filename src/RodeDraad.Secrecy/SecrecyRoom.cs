using Microsoft.Extensions.DependencyInjection;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>The door of this room: what a host adds.</summary>
public static class SecrecyRoom
{
    public static IServiceCollection AddSecrecy(this IServiceCollection services) => services
        .AddSingleton<ITables, SecrecyTables>()
        .AddSingleton<ITables, ReviewTables>()
        .AddSingleton<IAccessFacts, AccessFacts>()
        .AddSingleton<IRecordPart, ConsentRecord>()
        .AddSingleton<ClientRecord>()
        .AddScoped<SharedRecord>()
        .AddScoped<GiveConsent>()
        .AddScoped<ConsentActs>()
        .AddScoped<ConsentReader>()
        .AddScoped<ConsentChoices>()
        .AddScoped<WhoMaySee>()
        .AddSingleton<IDutyRoster, DutyByWork>()
        .AddSingleton<FillReviewQueue>()
        .AddScoped<ReviewQueue>()
        .AddScoped<ReviewNumbers>()
        .AddScoped<CloseReviewItem>()
        .AddScoped<OpenInquiry>()
        .AddScoped<InquiryReader>()
        .AddScoped<KeepWitnessCopy>()
        .AddScoped<AuditChainReader>()
        .AddScoped<RoleRegister>()
        .AddScoped<WhoLooked>();
}
