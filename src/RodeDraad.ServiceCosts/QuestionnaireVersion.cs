using System.Text.Json;
using NodaTime;
using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.ServiceCosts;

/// <summary>What a service answered about a year, in one of its versions. Never changed: who saves again makes the next one.</summary>
internal sealed class QuestionnaireVersion
{
    public required OrganisationId OrganisationId { get; init; }

    public required ServiceId ServiceId { get; init; }

    /// <summary>Calendar year of all amounts and counts.</summary>
    public required int Year { get; init; }

    /// <summary>1, 2, 3 …</summary>
    public required int Number { get; init; }

    /// <summary>A <see cref="CostQuestionnaire"/> as JSON: money in cents, shares in ten-thousandths.</summary>
    public required string Answers { get; init; }

    public required Instant At { get; init; }

    public required AccountId By { get; init; }

    /// <summary>When it made room for the next one.</summary>
    public Instant? ReplacedAt { get; set; }

    public static string Write(CostQuestionnaire answers) => JsonSerializer.Serialize(answers with { Service = "" }, NodaJson.Stored);

    /// <summary>The answers under the name that the service has now.</summary>
    public CostQuestionnaire Read(string service) => JsonSerializer.Deserialize<CostQuestionnaire>(Answers, NodaJson.Stored)! with { Service = service };
}
