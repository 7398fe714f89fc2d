using NodaTime;

namespace RodeDraad.Storage;

/// <summary>Who did what with whose record, and by which rule. Never any content (access.md A11).</summary>
public sealed class AuditRecord
{
    /// <summary>Order of recording, given by the database.</summary>
    public long Sequence { get; init; }

    public required Guid Id { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>What happened: read, search, create, update, export, sign-in, import, …</summary>
    public required string Event { get; init; }

    /// <summary>C, R, U, D or E.</summary>
    public required string Action { get; init; }

    /// <summary>0 permitted, 4 refused, 8 failed.</summary>
    public required int Outcome { get; init; }

    public required string Rule { get; init; }

    public required string ReasonShown { get; init; }

    public required string PolicyVersion { get; init; }

    public Guid? Account { get; init; }

    public string Role { get; init; } = "";

    public Guid? Organisation { get; init; }

    public Guid? Team { get; init; }

    public string Purpose { get; init; } = "";

    /// <summary>How the person signed in: <c>password</c>, <c>totp</c>, <c>recovery</c>, <c>token</c>.</summary>
    public string SignInStrength { get; init; } = "";

    public string Session { get; init; } = "";

    /// <summary>First part of the address (/24 or /48), never the whole.</summary>
    public string Network { get; init; } = "";

    public string Application { get; init; } = "";

    public string RequestId { get; init; } = "";

    public string Node { get; init; } = "";

    /// <summary>Organisation that keeps the record of the client.</summary>
    public Guid? ClientOrganisation { get; init; }

    /// <summary>The client, when the act was about exactly one. Lists name theirs in <see cref="AuditSubject"/>.</summary>
    public Guid? Client { get; init; }

    /// <summary>Kind and id of the record, for example <c>stay/0198…</c>.</summary>
    public string Record { get; init; } = "";

    public int? RecordVersion { get; init; }

    /// <summary>Categories read or written, separated by a space.</summary>
    public string Categories { get; init; } = "";

    public string Level { get; init; } = "";

    /// <summary>What was searched for, cleaned; never how many were found.</summary>
    public string Search { get; init; } = "";

    /// <summary>What opened the record beside the relation: <c>consent/…</c>, <c>glass/…</c>, <c>mandate/…</c>, <c>packet/…</c>, separated by a space.</summary>
    public string Evidence { get; init; } = "";

    /// <summary>To whom something was disclosed, for example <c>account/…</c>; empty when nothing left the house.</summary>
    public string Recipient { get; init; } = "";

    /// <summary>How it was sent: packet, page, paper, file.</summary>
    public string HowSent { get; init; } = "";

    /// <summary>SHA-256 of exactly what was sent, in hex.</summary>
    public string ContentHash { get; init; } = "";
}

/// <summary>A client whose line was in a list that somebody was shown.</summary>
public sealed class AuditSubject
{
    public required Guid AuditId { get; init; }

    public required Guid ClientOrganisation { get; init; }

    public required Guid Client { get; init; }
}

/// <summary>An audit record with the clients it names.</summary>
public sealed record AuditEntry(AuditRecord Record, IReadOnlyList<AuditSubject> Subjects);
