using Microsoft.Extensions.DependencyInjection;
using RodeDraad.People;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>The door of this room: what a host adds.</summary>
public static class SecrecyRoom
{
    public static IServiceCollection AddSecrecy(this IServiceCollection services) => services
        .AddSingleton<ITables, SecrecyTables>()
        .AddSingleton<IAccessFacts, AccessFacts>()
        .AddSingleton<IRecordPart, ConsentRecord>()
        .AddSingleton<ClientRecord>()
        .AddScoped<SharedRecord>()
        .AddScoped<GiveConsent>()
        .AddScoped<ConsentActs>()
        .AddScoped<ConsentReader>()
        .AddScoped<ConsentChoices>()
        .AddScoped<WhoMaySee>()
        .AddScoped<WhoLooked>()
        .AddJustice();

    private static IServiceCollection AddJustice(this IServiceCollection services) => services
        .AddSingleton<ITables, JusticeTables>()
        .AddScoped<AskInformation>()
        .AddScoped<CheckQuestion>()
        .AddScoped<DeclineQuestion>()
        .AddScoped<TalkItOver>()
        .AddScoped<WriteDraft>()
        .AddScoped<ApprovePacket>()
        .AddScoped<SendPacket>()
        .AddScoped<RecallPacket>()
        .AddScoped<CloseExchange>()
        .AddScoped<OpenPacket>()
        .AddScoped<JusticeDesk>()
        .AddScoped<JusticeInbox>()
        .AddScoped<ExchangeReader>()
        .AddScoped<WorkProposals>()
        .AddScoped<NoteJudicialStatus>()
        .AddScoped<JudicialStatuses>()
        .AddScoped<LegalExceptions>()
        .AddScoped<ExceptionReader>()
        .AddScoped<ThreeWayMeeting>()
        .AddSingleton<IRecordPart, JusticeRecord>();
}
