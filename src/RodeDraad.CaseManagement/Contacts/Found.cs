namespace RodeDraad.CaseManagement;

/// <summary>What a contact says about whether the client was found: one rule for silence, tasks and fidelity.</summary>
internal static class Found
{
    /// <summary>Codes of <c>contact-outcome</c> of a client who was to be there, or was called, and was not found.</summary>
    public static readonly string[] MissedBy = ["no-show", "not-reached", "wrong-number"];

    /// <summary>Somebody spoke with the client, also when the client wants no contact. Through somebody else is not with the client.</summary>
    public static bool Met(string with, string outcome) => with == "client" && outcome is "reached" or "refused";

    public static bool Missed(string with, string outcome) => with == "client" && MissedBy.Contains(outcome);
}
