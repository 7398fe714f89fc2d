using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

internal sealed record QuestionBody(Guid About, string Text = "");

internal sealed record RemarkBody(string Part, string Record, string Text);

internal sealed record OwnWordBody(string Answer, int Version);

internal sealed record QuestionAnswerBody(string Answer);

internal sealed record NameBody(string Name);

internal sealed record TieBody(string Kind);

internal sealed record TieWrongBody(string Reason);

/// <summary>The client's own door as JSON, and what carers and the auditor do around it. A house in the address stands for the own record there.</summary>
internal static class MineApi
{
    public static void MapMine(RouteGroupBuilder api)
    {
        api.MapGet("/mine", async (OwnRecords records, CancellationToken cancel) => Results.Json(await records.Read(cancel))).With(Act.Read, Cat.Ident, "readOwnRecords");
        api.MapGet("/mine/parts/{part}", async (string part, OwnFile file, CancellationToken cancel) => Results.Json(await file.Read([PolicyWords.Parse<Cat>(part)], cancel))).With(Act.Read, Cat.Presence, "readOwnPart");
        api.MapGet("/mine/remarks/{part}", async (string part, RemarksOnMine reader, CancellationToken cancel) => Results.Json(await reader.Read(PolicyWords.Parse<Cat>(part), cancel))).With(Act.Read, Cat.Ident, "readRemarks");
        api.MapGet("/mine/appointments", async (OwnAppointments reader, CancellationToken cancel) => Results.Json(await reader.Read(cancel))).With(Act.Read, Cat.Presence, "readOwnAppointments");
        api.MapGet("/mine/looked", async (int year, int month, VisitsToMine reader, CancellationToken cancel) => year is > 1990 and < 2200 && month is >= 1 and <= 12 ? Results.Json(await reader.Read(new YearMonth(year, month), cancel)) : Results.BadRequest()).With(Act.Read, Cat.Accesslog, "readWhoLookedAtMine");
        api.MapGet("/mine/notices", async (OwnNotices notices, CancellationToken cancel) => Results.Json(await notices.Read(cancel))).With(Act.Read, Cat.Accesslog, "readOwnNotices");
        api.MapGet("/mine/packets", async (OwnPackets packets, CancellationToken cancel) => Results.Json(await packets.Read(cancel))).With(Act.Read, Cat.Consent, "listOwnPackets");
        api.MapGet("/mine/consultations", async (SayOnConsultation say, CancellationToken cancel) => Results.Json(await say.Read(cancel))).With(Act.Read, Cat.Meeting, "listOwnConsultations");
        api.MapGet("/mine/copy", async (AccessCopy copy, Texts text, CancellationToken cancel) => Results.Json(CopyFiles.JsonOf(await copy.Run(cancel), text))).With(Act.Export, Cat.Ident, "copyOwnFile");
        api.MapGet("/mine/copy/fhir", async (AccessCopy copy, Texts text, CancellationToken cancel) => Results.Text(CopyFiles.FhirOf(await copy.Run(cancel), text), CopyFiles.FhirType)).With(Act.Export, Cat.Ident, "copyOwnFileAsFhir");
        MapActs(api);
        MapAround(api);
    }

