using Microsoft.AspNetCore.Http;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Turns an outcome into an answer: the value, or problem+json with the refusal's code as type and its text in the caller's language.</summary>
internal sealed class ApiAnswer(Caller caller, Texts texts)
{
    /// <summary>The key of a client of the caller's own organisation.</summary>
    public ClientKey Client(Guid id) => new(caller.Hat!.Organisation, new(id));

    public async Task<IResult> To<T>(Task<Outcome<T>> act, int status = StatusCodes.Status200OK)
    {
        var outcome = await act;
        return outcome.Refusal is { } refusal ? Problem(refusal, outcome.Refusals) : Results.Json(outcome.Value, statusCode: status);
    }

    private IResult Problem(Refusal first, IReadOnlyList<Refusal> all)
    {
        var status = RefusalStatus.Of(first);
        return status == StatusCodes.Status404NotFound && first.Code.StartsWith("access.", StringComparison.Ordinal)
            ? Results.Problem(type: "urn:rodedraad:access.R1", title: texts["access.R1"], statusCode: status)
            : Results.Problem(
                type: $"urn:rodedraad:{first.Code}",
                title: texts[first],
                statusCode: status,
                extensions: new Dictionary<string, object?>
                {
                    ["errors"] = all.Where(r => r.Field is not null).GroupBy(r => r.Field!).ToDictionary(g => g.Key, g => g.Select(r => texts[r]).ToArray()),
                });
    }
}
