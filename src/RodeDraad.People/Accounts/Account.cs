using NodaTime;

namespace RodeDraad.People;

/// <summary>A person who can sign in. What the person may do comes from the hat that is on, never from the account.</summary>
public sealed class Account
{
    public required AccountId Id { get; init; }

    public required string UserName { get; set; }

    public required string NormalizedUserName { get; set; }

    /// <summary>The name that clients and colleagues see.</summary>
    public required string DisplayName { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>Changes when all sessions of the account must end.</summary>
    public required string SecurityStamp { get; set; }

    public bool Active { get; set; } = true;

    public string Language { get; set; } = "nl";

    public int FailedSignIns { get; set; }

    /// <summary>No sign-in is tried before this instant.</summary>
    public Instant? WaitsUntil { get; set; }

    public bool SecondFactorOn { get; set; }

    /// <summary>The shared secret of the one-time codes, protected.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>A new secret that was shown but not yet confirmed by a code, protected.</summary>
    public string? PendingAuthenticatorKey { get; set; }

    /// <summary>The last time step whose code was used, so that each code works once.</summary>
    public long LastTimeStep { get; set; }

    /// <summary>Hashes of the recovery codes that are left, separated by a semicolon.</summary>
    public string RecoveryCodes { get; set; } = "";
}

/// <summary>Role, organisation and team: what an account does at this moment. One sign-in wears one hat at a time.</summary>
internal sealed class HatRecord
{
    public required HatId Id { get; init; }

    public required AccountId AccountId { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>The team, or null for a client, a representative or a reference person.</summary>
    public TeamId? TeamId { get; init; }

    /// <summary>Policy word of the role, for example <c>crisis_nurse</c>.</summary>
    public required string Role { get; init; }

    /// <summary>Opens counts, overdue lists and the settings of the own unit; no content.</summary>
    public bool Leads { get; set; }

    /// <summary>Only shows the corridor board of its unit: initials and rooms.</summary>
    public bool CorridorScreen { get; set; }

    public Instant? EndedAt { get; set; }

    /// <summary>Changes when the secret address of the calendar must be another one; empty at first.</summary>
    public string CalendarStamp { get; set; } = "";
}

/// <summary>A personal key to the API, bound to one hat. Only its hash is kept.</summary>
internal sealed class PersonalToken
{
    public required Guid Id { get; init; }

    public required HatId HatId { get; init; }

    public required string Name { get; init; }

    public required string Hash { get; init; }

    public required Instant MadeAt { get; init; }

    public required Instant ExpiresAt { get; init; }

    public Instant? RevokedAt { get; set; }
}

/// <summary>The client record of a professional or of someone close: their professional account does not open it (rule G4).</summary>
internal sealed class AccountTie
{
    public required AccountId AccountId { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required ClientId ClientId { get; init; }

    /// <summary><c>own</c> or <c>relative</c>.</summary>
    public required string Kind { get; init; }
}

/// <summary>What somebody was typing, kept from the first key until it is sent or thrown away.</summary>
internal sealed class Draft
{
    public required AccountId AccountId { get; init; }

    /// <summary>Which form, with the record that it is about, for example <c>presentation/new</c>.</summary>
    public required string Form { get; init; }

    public required string Fields { get; set; }

    public required Instant SavedAt { get; set; }
}
