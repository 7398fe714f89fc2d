using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.CrisisUnits;

/// <summary>The door of this room: what a host adds.</summary>
public static class CrisisUnitsRoom
{
    public static IServiceCollection AddCrisisUnits(this IServiceCollection services) => services
        .AddSingleton<ITables, CrisisUnitTables>()
        .AddSingleton<IForms, FormsOfStays>()
        .AddSingleton<IRecordPart, PresentationRecord>()
        .AddSingleton<IRecordPart, StayRecord>()
        .AddSingleton<IClientRecords, CrisisUnitRecords>()
        .AddSingleton<IContacts, UnitContacts>()
        .AddScoped<TakePresentation>()
        .AddScoped<DecidePresentation>()
        .AddScoped<AdmitToBed>()
        .AddScoped<DischargeClient>()
        .AddScoped<EditPresentation>()
        .AddScoped<PresentationReader>()
        .AddScoped<MoveClient>()
        .AddScoped<CorrectStay>()
        .AddScoped<StayReader>()
        .AddScoped<OwnUnits>()
        .AddSingleton<OpenUnit>()
        .AddScoped<ChangeUnitSettings>()
        .AddScoped<ChangeBeds>()
        .AddScoped<ClientFile>()
        .AddScoped<Readmissions>()
        .AddScoped<SetBedOutage>()
        .AddScoped<PromiseBed>()
        .AddScoped<BedBoard>()
        .AddScoped<WaitingActs>()
        .AddScoped<WaitingReader>()
        .AddScoped<CloseFollowUp>()
        .AddScoped<FollowUpReader>()
        .AddScoped<PlanConsultation>()
        .AddScoped<OwnAppointments>()
        .AddScoped<Today>()
        .AddScoped<SaveModuleForm>()
        .AddScoped<ModuleStepActs>()
        .AddSingleton<IWorkDone, CrisisWork>();
}
