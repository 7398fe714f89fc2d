using System.Collections.Frozen;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Which part of the record each table holds (access.md A4): the category follows the record. A test refuses a table that is not here.</summary>
public static class RecordCategories
{
    /// <summary>Tables of the client's own door.</summary>
    private static readonly Dictionary<string, IReadOnlyList<Cat>> OwnDoor = new(StringComparer.Ordinal)
    {
        ["paper_codes"] = [Cat.Consent],
        ["mandates"] = [Cat.Consent],
        ["withholdings"] = [Cat.Consent],
        ["remarks"] = [Cat.Ident, Cat.Plan, Cat.Social, Cat.Meeting],
        ["client_questions"] = [Cat.Accesslog],
    };

    /// <summary>Tables of client data, with the categories that they hold. A module entry has the category of its form.</summary>
    public static FrozenDictionary<string, IReadOnlyList<Cat>> OfTable { get; } = new Dictionary<string, IReadOnlyList<Cat>>(StringComparer.Ordinal)
    {
        ["clients"] = [Cat.Ident],
        ["client_keys"] = [Cat.Ident],
        ["client_merges"] = [Cat.Ident],
        ["threads"] = [Cat.Ident],
        ["account_ties"] = [Cat.Ident],
        ["presentations"] = [Cat.Presence, Cat.Crisis, Cat.Med],
        ["ctrs_ratings"] = [Cat.Crisis],
        ["substance_uses"] = [Cat.Subst],
        ["stays"] = [Cat.Presence],
        ["bed_places"] = [Cat.Presence],
        ["bed_promises"] = [Cat.Presence],
        ["waiting_entries"] = [Cat.Presence],
        ["bridging_contacts"] = [Cat.Presence],
        ["follow_ups"] = [Cat.Presence],
        ["module_steps"] = [Cat.Presence],
        ["module_entries"] = [Cat.Subst, Cat.Med, Cat.Psy, Cat.Social, Cat.Plan, Cat.Presence],
        ["care_relations"] = [Cat.Presence],
        ["consents"] = [Cat.Consent],
        ["consent_papers"] = [Cat.Consent],
        ["legal_holds"] = [Cat.Consent],
        ["destructions"] = [Cat.Consent],
        ["rights_requests"] = [Cat.Consent],
        ["addenda"] = [Cat.Consent],
        ["restrictions"] = [Cat.Consent],
        ["emergency_accesses"] = [Cat.Accesslog],
        ["emergency_records"] = [Cat.Accesslog],
        ["emergency_notices"] = [Cat.Accesslog],
        ["emergency_reviews"] = [Cat.Accesslog],
        ["emergency_incidents"] = [Cat.Accesslog],
        ["audit_records"] = [Cat.Accesslog],
        ["audit_subjects"] = [Cat.Accesslog],
        ["record_versions"] = [Cat.Ident, Cat.Presence, Cat.Crisis, Cat.Med, Cat.Subst, Cat.Psy, Cat.Social, Cat.Plan],
        ["answered_requests"] = [Cat.Presence],
        ["drafts"] = [Cat.Ident, Cat.Crisis],
    }.Concat(OwnDoor).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Tables without client data: the house, its people and its settings.</summary>
    public static FrozenSet<string> WithoutClients { get; } = new[]
    {
        "organisations", "services", "teams", "accounts", "hats", "personal_tokens", "unit_settings", "beds", "bed_outages", "installation_secrets", "retention_rules", "duty_shifts", "door_tries",
    }.ToFrozenSet(StringComparer.Ordinal);
}
