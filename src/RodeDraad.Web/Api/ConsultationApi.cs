using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Circuit;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Web;

/// <summary>Client consultations, as JSON.</summary>
internal static class ConsultationApi
{
    public static void Map(RouteGroupBuilder api)
    {
        MapSeries(api);
        MapReading(api);
        api.MapPost("/clients/{client}/consultations", (Guid client, ConsultationForm form, ProposeConsultation propose, ApiAnswer answer, CancellationToken cancel) => answer.To(propose.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Meeting).WithName("proposeConsultation");
        api.MapPost("/clients/{client}/consultations/{id}/drop", (Guid client, Guid id, ConsultationDropBody body, ProposeConsultation propose, ApiAnswer answer, CancellationToken cancel) => answer.To(propose.Drop(answer.Client(client), new(id), body.Why, body.Version, cancel)))
            .Guarded(Act.Write, Cat.Meeting).WithName("dropConsultation");
        api.MapPost("/clients/{client}/consultations/{id}/invited", (Guid client, Guid id, InvitedForm form, AskForConsultation ask, ApiAnswer answer, CancellationToken cancel) => answer.To(ask.Invite(answer.Client(client), new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Meeting).WithName("inviteToConsultation");
        api.MapPut("/clients/{client}/consultations/{id}/invited/{who}/answer", (Guid client, Guid id, Guid who, YesForm form, AskForConsultation ask, ApiAnswer answer, CancellationToken cancel) => answer.To(ask.Answer(answer.Client(client), new(id), new(who), form, cancel)))
            .Guarded(Act.Write, Cat.Meeting).WithName("answerForConsultation");
        api.MapPut("/clients/{client}/consultations/{id}/invited/{who}/attendance", (Guid client, Guid id, Guid who, AttendanceBody body, AskForConsultation ask, ApiAnswer answer, CancellationToken cancel) => answer.To(ask.Attend(answer.Client(client), new(id), new(who), body.Attendance, body.Version, cancel)))
            .Guarded(Act.Write, Cat.Meeting).WithName("attendConsultation");
        api.MapPut("/clients/{client}/consultations/{id}/agenda", (Guid client, Guid id, AgendaForm form, SetAgenda set, ApiAnswer answer, CancellationToken cancel) => answer.To(set.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Meeting).WithName("setConsultationAgenda");
        api.MapPut("/clients/{client}/consultations/{id}/decision", (Guid client, Guid id, DecisionOfMeetingForm form, DecideConsultation decide, ApiAnswer answer, CancellationToken cancel) => answer.To(decide.Run(answer.Client(client), new(id), form, cancel)))
            .Guarded(Act.Write, Cat.Meeting).WithName("decideConsultation");
        api.MapPost("/clients/{client}/consultations/{id}/minutes", (Guid client, Guid id, MinutesForm form, WriteMinutes write, ApiAnswer answer, CancellationToken cancel) => answer.To(write.Run(answer.Client(client), new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Write, Cat.Meeting).WithName("writeMinutes");
        api.MapPost("/clients/{client}/consultations/{id}/agreed-tasks/{task}/check", (Guid client, Guid id, Guid task, CheckTaskForm form, DecideConsultation decide, ApiAnswer answer, CancellationToken cancel) => answer.To(decide.Check(answer.Client(client), new(id), new(task), form, cancel)))
            .Guarded(Act.Write, Cat.Meeting).WithName("checkAgreedTask");
        api.MapPost("/clients/{client}/consultations/{id}/minutes-copies", (Guid client, Guid id, MinutesCopyForm form, GiveMinutes give, ApiAnswer answer, CancellationToken cancel) => answer.To(give.Run(answer.Client(client), new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Export, Cat.Meeting).WithName("copyMinutes");
    }

    private static void MapSeries(RouteGroupBuilder api)
    {
        api.MapPost("/consultation-series", (SeriesForm form, SeriesActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Open(form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("openConsultationSeries");
        api.MapGet("/consultation-series/{id}", (Guid id, SeriesReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(new SeriesId(id), cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("readConsultationSeries");
        api.MapPost("/consultation-series/{id}/days", (Guid id, MeetingDayForm form, SeriesActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Plan(new(id), form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Capacity).WithName("planConsultationDay");
        api.MapGet("/consultation-meetings/{id}", (Guid id, SeriesReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(new ConsultationMeetingId(id), cancel)))
            .Guarded(Act.Read, Cat.Meeting).WithName("readConsultationDay");
        api.MapPut("/consultation-meetings/{id}", (Guid id, MeetingDayForm form, SeriesActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.Move(new(id), form, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("moveConsultationDay");
        api.MapPost("/consultation-meetings/{id}/call-off", (Guid id, CallOffBody body, SeriesActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(acts.CallOff(new(id), body.Version, cancel)))
            .Guarded(Act.Read, Cat.Capacity).WithName("callOffConsultationDay");
    }

    private static void MapReading(RouteGroupBuilder api)
    {
        api.MapGet("/consultations", (ConsultationReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(cancel)))
            .Guarded(Act.Read, Cat.Meeting).WithName("listConsultations");
        api.MapGet("/consultations/open-to-me", (OpenToMe mine, ApiAnswer answer, CancellationToken cancel) => answer.To(mine.Read(cancel)))
            .Guarded(Act.Read, Cat.Meeting).WithName("listConsultationsOpenToMe");
        api.MapGet("/consultations/open-to-me/{id}", (Guid id, OpenToMe mine, ApiAnswer answer, CancellationToken cancel) => answer.To(mine.Read(new(id), cancel)))
            .Guarded(Act.Read, Cat.Meeting).WithName("readConsultationOpenToMe");
        api.MapGet("/consultations/open-to-me/{id}/agreed-tasks/{task}", (Guid id, Guid task, ReportOwnTask report, ApiAnswer answer, CancellationToken cancel) => answer.To(report.Read(new(id), new(task), cancel)))
            .Guarded(Act.Read, Cat.Meeting).WithName("readOwnTask");
        api.MapPost("/consultations/open-to-me/{id}/agreed-tasks/{task}/report", (Guid id, Guid task, CheckTaskForm form, ReportOwnTask report, ApiAnswer answer, CancellationToken cancel) => answer.To(report.Run(new(id), new(task), form, cancel)))
            .Guarded(Act.Read, Cat.Meeting).WithName("reportOwnTask");
        api.MapGet("/consultations/numbers", (int year, ConsultationNumbers numbers, ApiAnswer answer, CancellationToken cancel) => answer.To(numbers.Read(Math.Clamp(year, 2000, 9000), cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("countConsultations");
        api.MapGet("/justice/consultations", async (JusticeConsultations mine, CancellationToken cancel) => Results.Json(await mine.Read(cancel)))
            .WithMetadata(new OwnAccountAttribute("Shows only the days of meetings to which clients want this very person.")).WithName("listJusticeConsultations");
        api.MapGet("/justice/consultations/{id}", (Guid id, JusticeConsultations mine, ApiAnswer answer, CancellationToken cancel) => answer.To(mine.Read(new(id), cancel)))
            .Guarded(Act.Read, Cat.Consent).WithName("readJusticeConsultation");
        api.MapGet("/clients/{client}/consultations", (Guid client, ConsultationReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), cancel)))
            .Guarded(Act.Read, Cat.Meeting).WithName("listConsultationsOfClient");
        api.MapGet("/clients/{client}/consultations/{id}", (Guid client, Guid id, ConsultationReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), new(id), cancel)))
            .Guarded(Act.Read, Cat.Meeting).WithName("readConsultation");
        api.MapGet("/clients/{client}/consultations/{id}/minutes-copies/{copy}", (Guid client, Guid id, Guid copy, GiveMinutes give, ApiAnswer answer, CancellationToken cancel) => answer.To(give.Read(answer.Client(client), new(id), new(copy), cancel)))
            .Guarded(Act.Export, Cat.Meeting).WithName("readMinutesCopy");
    }
}

internal sealed record ConsultationDropBody(string Why = "", int Version = 0);

internal sealed record AttendanceBody(string Attendance = "", int Version = 0);

internal sealed record CallOffBody(int Version = 0);