    private static void MapActs(RouteGroupBuilder api)
    {
        api.MapPost("/mine/{house}/questions", (Guid house, QuestionBody body, OwnRecords records, AskAboutVisit ask, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => ask.Run(key, body.About, body.Text, cancel), cancel), StatusCodes.Status201Created)).With(Act.Comment, Cat.Ident, "askAboutVisit");
        api.MapPost("/mine/{house}/remarks", (Guid house, RemarkBody body, OwnRecords records, AddRemark add, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => add.Run(key, PolicyWords.Parse<Cat>(body.Part), body.Record, body.Text, cancel), cancel), StatusCodes.Status201Created)).With(Act.Comment, Cat.Plan, "addRemark");
        api.MapGet("/mine/{house}/consents", (Guid house, OwnRecords records, ConsentReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => reader.Read(key, cancel), cancel))).With(Act.Read, Cat.Consent, "readOwnConsents");
        api.MapGet("/mine/{house}/consents/recipients", (Guid house, Guid? of, OwnRecords records, ConsentChoices reader, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => reader.Read(key, of is { } chosen ? new(chosen) : null, cancel), cancel))).With(Act.Read, Cat.Consent, "readOwnRecipients");
        api.MapPost("/mine/{house}/consents", (Guid house, ConsentForm form, OwnRecords records, GiveConsent give, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => give.Run(key, form with { Form = "portal" }, cancel), cancel), StatusCodes.Status201Created)).With(Act.ManageConsent, Cat.Consent, "giveOwnConsent");
        api.MapGet("/mine/{house}/consents/{id}/paper", (Guid house, Guid id, OwnRecords records, ConsentReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => reader.Paper(key, new(id), cancel), cancel))).With(Act.Read, Cat.Consent, "readOwnSignedPaper");
        api.MapPost("/mine/{house}/consents/{id}/withdraw", (Guid house, Guid id, OwnRecords records, ConsentActs acts, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => acts.Withdraw(key, new(id), "portal", cancel), cancel))).With(Act.ManageConsent, Cat.Consent, "withdrawOwnConsent");
        api.MapPost("/mine/{house}/consultations/{id}/invited/{who}", (Guid house, Guid id, Guid who, OwnWordBody body, OwnRecords records, SayOnConsultation say, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => say.Run(key, new(id), new(who), body.Answer, body.Version, cancel), cancel))).With(Act.ManageConsent, Cat.Consent, "sayOnConsultation");
        api.MapPost("/mine/{house}/mandates", (Guid house, MandateForm form, OwnRecords records, RecordMandate record, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => record.Run(key, form, cancel), cancel), StatusCodes.Status201Created)).With(Act.ManageConsent, Cat.Consent, "nameOwnHelper");
        api.MapPost("/mine/{house}/mandates/{id}/end", (Guid house, Guid id, OwnRecords records, RecordMandate record, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => record.End(key, id, cancel), cancel))).With(Act.ManageConsent, Cat.Consent, "endOwnHelper");
        api.MapPost("/mine/{house}/withholdings/{id}/practitioner", (Guid house, Guid id, NameBody body, OwnRecords records, WithholdPart part, ApiAnswer answer, CancellationToken cancel) => answer.To(In(records, house, key => part.NamePractitioner(key, id, body.Name, cancel), cancel))).With(Act.Comment, Cat.Ident, "namePractitioner");
    }

    private static void MapAround(RouteGroupBuilder api)
    {
        api.MapGet("/clients/{client}/door", (Guid client, DoorSide reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(answer.Client(client), cancel))).With(Act.Read, Cat.Consent, "readClientDoor");
        api.MapPost("/clients/{client}/paper-codes", (Guid client, PaperCodeForm form, PrintPaperCode print, ApiAnswer answer, CancellationToken cancel) => answer.To(print.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created)).With(Act.Write, Cat.Consent, "printPaperCode");
        api.MapPost("/clients/{client}/mandates", (Guid client, MandateForm form, RecordMandate record, ApiAnswer answer, CancellationToken cancel) => answer.To(record.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created)).With(Act.Write, Cat.Consent, "recordMandate");
        api.MapPost("/clients/{client}/mandates/{id}/end", (Guid client, Guid id, RecordMandate record, ApiAnswer answer, CancellationToken cancel) => answer.To(record.End(answer.Client(client), id, cancel))).With(Act.Write, Cat.Consent, "endMandate");
        api.MapPost("/clients/{client}/withholdings", (Guid client, WithholdingForm form, WithholdPart part, ApiAnswer answer, CancellationToken cancel) => answer.To(part.Run(answer.Client(client), form, cancel), StatusCodes.Status201Created)).With(Act.Write, Cat.Consent, "withholdPart");
        api.MapPost("/clients/{client}/withholdings/{id}/end", (Guid client, Guid id, WithholdPart part, ApiAnswer answer, CancellationToken cancel) => answer.To(part.End(answer.Client(client), id, cancel))).With(Act.Write, Cat.Consent, "endWithholding");
        api.MapPost("/clients/{client}/tie", (Guid client, TieBody body, DeclareTie declare, ApiAnswer answer, CancellationToken cancel) => answer.To(declare.Run(answer.Client(client), body.Kind, cancel))).With(Act.Read, Cat.Ident, "declareTie");
        api.MapGet("/ties", async (OwnTies ties, CancellationToken cancel) => Results.Json(await ties.Read(cancel))).WithMetadata(new OwnAccountAttribute("The own ties, without saying whose files they are.")).WithName("listOwnTies");
        api.MapPost("/clients/{client}/tie/wrong", (Guid client, TieWrongBody body, SayTieWrong wrong, ApiAnswer answer, CancellationToken cancel) => answer.To(wrong.Run(new(client), body.Reason, cancel), StatusCodes.Status201Created)).WithMetadata(new OwnAccountAttribute("Asks the auditor about an own tie; shows nothing of anybody.")).WithName("sayTieWrong");
        api.MapGet("/questions", (QuestionQueue queue, ApiAnswer answer, CancellationToken cancel) => answer.To(queue.Read(cancel))).With(Act.Read, Cat.Accesslog, "readQuestions");
        api.MapPost("/questions/{id}/answer", (Guid id, QuestionAnswerBody body, QuestionQueue queue, ApiAnswer answer, CancellationToken cancel) => answer.To(queue.Answer(id, body.Answer, cancel))).With(Act.Read, Cat.Accesslog, "answerQuestion");
    }

    /// <summary>An act on the own record in one house; a house without an own record is answered as if there were none.</summary>
    private static async Task<Outcome<T>> In<T>(OwnRecords records, Guid house, Func<ClientKey, Task<Outcome<T>>> act, CancellationToken cancel) =>
        await records.In(house, cancel) is { } record ? await act(record.Key) : new Refusal("access.C0");

    private static void With(this RouteHandlerBuilder endpoint, Act act, Cat category, string name) => endpoint.WithMetadata(new GuardAttribute(act, category)).WithName(name);
}
