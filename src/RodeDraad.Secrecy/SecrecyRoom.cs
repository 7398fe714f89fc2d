using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        .AddScoped<WhoLooked>()
        .AddAuditReview()
        .AddKeeping()
        .AddEmergency()
        .AddOwnDoor()
        .AddJustice();

    /// <summary>The weekly review of the log, inquiries, witness copies, and who may see what by role.</summary>
    private static IServiceCollection AddAuditReview(this IServiceCollection services) => services
        .AddSingleton<IOnDuty, ShiftsAndWork>()
        .AddSingleton<FillReviewQueue>()
        .AddScoped<ReviewQueue>()
        .AddScoped<ReviewNumbers>()
        .AddScoped<CloseReviewItem>()
        .AddScoped<OwnTies>()
        .AddScoped<SayTieWrong>()
        .AddScoped<OpenInquiry>()
        .AddScoped<InquiryReader>()
        .AddScoped<KeepWitnessCopy>()
        .AddScoped<AuditChainReader>()
        .AddScoped<RoleRegister>();

    /// <summary>Keeping and letting go, and what clients ask by right. The host names the place of the shred list.</summary>
    private static IServiceCollection AddKeeping(this IServiceCollection services)
    {
        services.TryAddSingleton(new ShredListPlace(null));
        return services
            .AddSingleton<ITables, KeepingTables>()
            .AddSingleton<IClientRecords, SecrecyRecords>()
            .AddSingleton<IRecordPart, KeepingRecord>()
            .AddSingleton<ShredList>()
            .AddSingleton<ReplayShredList>()
            .AddScoped<KeepingDesk>()
            .AddScoped<ChangeRetention>()
            .AddScoped<ProposeDestruction>()
            .AddScoped<ConfirmDestruction>()
            .AddScoped<LegalHoldActs>()
            .AddScoped<RightsRegister>()
            .AddScoped<RecordRightsRequest>()
            .AddScoped<AnswerRightsRequest>()
            .AddScoped<AddAddendum>()
            .AddScoped<RestrictCategory>();
    }

    private static IServiceCollection AddOwnDoor(this IServiceCollection services) => services
        .AddSingleton<ITables, OwnDoorTables>()
        .AddSingleton<IRecordPart, DoorRecord>()
        .AddSingleton<PaperCodes>()
        .AddScoped<PrintPaperCode>()
        .AddScoped<EnterByPaperCode>()
        .AddScoped<OwnRecords>()
        .AddScoped<OwnFile>()
        .AddScoped<AccessCopy>()
        .AddScoped<RemarksOnMine>()
        .AddScoped<AskAboutVisit>()
        .AddScoped<QuestionQueue>()
        .AddScoped<AddRemark>()
        .AddScoped<RecordMandate>()
        .AddScoped<WithholdPart>()
        .AddScoped<DoorSide>()
        .AddScoped<VisitsToMine>()
        .AddScoped<OwnNotices>()
        .AddScoped<OwnPackets>();

    private static IServiceCollection AddJustice(this IServiceCollection services) => services
        .AddSingleton<ITables, JusticeTables>()
        .AddSingleton<IClientRecords, ForgetJustice>()
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
        .AddSingleton<IRecordPart, JusticeRecord>()
        .AddSingleton<IRecordPart, ExchangeRecord>();
}
