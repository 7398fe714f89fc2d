using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Reporting;

namespace RodeDraad.Web;

/// <summary>Reports and statistical tests as JSON.</summary>
internal static class ReportApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/reports", () => Results.Json(AnyReport.All)).Guarded(Act.Read, Cat.Aggregate).WithMetadata(new NoRecordAttribute()).WithName("listReports");
        api.MapGet("/reports/{report}", (string report, HttpContext http, AnyReport reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(report, Query.Of(http), cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("readReport");
        api.MapPost("/statistics/{test}", (string test, StatisticsBody body, ApiAnswer answer) => answer.To(Task.FromResult(ReadInput.Answer(test, body.Input))))
            .Guarded(Act.Read, Cat.Aggregate).WithMetadata(new NoRecordAttribute()).WithName("answerTest");
    }
}

/// <summary>The data of a test, as JSON or CSV in a text.</summary>
internal sealed record StatisticsBody(string Input);
