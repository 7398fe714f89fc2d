using Microsoft.Extensions.DependencyInjection;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.CaseManagement;

/// <summary>The door of this room: what a host adds.</summary>
public static class CaseManagementRoom
{
    public static IServiceCollection AddCaseManagement(this IServiceCollection services) => services
        .AddSingleton<ITables, CaseManagementTables>()
        .AddSingleton<IForms, FormsOfCases>()
        .AddSingleton<IRecordPart, CaseRecord>()
        .AddSingleton<IClientRecords, CaseRecords>()
        .AddSingleton<IContacts, CaseTimes>()
        .AddSingleton<IWorkDone, CaseWork>()
        .AddSingleton<IThreadPart, CaseThread>()
        .AddScoped<ProposeCase>()
        .AddScoped<AgreeCase>()
        .AddScoped<HandOverCase>()
        .AddScoped<EndCase>()
        .AddScoped<CaseReader>()
        .AddScoped<SaveCaseForm>()
        .AddScoped<LogContact>()
        .AddScoped<CasesToChoose>()
        .AddScoped<WriteLetter>()
        .AddScoped<CloseCaseTask>()
        .AddScoped<AppointmentActs>()
        .AddScoped<PlanClosingTalk>()
        .AddScoped<SaveGoals>()
        .AddScoped<AgreePlan>()
        .AddScoped<PlanReader>()
        .AddScoped<GiveCopy>()
        .AddScoped<ProgressReader>()
        .AddScoped<CountContact>()
        .AddScoped<CaseToday>()
        .AddSingleton<CaseCalendar>()
        .AddScoped<CaseTeam>()
        .AddScoped<Fidelity>()
        .AddScoped<AnswerFidelity>()
        .AddScoped<AskColleagues>()
        .AddScoped<Intervision>()
        .AddScoped<SupervisionLog>()
        .AddScoped<FunctionProfile>()
        .AddScoped<ChangeCaseModel>()
        .AddScoped<ChangeExplanation>()
        .AddSingleton<IOwnComing, OwnCaseAppointments>()
        .AddScoped<OwnSatisfaction>();
}
