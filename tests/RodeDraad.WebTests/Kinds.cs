using RodeDraad.Kernel;

namespace RodeDraad.WebTests;

/// <summary>What stands in the places of an address.</summary>
internal static class Kinds
{
    /// <summary>Of which kind the id is that stands behind a word of an address.</summary>
    private static readonly Dictionary<string, string> TableOf = new(StringComparer.Ordinal)
    {
        ["clients"] = "clients",
        ["presentations"] = "presentations",
        ["stays"] = "stays",
        ["follow-ups"] = "follow_ups",
        ["waiting"] = "waiting_entries",
        ["forms"] = "form_entries",
        ["letters"] = "form_entries",
        ["cases"] = "cases",
        ["satisfaction"] = "cases",
        ["tasks"] = "case_tasks",
        ["case-tasks"] = "case_tasks",
        ["case-appointments"] = "case_appointments",
        ["appointments"] = "case_appointments",
        ["goal"] = "plan_goals",
        ["contacts"] = "case_contacts",
        ["copies"] = "plan_copies",
        ["intervision"] = "intervision_sketches",
        ["consultations"] = "client_consultations",
        ["invited"] = "consultation_invited",
        ["open-to-me"] = "consultation_invited",
        ["agreed-tasks"] = "consultation_tasks",
        ["minutes-copies"] = "consultation_copies",
        ["consultation-series"] = "consultation_series",
        ["consultation-meetings"] = "consultation_meetings",
        ["registration-point"] = "point_presentations",
        ["justice/consultations"] = "consultation_invited",
        ["beds"] = "beds",
        ["directory"] = "services",
        ["offer"] = "services",
        ["signals"] = "signals",
        ["themes"] = "signal_themes",
        ["agreements"] = "agreements",
        ["groups"] = "working_groups",
        ["group-meetings"] = "working_group_meetings",
        ["plan-items"] = "work_items",
        ["referrals"] = "referrals",
        ["received"] = "referrals",
        ["received-referrals"] = "referrals",
        ["waits"] = "service_waits",
        ["justice"] = "justice_exchanges",
        ["packets"] = "justice_exchanges",
        ["questions"] = "client_questions",
        ["meetings"] = "justice_meetings",
        ["legal-exceptions"] = "legal_exceptions",
        ["consents"] = "consents",
        ["mandates"] = "mandates",
        ["withholdings"] = "withholdings",
        ["rights"] = "rights_requests",
        ["restrictions"] = "restrictions",
        ["emergency-notices"] = "emergency_notices",
        ["destructions"] = "destructions",
        ["holds"] = "legal_holds",
        ["duty"] = "duty_shifts",
        ["emergency"] = "emergency_accesses",
        ["review"] = "audit_review_items",
        ["items"] = "audit_review_items",
        ["inquiries"] = "audit_inquiries",
        ["board"] = "services",
        ["costs"] = "services",
        ["shared"] = "organisations",
        ["mine"] = "organisations",
        ["client"] = "organisations",
        ["justice/questions"] = "justice_exchanges",
    };

    /// <summary>What belongs to a region and not to a house, and knows no client: who may do what with it is held by tests of its own.</summary>
    private static readonly string[] OfRegion = ["/signals/", "/agreements/", "/platform/"];

    /// <summary>Whether a way shows what every house of the region may know: the directory and the days of a series, of which changing is a way like any other; or what belongs to the whole region.</summary>
    public static bool ForEveryHouse(Way way) => (way.IsGet && way.Text is "/directory/{Id:guid}" or "/api/directory/{id}" or "/offer/{Id:guid}" or "/consultation-series/{Id:guid}" or "/api/consultation-series/{id}" or "/consultation-meetings/{Id:guid}" or "/api/consultation-meetings/{id}") || OfRegion.Any(begin => way.Text.StartsWith(begin, StringComparison.Ordinal) || way.Text.StartsWith("/api" + begin, StringComparison.Ordinal));

    /// <summary>Whether the id of something stands there, and no word.</summary>
    public static bool TakesId(string place) => Fixed(place) is null;

    /// <summary>The address of a way with the right id in each place.</summary>
    public static string Address(Way way, IReadOnlyDictionary<string, string> ids) => way.At((name, place) => name is "kind" or "Kind" && way.Text.Contains("/cases/", StringComparison.Ordinal) ? "case-review" : Fixed(name) ?? ids[Of(way, place)]);

    /// <summary>Of which table the id in a place is.</summary>
    public static string Of(Way way, int place) =>
        place == 1 && way.WordBefore(0) == "client" ? "clients"
        : way.WordBefore(place) is var word && way.Text.Contains($"justice/{word}/", StringComparison.Ordinal) && TableOf.TryGetValue($"justice/{word}", out var named) ? named
        : TableOf.TryGetValue(word, out var table) ? table
        : way.Places[place] == "Entry" ? "form_entries"
        : throw new InvalidOperationException($"Say in {nameof(TableOf)} what stands behind '{word}' in {way.Text}.");

    /// <summary>The word that a place takes, or null when it takes an id.</summary>
    public static string? Fixed(string place) => place switch
    {
        "kind" or "Kind" => "crisis-plan",
        "step" => Vocabulary.List("module-step")[0].Key,
        "part" or "Part" => "plan",
        "number" or "Number" => "1",
        "token" or "Token" => "a-token-of-nobody",
        "model" => "broker",
        "place" => "0",
        "name" => "app.css",
        "report" or "Report" => "profile",
        "test" => "chi-square",
        "year" or "Year" => "2025",
        _ => null,
    };
}
