namespace RodeDraad.Policy;

/// <summary>The matrices of access.md A7, as rows that can be laid beside it.</summary>
internal static class Tables
{
    private const Level F = Level.Full;
    private const Level S = Level.Summary;
    private const Level N = Level.None;

    /// <summary>Reading with a running relation: ident presence plan crisis med psy subst social jud meeting third consent.</summary>
    private static readonly Dictionary<Role, Level[]> Reading = new()
    {
        [Role.Psychiatrist] = [F, F, F, F, F, F, F, F, S, F, F, F],
        [Role.Psychologist] = [F, F, F, F, S, F, F, F, S, F, N, F],
        [Role.CrisisNurse] = [F, F, F, F, F, S, F, S, N, F, N, F],
        [Role.CaseManager] = [F, F, F, F, S, S, F, F, F, F, N, F],
        [Role.SocialWorker] = [F, F, F, S, N, N, S, F, F, F, N, F],
    };

    private static readonly Dictionary<Role, HashSet<Cat>> Writing = new()
    {
        [Role.Psychiatrist] = [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Social, Cat.Meeting, Cat.Third, Cat.Consent],
        [Role.Psychologist] = [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Psy, Cat.Subst, Cat.Social, Cat.Meeting, Cat.Third, Cat.Consent],
        [Role.CrisisNurse] = [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Med, Cat.Subst, Cat.Social, Cat.Jud, Cat.Meeting, Cat.Third, Cat.Consent],
        [Role.CaseManager] = [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Crisis, Cat.Subst, Cat.Social, Cat.Jud, Cat.Meeting, Cat.Third, Cat.Consent],
        [Role.SocialWorker] = [Cat.Ident, Cat.Presence, Cat.Plan, Cat.Social, Cat.Jud, Cat.Meeting, Cat.Third, Cat.Consent],
    };

    public static bool IsCare(Role role) => Reading.ContainsKey(role);

    public static bool IsClinical(Cat category) =>
        category is Cat.Plan or Cat.Crisis or Cat.Med or Cat.Psy or Cat.Subst or Cat.Social or Cat.Jud or Cat.Meeting or Cat.Third;

    public static bool BreaksGlass(Role role) => role is Role.Psychiatrist or Role.CrisisNurse;

    public static bool GlassOpens(Cat category) => category is Cat.Ident or Cat.Presence or Cat.Plan or Cat.Crisis or Cat.Med or Cat.Subst;

    public static Level Reads(Role role, Cat category) => Reading[role][category - Cat.Ident];

    public static bool Writes(Role role, Cat category) => Writing[role].Contains(category);

    /// <summary>The purposes that a role has (access.md A5).</summary>
    public static bool Allows(Role role, Purpose purpose) => role switch
    {
        Role.Client or Role.LegalRep => purpose == Purpose.Self,
        Role.RefPerson => purpose == Purpose.Support,
        Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker =>
            purpose is Purpose.Care or Purpose.Coordination or Purpose.Emergency or Purpose.Meeting,
        Role.OfficeAdmin => purpose == Purpose.Administration,
        Role.SysAdmin => purpose == Purpose.System,
        Role.NetworkCoord => purpose == Purpose.Network,
        Role.Justice => purpose == Purpose.Justice,
        Role.Researcher => purpose == Purpose.Research,
        Role.Auditor => purpose == Purpose.Audit,
        Role.Unknown => false,
    };

    /// <summary>The rule that says how a consent just misses, counted from the rule for "none" (H1 or Y1).</summary>
    public static Rule Near(Rule none, ConsentState consent) =>
        none + (consent == ConsentState.None ? 0 : consent - ConsentState.OtherCategory + 1);
}
