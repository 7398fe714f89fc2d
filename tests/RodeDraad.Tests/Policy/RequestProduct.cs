using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

/// <summary>Every combination of facts over which the invariants hold, as the executable specification of the rules counts them.</summary>
internal static class RequestProduct
{
    private static readonly bool[] NoOrYes = [false, true];

    private static readonly PacketItem[] Items = [PacketItem.None, PacketItem.Attendance, PacketItem.Diagnosis, PacketItem.Packet];

    private static readonly ClientPresence[] Presences = [ClientPresence.Present, ClientPresence.Absent];

    /// <summary>The product, cut in parts that can be gone through side by side: one asker, act and part of the record each.</summary>
    public static IEnumerable<(Role Role, Act Act, Cat Cat)> Parts =>
        from role in Enum.GetValues<Role>().Where(role => role != Role.Unknown)
        from act in Enum.GetValues<Act>().Where(act => act != Act.Unknown)
        from cat in Enum.GetValues<Cat>().Where(cat => cat != Cat.Unknown)
        select (role, act, cat);

    /// <summary>The purposes of a role (access.md A5), written down again here so that the program's own list is checked.</summary>
    public static Purpose[] Own(Role role) => role switch
    {
        Role.Client or Role.LegalRep => [Purpose.Self],
        Role.RefPerson => [Purpose.Support],
        Role.OfficeAdmin => [Purpose.Administration],
        Role.SysAdmin => [Purpose.System],
        Role.NetworkCoord => [Purpose.Network],
        Role.Justice => [Purpose.Justice],
        Role.Researcher => [Purpose.Research],
        Role.Auditor => [Purpose.Audit],
        Role.Unknown => [],
        Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker =>
            [Purpose.Care, Purpose.Coordination, Purpose.Emergency, Purpose.Meeting],
    };

    /// <summary>All requests of one part. Two purposes that may be a stranger's come on top of the role's own.</summary>
    public static IEnumerable<AccessRequest> Requests(Role role, Act act, Cat cat)
    {
        foreach (var purpose in (Purpose[])[.. Own(role), Purpose.Justice, Purpose.Care])
        {
            foreach (var sameOrg in NoOrYes)
            {
                foreach (var relation in Enum.GetValues<Relation>())
                {
                    foreach (var consent in Enum.GetValues<ConsentState>())
                    {
                        var request = new AccessRequest(role, act, cat, purpose)
                        {
                            SameOrg = sameOrg,
                            Relation = relation,
                            Consent = consent,
                            OwnFile = role == Role.Client,
                            Mandate = role == Role.LegalRep ? Mandate.Valid : Mandate.None,
                            ProjectOk = true,
                        };
                        foreach (var each in WithWhatIsSent(request))
                        {
                            yield return each;
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<AccessRequest> WithWhatIsSent(AccessRequest request)
    {
        var sends = request.Act == Act.SendJustice;
        return
            from glass in Enum.GetValues<Glass>()
            from author in NoOrYes
            from item in sends || request.Role == Role.Justice ? Items : [PacketItem.None]
            from preview in sends ? NoOrYes : [false]
            from present in sends ? Presences : [ClientPresence.Absent]
            select request with { Glass = glass, Author = author, Item = item, Preview = preview, ClientPresent = present };
    }
}
