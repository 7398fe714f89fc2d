namespace RodeDraad.Policy;

/// <summary>What a person does in the circuit (access.md A1). A forgotten value is Unknown and is refused.</summary>
public enum Role
{
    Unknown,
    Client,
    LegalRep,
    RefPerson,
    Psychiatrist,
    Psychologist,
    CrisisNurse,
    CaseManager,
    SocialWorker,
    OfficeAdmin,
    SysAdmin,
    NetworkCoord,
    Justice,
    Researcher,
    Auditor,
}

public enum Act
{
    Unknown,
    Search,
    Read,
    Write,
    Export,
    Share,
    SendJustice,
    BreakGlass,
    ReviewGlass,
    ManageConsent,
    Comment,
    ReleaseTable,
    Present,
}

/// <summary>The part of a record. It follows the record, not the subject (access.md A4).</summary>
public enum Cat
{
    Unknown,
    Ident,
    Presence,
    Plan,
    Crisis,
    Med,
    Psy,
    Subst,
    Social,
    Jud,
    Meeting,
    Third,
    Consent,
    Accesslog,
    Registration,
    Aggregate,
    Capacity,
    Config,
}

/// <summary>Why a file is opened (access.md A5).</summary>
public enum Purpose
{
    Unknown,
    Self,
    Support,
    Care,
    Coordination,
    Emergency,
    Meeting,
    Administration,
    System,
    Network,
    Justice,
    Research,
    Audit,
}

/// <summary>The care relation of the asker's team with the client (access.md A3).</summary>
public enum Relation
{
    None,
    Active,
    EndedRecent,
    EndedOld,
}

/// <summary>What the client's consents say about this asker, part and purpose (access.md A6).</summary>
public enum ConsentState
{
    None,
    Valid,
    OtherCategory,
    OtherRecipient,
    OtherPurpose,
    Expired,
    Withdrawn,
    Future,
    Refused,
}

/// <summary>Emergency access.</summary>
public enum Glass
{
    None,
    Active,
    Expired,
}

public enum Mandate
{
    None,
    Valid,
    Partial,
    Ended,
}

/// <summary>What would go to justice. Five kinds may, ten never do; anything else is not a kind.</summary>
public enum PacketItem
{
    None,
    Packet,
    Attendance,
    Absence,
    StartStop,
    Difficulty,
    PlanGoal,
    Diagnosis,
    Medication,
    TestResult,
    TherapyNote,
    CrisisNote,
    BedLocation,
    ThirdParty,
    OffenceStatement,
    OtherClient,
    StaffNote,
    FreeText,
}

/// <summary>Whether the client was there when something for justice was talked over.</summary>
public enum ClientPresence
{
    Absent,
    AbsentReason,
    Present,
}

public enum Effect
{
    Deny,
    PermitSummary,
    Permit,
}

public enum Level
{
    None,
    Summary,
    Full,
}

/// <summary>What comes with an answer.</summary>
[Flags]
public enum Duties
{
    None = 0,
    Log = 1 << 0,
    ClientConfirms = 1 << 1,
    NotifyClient = 1 << 2,
    Review72h = 1 << 3,
    Expires4h = 1 << 4,
    Banner = 1 << 5,
    Alert = 1 << 6,
    OfferPractitioner = 1 << 7,
    CopyFree = 1 << 8,
    EffectNow = 1 << 9,
    CopyToClient = 1 << 10,
    Receipt = 1 << 11,
    NoticeNoRedisclosure = 1 << 12,
    WhoWhatWhenHow = 1 << 13,
    Sdc = 1 << 14,
    SecondPerson = 1 << 15,
    InsideOnly = 1 << 16,
    StartsRelation = 1 << 17,
    AddendumOnly = 1 << 18,
    RegSync = 1 << 19,
    CopyLog = 1 << 20,
    SourceLabel = 1 << 21,
}

/// <summary>The rule that decided. Its text for the asker is <c>access.…</c> in the resources.</summary>
public enum Rule
{
    G0, G1, G2, G3, G4,
    C0, C1, C2, C3, C4, C5, C6, C7, C8, C9, C10, C11,
    F0, F1,
    N0, N1, N2,
    A0, A1,
    S0, S1, S2, S3,
    U0, U1, U2, U3, U4,
    J0, J1, J2, J3, J4, J5, J6, J7, J8, J9, J10,
    O0, O1, O2,
    P0, P1,
    K1, K2, K3, K4,
    M1,
    B1, B2, B3, B4, B5, B6, B7, B8, B9, B10,
    X1,
    Q0, Q1,
    R1, R2, R3, R4, R5,
    T1, T2, T3,
    L1, L2, L3, L4,
    W1, W2, W3,
    E1, E2,
    H0, H1, H2, H3, H4, H5, H6, H7,
    Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y8,
}
