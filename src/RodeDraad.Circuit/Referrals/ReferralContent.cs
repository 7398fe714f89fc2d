using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CaseManagement;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>What goes along with the question, by level: no more than the service needs to answer. It is frozen when the referral is sent.</summary>
public sealed record ReferralContent
{
    /// <summary>The question alone: age, sex and language, no name.</summary>
    public const string QuestionOnly = "question";

    /// <summary>Who it is and how to reach the person.</summary>
    public const string Identity = "identity";

    /// <summary>The main goals of the agreed plan too.</summary>
    public const string WithGoals = "goals";

    public int? Age { get; init; }

    /// <summary>Code of <c>sex</c>.</summary>
    public string Sex { get; init; } = "";

    /// <summary>Code of <c>client-language</c>, or empty.</summary>
    public string Language { get; init; } = "";

    public string FamilyName { get; init; } = "";

    public string GivenName { get; init; } = "";

    public LocalDate? BirthDate { get; init; }

    public string Phone { get; init; } = "";

    public string Municipality { get; init; } = "";

    public IReadOnlyList<string> Goals { get; init; } = [];

    /// <summary>Somebody who has this in hand knows who it is.</summary>
    public bool Names => FamilyName.Length + GivenName.Length > 0;

    /// <summary>The full name.</summary>
    public string Name => $"{GivenName} {FamilyName}".Trim();

    internal static async Task<ReferralContent> Of(Session session, ClientKey client, string level, CancellationToken cancel)
    {
        var line = await ClientLine.Of(session.Db, client.Organisation).SingleAsync(c => c.Id == client.Client, cancel);
        var least = new ReferralContent { Age = line.AgeOn(session.Now.LocalDate()), Sex = line.Sex, Language = line.Language };
        return level == QuestionOnly ? least : least with
        {
            FamilyName = line.FamilyName,
            GivenName = line.GivenName,
            BirthDate = line.BirthDate,
            Phone = line.Phone,
            Municipality = line.Municipality,
            Goals = level == WithGoals ? [.. (await AgreedGoals.Of(session, client, cancel)).Select(goal => goal.Words.Goal)] : [],
        };
    }

    internal string Write() => JsonSerializer.Serialize(this, NodaJson.Stored);

    internal static ReferralContent Read(string json) => json.Length == 0 ? new() : JsonSerializer.Deserialize<ReferralContent>(json, NodaJson.Stored)!;

    /// <summary>SHA-256 of exactly what is told, for the log.</summary>
    internal static string HashOf(string question, string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{question}\n{content}")));
}
