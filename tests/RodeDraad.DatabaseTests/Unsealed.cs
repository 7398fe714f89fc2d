namespace RodeDraad.DatabaseTests;

/// <summary>The columns of text about a client that stand in the database as they are.</summary>
internal static class Unsealed
{
    public static IEnumerable<string> All => Codes.Concat(Found).Concat(WithReason).SelectMany(line => line.Split(' ').Skip(1).Select(column => $"{line.Split(' ')[0]}.{column}"));

    /// <summary>Codes of lists, hashes and words of the policy: they are counted, sorted and compared.</summary>
    private static readonly string[] Codes =
    [
        "account_ties Kind",
        "addenda Entry",
        "audit_review_items Outcome Rule",
        "care_relations Basis Kind",
        "case_appointments Kind State",
        "case_contacts Kind LeftOut Outcome With",
        "case_hand_overs Reason",
        "case_tasks Kind Outcome",
        "cases EndReason Model Source",
        "client_consultations Kind",
        "clients Language Sex NameKey",
        "consent_papers MediaType",
        "consultation_copies Language",
        "consultation_invited Answer Attendance Kind Recipient Role Way",
        "consultation_minutes Category",
        "consultation_tasks Outcome",
        "consents Form Giver Kind PaperHash RecipientKind RecipientRole Status TextLanguage TextVersion WithdrawnBy",
        "destructions Ground",
        "emergency_notices Addressee",
        "emergency_reviews Verdict",
        "follow_ups Kind Outcome Way",
        "judicial_statuses Status",
        "justice_approvals Form Hash Language",
        "justice_copies Hash",
        "justice_exchanges Ground Presence Purpose State",
        "justice_packets Hash Language",
        "justice_steps Act How Note Role State",
        "legal_exceptions Ground",
        "mandates Kind Language Role Scope",
        "form_entries Basis Kind",
        "module_steps Step SkipReason",
        "paper_codes Hash",
        "plan_copies Kind Language Level",
        "plan_goals Domain State",
        "plan_versions Way",
        "point_presentations AskedBy Channel End",
        "referral_links CodeHash DeviceHash Hash",
        "referral_steps Act Note State",
        "referrals Chosen Feedback Level Refusal State",
        "presentations Advice AskedBy Channel DangerToLife Decision DependantsSafe DeviationReason NoActionReason PrimaryProblem SecondaryProblem SomaticSentTo SomaticState",
        "record_versions Kind",
        "remarks Category Record",
        "restrictions Category",
        "rights_requests Answer Kind",
        "service_waits EndReason Priority",
        "stays EndReason NoDestinationReason OverstayReason",
        "substance_uses Frequency LastUse Route Substance",
        "waiting_changes Code Outcome What",
        "waiting_entries EndReason",
        "withholdings Category",
    ];

    /// <summary>Names and numbers by which somebody is found; they go with the file.</summary>
    private static readonly string[] Found =
    [
        "clients FamilyName GivenName Municipality Phone ProtectedNiss NissIndex Reference",
        "justice_exchanges FamilyName GivenName FileNumber",
        "mandates Name",
    ];

    /// <summary>Texts that are not sealed, each for the reason that the decision on keys gives.</summary>
    private static readonly string[] WithReason =
    [
        "audit_inquiries CaseNumber Reason",
        "audit_review_items Reason",
        "emergency_reviews Ground",
        "justice_exchanges Question",
    ];
}
