using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The register of who may see what as a file, one line per person, role and part.</summary>
internal static class AuditFiles
{
    public static void MapAuditFiles(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/audit/register.csv", Register).WithMetadata(new GuardAttribute(Act.Read, Cat.Accesslog)).ExcludeFromDescription();

    private static async Task<IResult> Register(RoleRegister reader, HttpContext http, CancellationToken cancel)
    {
        var outcome = await reader.Read(cancel);
        if (outcome.Refusal is { } refusal)
        {
            return Results.StatusCode(RefusalStatus.Of(refusal));
        }

        var csv = new StringBuilder("at,policy,role,category,reads,writes,shared,person,team\n");
        foreach (var role in outcome.Value.Roles)
        {
            foreach (var cell in role.Cells)
            {
                foreach (var person in role.People.Select(p => (p.Name, p.Team)).DefaultIfEmpty(("", "")))
                {
                    csv.AppendJoin(',', [
                        Storage.CanonicalJson.Text(outcome.Value.At), outcome.Value.PolicyVersion, PolicyWords.Of(role.Role), PolicyWords.Of(cell.Category),
                        PolicyWords.Of(cell.Reads), cell.Writes ? "yes" : "no", PolicyWords.Of(cell.Shared), Csv.Field(person.Item1), Csv.Field(person.Item2),
                    ]).Append('\n');
                }
            }
        }

        http.Response.Headers.ContentDisposition = "attachment; filename=who-may-see-what.csv";
        return Results.Text(csv.ToString(), "text/csv", Encoding.UTF8);
    }
}
