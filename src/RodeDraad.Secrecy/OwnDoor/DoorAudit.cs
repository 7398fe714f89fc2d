using NodaTime;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>The audit records of the own door before anybody is known.</summary>
internal static class DoorAudit
{
    /// <summary>A try that was wrong. With the code of a client it names the client, so that the client sees that somebody tried.</summary>
    /// <param name="happened"><c>sign-in</c>, or <c>alert</c> for the auditor's queue.</param>
    public static AuditEntry Wrong(Caller caller, PaperCode? code, string happened, Instant now) =>
        new(Record(caller, (now, happened, 4, Rule.G2), code, account: null), []);

    public static AuditEntry Entered(Caller caller, SignedIn signedIn, PaperCode code, Instant now) =>
        new(Record(caller, (now, "sign-in", 0, Rule.C7), code, signedIn.Account), []);

    private static AuditRecord Record(Caller caller, (Instant At, string Event, int Outcome, Rule Rule) what, PaperCode? code, AccountId? account) => new()
    {
        Id = Guid.CreateVersion7(),
        RecordedAt = what.At,
        Event = what.Event,
        Action = "E",
        Outcome = what.Outcome,
        Rule = what.Rule.ToString(),
        ReasonShown = what.Rule.ToString(),
        PolicyVersion = AccessPolicy.Version,
        Account = account?.Value,
        Role = account is null ? "" : PolicyWords.Of(Role.Client),
        Organisation = code?.OrganisationId.Value,
        Purpose = PolicyWords.Of(Purpose.Self),
        SignInStrength = "paper",
        Network = caller.Network,
        Application = caller.Application,
        RequestId = caller.RequestId,
        Node = caller.Node,
        ClientOrganisation = code?.OrganisationId.Value,
        Client = code?.ClientId.Value,
        Record = code is null ? "own-door" : $"paper-code/{code.Id}",
    };
}
