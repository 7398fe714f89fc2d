using System.Text.Json.Nodes;

namespace RodeDraad.WebTests;

/// <summary>Someone in a unit, made for one test.</summary>
/// <param name="Client">Id of the client.</param>
/// <param name="Presentation">Id of the presentation with which it began.</param>
public sealed record Person(string Client, string Presentation, string Name);

/// <summary>The acts of a unit by API, so that a test can begin where it must.</summary>
public static class Work
{
    private static int made;

    /// <summary>A name that nobody has yet.</summary>
    public static string NewName() => $"Testvink{Interlocked.Increment(ref made)}x";

    /// <summary>A presentation as the API takes it.</summary>
    public static async Task<JsonObject> PresentationBody(this Token token, string familyName) => new()
    {
        ["unit"] = (await token.Get("/api/board")).Good["unit"]!["id"]!.GetValue<string>(),
        ["client"] = new JsonObject { ["familyName"] = familyName, ["givenName"] = "An" },
        ["channel"] = "phone",
        ["askedBy"] = "police",
        ["dangerToLife"] = "possible",
        ["primaryProblem"] = Kernel.Vocabulary.List("presenting-problem")[0].Key,
    };

    public static async Task<Person> Present(this Token token)
    {
        var name = NewName();
        var taken = (await token.Post("/api/presentations", await token.PresentationBody(name))).Good;
        return new(taken["client"]!["client"]!.GetValue<string>(), taken["id"]!.GetValue<string>(), name);
    }

    /// <summary>Brings somebody new into a bed.</summary>
    /// <returns>The person, the stay and the bed.</returns>
    public static async Task<(Person Person, string Stay, string Bed)> Admit(this Token token)
    {
        var person = await token.Present();
        var bed = await token.FreeBed();
        return (person, (await token.Post($"/api/clients/{person.Client}/stays", new { bed, passedOver = "agreed with the team" })).Id, bed);
    }

    /// <summary>A bed in which nobody lies; when there is none, the first client is discharged.</summary>
    public static async Task<string> FreeBed(this Token token, string except = "")
    {
        var beds = (await token.Get("/api/board")).Good["beds"]!.AsArray();
        foreach (var bed in beds.Where(bed => bed!["state"]!.GetValue<string>() is "free" or "to-be-made-ready"))
        {
            if (bed!["id"]!.GetValue<string>() is var id && id != except)
            {
                return id;
            }
        }

        var full = beds.First(bed => bed!["client"] is not null && bed["stay"] is not null && bed["id"]!.GetValue<string>() != except)!;
        await token.Discharge(full["client"]!["id"]!.GetValue<string>(), full["stay"]!["id"]!.GetValue<string>());
        return full["id"]!.GetValue<string>();
    }

    public static async Task Discharge(this Token token, string client, string stay)
    {
        var version = (await token.Get($"/api/clients/{client}/stays/{stay}")).Good["version"]!.GetValue<int>();
        _ = (await token.Post($"/api/clients/{client}/stays/{stay}/discharge", DischargeBody(version))).Good;
    }

    public static object DischargeBody(int version) =>
        new { endReason = "agreed-end", destinations = new[] { Kernel.Vocabulary.List("discharge-destination")[0].Key }, overstayReason = "other", version };

    /// <summary>How many clients of the team have this family name.</summary>
    public static async Task<int> Count(this Token token, string familyName) =>
        (await token.Post("/api/clients/search", new { q = familyName })).Good.AsArray().Count;
}
