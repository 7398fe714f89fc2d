using System.Collections.Frozen;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>Which part of the record each table holds (access.md A4): the category follows the record. A test refuses a table that is not here.</summary>
public static class RecordCategories
{
    private static readonly (string Table, Cat[] Parts)[] Care =
    [
        ("clients", [Cat.Ident]),
        ("client_keys", [Cat.Ident]),
        ("client_merges", [Cat.Ident]),
        ("threads", [Cat.Ident]),
        ("account_ties", [Cat.Ident]),
        ("presentations", [Cat.Presence, Cat.Crisis, Cat.Med]),
        ("ctrs_ratings", [Cat.Crisis]),
        ("substance_uses", [Cat.Subst]),
        ("stays", [Cat.Presence]),
        ("bed_places", [Cat.Presence]),
        ("bed_promises", [Cat.Presence]),
        ("waiting_entries", [Cat.Presence]),
        ("bridging_contacts", [Cat.Presence]),
        ("follow_ups", [Cat.Presence]),
        ("module_steps", [Cat.Presence]),
        ("cases", [Cat.Plan]),
        ("case_hand_overs", [Cat.Plan]),
        ("case_contacts", [Cat.Plan]),
        ("case_tasks", [Cat.Plan]),
        ("case_appointments", [Cat.Plan]),
        ("plan_goals", [Cat.Plan]),
        ("plan_versions", [Cat.Plan]),
        ("plan_copies", [Cat.Plan]),
        ("client_consultations", [Cat.Meeting]),
        ("consultation_invited", [Cat.Meeting]),
        ("consultation_tasks", [Cat.Meeting]),
        ("consultation_copies", [Cat.Meeting]),
        ("consultation_minutes", [Cat.Meeting, Cat.Plan, Cat.Social, Cat.Presence, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Jud, Cat.Third]),
        ("point_presentations", [Cat.Presence, Cat.Plan]),
        ("referrals", [Cat.Plan]),
        ("referral_steps", [Cat.Plan]),
        ("referral_links", [Cat.Plan]),
        ("service_waits", [Cat.Plan]),
        ("waiting_changes", [Cat.Plan]),
        ("form_entries", [Cat.Subst, Cat.Med, Cat.Psy, Cat.Social, Cat.Plan, Cat.Presence]),
        ("form_answers", [Cat.Subst, Cat.Med, Cat.Psy, Cat.Social, Cat.Plan, Cat.Presence]),
    ];

    private static readonly (string Table, Cat[] Parts)[] Will =
    [
        ("care_relations", [Cat.Presence]),
        ("consents", [Cat.Consent]),
        ("consent_papers", [Cat.Consent]),
        ("legal_holds", [Cat.Consent]),
        ("destructions", [Cat.Consent]),
        ("rights_requests", [Cat.Consent]),
        ("addenda", [Cat.Consent]),
        ("restrictions", [Cat.Consent]),
        ("emergency_accesses", [Cat.Accesslog]),
        ("emergency_records", [Cat.Accesslog]),
        ("emergency_notices", [Cat.Accesslog]),
        ("emergency_reviews", [Cat.Accesslog]),
        ("emergency_incidents", [Cat.Accesslog]),
        ("paper_codes", [Cat.Consent]),
        ("mandates", [Cat.Consent]),
        ("withholdings", [Cat.Consent]),
        ("remarks", [Cat.Ident, Cat.Plan, Cat.Social, Cat.Meeting]),
        ("client_questions", [Cat.Accesslog]),
        ("judicial_statuses", [Cat.Jud]),
        ("legal_exceptions", [Cat.Consent, Cat.Jud]),
        ("justice_meetings", [Cat.Meeting]),
        ("justice_exchanges", [Cat.Consent, Cat.Ident]),
        ("justice_steps", [Cat.Consent]),
        ("justice_passes", [Cat.Consent]),
        ("justice_packets", [Cat.Consent]),
        ("justice_approvals", [Cat.Consent]),
        ("justice_copies", [Cat.Consent]),
        ("audit_records", [Cat.Accesslog]),
        ("audit_subjects", [Cat.Accesslog]),
        ("audit_review_items", [Cat.Accesslog]),
        ("audit_inquiries", [Cat.Accesslog]),
        ("record_versions", [Cat.Ident, Cat.Presence, Cat.Crisis, Cat.Med, Cat.Subst, Cat.Psy, Cat.Social, Cat.Plan, Cat.Meeting]),
        ("answered_requests", [Cat.Presence]),
        ("drafts", [Cat.Ident, Cat.Crisis]),
    ];

    private static readonly FrozenDictionary<string, IReadOnlyList<Cat>> All =
        Care.Concat(Will).ToFrozenDictionary(row => row.Table, IReadOnlyList<Cat> (row) => row.Parts, StringComparer.Ordinal);

    /// <summary>Tables of client data, with the categories that they hold. A filled form has the category of its kind.</summary>
    public static FrozenDictionary<string, IReadOnlyList<Cat>> OfTable => All;

    /// <summary>Tables without client data: the house, its people and its settings.</summary>
    public static FrozenSet<string> WithoutClients { get; } = new[]
    {
        "organisations", "services", "offers", "offer_places", "teams", "accounts", "hats", "personal_tokens", "unit_settings", "case_model_settings", "case_explanations", "beds", "bed_outages", "installation_secrets", "retention_rules", "duty_shifts", "door_tries",
        "audit_links", "audit_checkpoints", "audit_keys", "audit_witnesses",
        "fidelity_answers", "intervision_sketches", "intervision_answers", "supervisions", "profile_answers",
        "signals", "signal_themes", "signal_theme_steps", "agreements", "agreement_parties", "agreement_steps",
        "working_groups", "working_group_members", "working_group_meetings", "work_items", "report_chapters", "platform_changes", "region_inhabitants",
        "consultation_series", "consultation_meetings", "point_settings",
        "cost_questionnaires", "payment_settings",
    }.ToFrozenSet(StringComparer.Ordinal);
}
