using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

/// <summary>The invariants of access.md A8, each with its sentence and with what would break it.</summary>
internal static class Invariants
{
    public delegate bool Breach(in AccessRequest request, in Decision decision);

    private static readonly Dictionary<Rule, string> Read =
        Enum.GetValues<Rule>().ToDictionary(rule => rule, rule => string.Join('\n', PolicyFiles.Languages.Select(language => PolicyFiles.Text(rule, language))));

    private static readonly HashSet<Rule> Mute =
        [.. Enum.GetValues<Rule>().Where(rule => PolicyFiles.Languages.Any(language => PolicyFiles.Text(rule, language).Length == 0))];

    public static readonly (string Sentence, Breach Broken)[] All =
    [
        ("I1 Justice never gets anything but an own packet with a valid consent.", JusticeGetsMore),
        ("I2 Taking a consent away never opens anything.", LessConsentOpens),
        ("I3 No clinical reading by a professional without a running relation or an open glass.", ReadsWithoutRelation),
        ("I4 Coordinator, technical administrator and researcher never see identity, presence or clinical parts.", OutsiderSeesPersons),
        ("I5 No second factor or a blocked account gives nothing.", OpensWithoutSignIn),
        ("I6 What is about third parties never leaves and is never exported.", ThirdPartiesLeave),
        ("I7 Every answer is logged and has a text in four languages.", UnloggedOrMute),
        ("I8 The glass opens only its parts, only for its roles, and never against a refusal.", GlassOpensMore),
        ("I10 Another organisation's record opens only with a valid consent and a relation, or a glass.", OtherHouseOpens),
        ("I11 The same request always gets the same answer, and the answer does not contradict itself.", Unsure),
        ("I12 A refusal by the client beats everything.", OpensAgainstRefusal),
        ("I13 Without a relation the text for a refusing client is the text for a client without consent.", RefusalShows),
    ];

    private static bool IsCare(Role role) => role is Role.Psychiatrist or Role.Psychologist or Role.CrisisNurse or Role.CaseManager or Role.SocialWorker;

    private static bool IsClinical(Cat cat) =>
        cat is Cat.Plan or Cat.Crisis or Cat.Med or Cat.Psy or Cat.Subst or Cat.Social or Cat.Jud or Cat.Meeting or Cat.Third;

    private static bool IsPersonal(Cat cat) => IsClinical(cat) || cat is Cat.Ident or Cat.Presence;

    private static bool ByGlass(Rule rule) => rule is Rule.B8 or Rule.B9;

    private static bool JusticeGetsMore(in AccessRequest r, in Decision d) =>
        r.Role == Role.Justice && d.Permits
        && !(r.Act == Act.Read && r.Cat == Cat.Consent && r.Item == PacketItem.Packet && r.Consent == ConsentState.Valid);

    private static bool LessConsentOpens(in AccessRequest r, in Decision d) =>
        d.Permits && r.Consent != ConsentState.Valid && AccessPolicy.Decide(r with { Consent = ConsentState.Valid }).Level < d.Level;

    private static bool ReadsWithoutRelation(in AccessRequest r, in Decision d) =>
        d.Permits && IsCare(r.Role) && IsClinical(r.Cat) && r.Act == Act.Read
        && r.Relation is Relation.None or Relation.EndedOld && r.Glass != Glass.Active;

    private static bool OutsiderSeesPersons(in AccessRequest r, in Decision d) =>
        d.Permits && IsPersonal(r.Cat) && r.Role is Role.NetworkCoord or Role.SysAdmin or Role.Researcher;

    private static bool OpensWithoutSignIn(in AccessRequest r, in Decision d) =>
        d.Permits && (AccessPolicy.Decide(r with { SecondFactor = false }).Permits || AccessPolicy.Decide(r with { AccountActive = false }).Permits);

    private static bool ThirdPartiesLeave(in AccessRequest r, in Decision d) =>
        d.Permits && r.Cat == Cat.Third && (!r.SameOrg || r.Act is Act.Share or Act.Export or Act.SendJustice);

    private static bool UnloggedOrMute(in AccessRequest r, in Decision d) =>
        !d.Duties.HasFlag(Duties.Log) || Mute.Contains(d.Rule) || Mute.Contains(d.Shown);

    private static bool GlassOpensMore(in AccessRequest r, in Decision d) =>
        ByGlass(d.Rule) && !(r.Consent != ConsentState.Refused && r.Role is Role.Psychiatrist or Role.CrisisNurse
            && r.Cat is Cat.Ident or Cat.Presence or Cat.Plan or Cat.Crisis or Cat.Med or Cat.Subst);

    private static bool OtherHouseOpens(in AccessRequest r, in Decision d) =>
        d.Permits && IsCare(r.Role) && !r.SameOrg && IsPersonal(r.Cat) && !ByGlass(d.Rule)
        && !(r.Consent == ConsentState.Valid && r.Relation == Relation.Active);

    private static bool Unsure(in AccessRequest r, in Decision d) =>
        AccessPolicy.Decide(r) != d || (d.Effect, d.Level) is not ((Effect.Deny, Level.None) or (Effect.PermitSummary, Level.Summary) or (Effect.Permit, Level.Full));

    /// <summary>Beside the refusal stand only what is no reading of the file: taking a presentation, changing the consent itself, registration and figures.</summary>
    private static bool OpensAgainstRefusal(in AccessRequest r, in Decision d) =>
        d.Permits && IsCare(r.Role) && r.Consent == ConsentState.Refused
        && (IsPersonal(r.Cat) || r.Cat == Cat.Consent) && r.Act is not (Act.Present or Act.ManageConsent);

    private static bool RefusalShows(in AccessRequest r, in Decision d) =>
        !d.Permits && IsCare(r.Role) && (IsClinical(r.Cat) || r.Cat == Cat.Ident)
        && r.Act is Act.Read or Act.Search && r.Purpose is Purpose.Care or Purpose.Coordination
        && r.Consent == ConsentState.Refused && r.Relation == Relation.None && r.Glass == Glass.None
        && Read[d.Shown] != Read[AccessPolicy.Decide(r with { Consent = ConsentState.None }).Shown];
}
