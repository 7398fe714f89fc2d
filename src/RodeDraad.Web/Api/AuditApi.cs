using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The audit as JSON: the own chain, the copies kept for others, the log review and the register.</summary>
internal static class AuditApi
{
    public static void MapAudit(this RouteGroupBuilder api)
    {
        api.MapGet("/audit/chain", (AuditChainReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Own(cancel)))
            .Guarded(Act.Read, Cat.Accesslog).WithName("readAuditChain");
        api.MapGet("/audit/witness", (AuditChainReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Copies(cancel)))
            .Guarded(Act.Export, Cat.Accesslog).WithName("readWitnessCopies");
        api.MapPost("/audit/witness", (System.Text.Json.JsonElement checkpoint, KeepWitnessCopy keep, ApiAnswer answer, CancellationToken cancel) => answer.To(keep.Run(checkpoint.GetRawText(), cancel), StatusCodes.Status201Created))
            .Guarded(Act.Export, Cat.Accesslog).WithName("keepWitnessCopy");
        api.MapGet("/audit/review", (ReviewQueue queue, ApiAnswer answer, CancellationToken cancel) => answer.To(queue.Read(cancel)))
            .Guarded(Act.Read, Cat.Accesslog).WithName("readLogReview");
        api.MapPost("/audit/review/{item}/close", (Guid item, ClosingForm form, CloseReviewItem close, ApiAnswer answer, CancellationToken cancel) => answer.To(close.Run(item, form, cancel)))
            .Guarded(Act.Read, Cat.Accesslog).WithName("closeReviewItem");
        api.MapPost("/audit/review/{item}/inquiry", (Guid item, InquiryForm form, OpenInquiry open, ApiAnswer answer, CancellationToken cancel) => answer.To(open.Run(item, form, cancel), StatusCodes.Status201Created))
            .Guarded(Act.Read, Cat.Accesslog).WithName("openInquiry");
        api.MapGet("/audit/inquiries", (InquiryReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.List(cancel)))
            .Guarded(Act.Read, Cat.Accesslog).WithName("listInquiries");
        api.MapGet("/audit/inquiries/{id}", (Guid id, InquiryReader reader, ApiAnswer answer, CancellationToken cancel) => answer.To(reader.Read(id, cancel)))
            .Guarded(Act.Read, Cat.Ident).WithName("readInquiry");
        api.MapPost("/audit/inquiries/{id}/close", (Guid id, OpenInquiry open, ApiAnswer answer, CancellationToken cancel) => answer.To(open.Close(id, cancel)))
            .Guarded(Act.Read, Cat.Accesslog).WithName("closeInquiry");
        api.MapGet("/audit/numbers", (ReviewNumbers numbers, ApiAnswer answer, CancellationToken cancel) => answer.To(numbers.Read(cancel)))
            .Guarded(Act.Read, Cat.Aggregate).WithName("countLogReview");
        api.MapGet("/audit/register", (RoleRegister register, ApiAnswer answer, CancellationToken cancel) => answer.To(register.Read(cancel)))
            .Guarded(Act.Read, Cat.Accesslog).WithName("readAccessRegister");
    }
}
