using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;
using RodeDraad.ServiceCosts;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

/// <summary>What tests need that talk to the program from outside.</summary>
internal static class FromOutside
{
    /// <summary>The rooms of the program, to look on at their tables.</summary>
    public static IReadOnlyList<ITables> Rooms { get; } = MakeRooms();

    /// <summary>A personal token for a hat, as its owner would have made it.</summary>
    public static async Task<string> GiveToken(IDatabase database, HatId hat, Instant now)
    {
        var token = $"rd_{Guid.NewGuid():N}";
        await database.Write<Done>(
            db =>
            {
                db.Add(new PersonalToken { Id = Guid.CreateVersion7(), HatId = hat, Name = "test", Hash = PersonalTokens.HashOf(token), MadeAt = now, ExpiresAt = now + Duration.FromDays(1) });
                return Task.FromResult<Outcome<Done>>(default(Done));
            },
            CancellationToken.None);
        return token;
    }

    /// <summary>A complete presentation of a new client, as the API takes it.</summary>
    public static object Presentation(ServiceId unit, string familyName) => new
    {
        unit = unit.Value,
        client = new { familyName, givenName = "An", birthDate = "1984-02-29", sex = "female" },
        channel = "phone",
        askedBy = "general-practitioner",
        dangerToLife = "possible",
        primaryProblem = "substance-use",
        substances = new[] { new { substance = "alcohol", frequency = "daily" } },
        danger = 2,
        support = 2,
        cooperation = 3,
    };

    private static IReadOnlyList<ITables> MakeRooms()
    {
        using var services = new ServiceCollection().AddPeople().AddSecrecy().AddForms().AddCrisisUnits().AddCaseManagement().AddCircuit().AddServiceCosts().BuildServiceProvider();
        return [.. services.GetServices<ITables>()];
    }
}
