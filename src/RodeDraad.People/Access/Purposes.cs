using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>Why a file is opened (access.md A5).</summary>
public static class Purposes
{
    /// <summary>The purpose that was chosen, or the usual one of the role.</summary>
    public static Purpose Of(Caller caller, Hat hat) => caller.Purpose != Purpose.Unknown ? caller.Purpose : UsualOf(hat.Role);

    /// <summary>The usual purpose of a role.</summary>
    public static Purpose UsualOf(Role role) => role switch
    {
        Role.Client or Role.LegalRep => Purpose.Self,
        Role.RefPerson => Purpose.Support,
        Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.SocialWorker => Purpose.Care,
        Role.CaseManager => Purpose.Coordination,
        Role.OfficeAdmin => Purpose.Administration,
        Role.SysAdmin => Purpose.System,
        Role.NetworkCoord => Purpose.Network,
        Role.Justice => Purpose.Justice,
        Role.Researcher => Purpose.Research,
        Role.Auditor => Purpose.Audit,
        Role.Unknown => Purpose.Unknown,
    };
}
