using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>What the person who asks is at this moment: role, organisation and team. Roles are never added together.</summary>
/// <param name="Name">The name that clients read in "who looked".</param>
/// <param name="Team">The team; the default for who belongs to none (a client).</param>
/// <param name="Leads">Opens counts, overdue lists and settings of the own unit; never content.</param>
/// <param name="CorridorScreen">A screen on the wall: initials and rooms, nothing else.</param>
public sealed record Hat(
    HatId Id,
    AccountId Account,
    string Name,
    Role Role,
    OrganisationId Organisation,
    TeamId Team,
    bool Leads,
    bool CorridorScreen);
