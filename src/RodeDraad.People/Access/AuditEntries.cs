using NodaTime;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.People;

/// <summary>Makes the audit record of an act from what was asked, decided and touched (access.md A11).</summary>
public static class AuditEntries
{
    /// <summary>The record of an act of whoever runs the installation, from its command line.</summary>
    public static AuditEntry OfInstallation(string happened, string record, Instant now) => new(
        new AuditRecord
        {
            Id = Guid.CreateVersion7(),
            RecordedAt = now,
            Event = happened,
            Action = "C",
            Outcome = 0,
            Rule = nameof(Rule.A1),
            ReasonShown = nameof(Rule.A1),
            PolicyVersion = AccessPolicy.Version,
            Purpose = PolicyWords.Of(Purpose.System),
            SignInStrength = "system",
            Application = "command",
            Node = Environment.MachineName,
            Record = record,
        },
        []);

    /// <summary>The record of an act that concerns nobody but whoever does it.</summary>
    internal static AuditEntry OfOwn(Caller caller, (Rule Rule, string Event, string Record) act, Instant now) => new(
        new AuditRecord
        {
            Id = Guid.CreateVersion7(),
            RecordedAt = now,
            Event = act.Event,
            Action = "C",
            Outcome = 0,
            Rule = act.Rule.ToString(),
            ReasonShown = act.Rule.ToString(),
            PolicyVersion = AccessPolicy.Version,
            Account = caller.Hat?.Account.Value,
            Role = caller.Hat is { } worn ? PolicyWords.Of(worn.Role) : "",
            Organisation = caller.Hat?.Organisation.Value,
            Team = caller.Hat?.Team.Value,
            Purpose = caller.Hat is { } hat ? PolicyWords.Of(Purposes.Of(caller, hat)) : "",
            SignInStrength = caller.SignInStrength,
            Session = caller.Session,
            Network = caller.Network,
            Application = caller.Application,
            RequestId = caller.RequestId,
            Node = caller.Node,
            Record = act.Record,
        },
        []);

    internal static AuditEntry Of(Session session, Caller caller, bool permitted)
    {
        var id = Guid.CreateVersion7();
        var (ask, client) = (session.Ask, session.Client);
        var record = new AuditRecord
        {
            Id = id,
            RecordedAt = session.Now,
            Event = session.Event.Length > 0 ? session.Event : EventOf(ask.Act),
            Action = session.Event == "create" ? "C" : session.Event.Length == 0 && ask.Act is (Act.Read or Act.Search or Act.Export) ? "R" : "U",
            Outcome = permitted && session.Denial is null ? 0 : 4,
            Rule = (session.Denial ?? session.Decision.Rule).ToString(),
            ReasonShown = (session.Denial ?? session.Decision.Shown).ToString(),
            PolicyVersion = AccessPolicy.Version,
            Account = caller.Hat?.Account.Value,
            Role = caller.Hat is { } worn ? PolicyWords.Of(worn.Role) : "",
            Organisation = caller.Hat?.Organisation.Value,
            Team = caller.Hat?.Team.Value,
            Purpose = caller.Hat is null ? "" : PolicyWords.Of(session.Purpose),
            SignInStrength = caller.SignInStrength,
            Session = caller.Session,
            Network = caller.Network,
            Application = caller.Application,
            RequestId = caller.RequestId,
            Node = caller.Node,
            ClientOrganisation = client?.Organisation.Value,
            Client = client?.Client.Value,
            Record = session.Record.Length > 0 ? session.Record : ask.Record,
            RecordVersion = session.RecordVersion,
            Categories = string.Join(' ', session.Touched.Select(t => $"{PolicyWords.Of(t.Key)}:{PolicyWords.Of(t.Value)}")),
            Level = session.Touched.Count == 0 ? "" : PolicyWords.Of(session.Touched.Values.Max()),
            Search = Clean(ask.Search),
            Evidence = string.Join(' ', session.Evidence),
            Recipient = session.Sent?.Recipient ?? "",
            HowSent = session.Sent?.How ?? "",
            ContentHash = session.Sent?.ContentHash ?? "",
        };
        return new(record, [.. session.Shown.Select(s => new AuditSubject { AuditId = id, ClientOrganisation = s.Organisation.Value, Client = s.Client.Value })]);
    }

    private static string EventOf(Act act) => act switch
    {
        Act.Read => "read",
        Act.Search => "search",
        Act.Export => "export",
        Act.Write or Act.Comment or Act.Present => "update",
        Act.ManageConsent => "consent-decision",
        Act.BreakGlass => "glass-open",
        Act.Share or Act.SendJustice or Act.ReleaseTable => "disclose",
        Act.ReviewGlass => "glass-review",
        Act.Unknown => "unknown",
    };

    private static string Clean(string search) =>
        new([.. search.Where(character => !char.IsControl(character)).Take(100)]);
}
