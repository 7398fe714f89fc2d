using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>What every page of a consultation says first.</summary>
/// <param name="At">When it is talked over, or null as long as no day stands.</param>
/// <param name="Series">Name of the series, or empty for a meeting that is held once.</param>
/// <param name="Agreed">The client said yes to somebody.</param>
public sealed record ConsultationHead(ConsultationId Id, ClientLine Client, string Kind, ConsultationState State, Instant? At, string Place, string Chair, string Series, bool Agreed, int Version)
{
    /// <summary>The day of the series.</summary>
    public ConsultationMeetingId? Meeting { get; init; }

    public StayId? Stay { get; init; }

    public IReadOnlyList<string> Criteria { get; init; } = [];

    public Instant ProposedAt { get; init; }

    public string ProposedBy { get; init; } = "";
}

/// <summary>Somebody who may be there.</summary>
/// <param name="Name">The person; empty for a function or a house.</param>
/// <param name="Role">Code of <c>role</c>, or empty.</param>
/// <param name="House">Name of the house, or empty.</param>
/// <param name="HasAccount">The person reads here what is open to participants.</param>
public sealed record InvitedLine(InvitedId Id, string Kind, string Name, string Role, string House, string Answer, string Way, LocalDate? AnsweredOn, string AnsweredBy, string Attendance, bool? WasThere, bool HasAccount, int Version)
{
    /// <summary>As a list names them: the person, else the house.</summary>
    public string Said => Name.Length > 0 ? Name : House;

    public bool TakesPart => Kind == ConsultationWords.Client || Answer == ConsultationWords.Yes;
}

/// <summary>A task that was agreed.</summary>
/// <param name="DaysLeft">Local days until it is overdue: 0 is today, negative is overdue.</param>
/// <param name="Outcome">Code of <c>consultation-task-end</c>; empty as long as it is open.</param>
public sealed record AgreedTaskLine(AgreedTaskId Id, ConsultationId Consultation, string What, string Who, LocalDate UntilOn, int DaysLeft, string Outcome, string Why, Instant? CheckedAt, string CheckedBy, bool CarriesOn, int Version);

/// <summary>A part of the minutes as the reader may see it.</summary>
/// <param name="Closed">It is there, and the reader's function does not see it.</param>
public sealed record MinutesLine(string Category, string Text, Instant WrittenAt, string WrittenBy, bool Closed);

/// <summary>A copy that was made.</summary>
public sealed record MinutesCopyLine(MinutesCopyId Id, int Number, string For, string Kind, string Language, Instant MadeAt, string MadeBy);

/// <summary>A consultation as the house that proposed it sees it.</summary>
public sealed record ConsultationPage(ConsultationHead Head, string Why, string DropWhy, IReadOnlyList<InvitedLine> Invited, IReadOnlyList<ConsultationPoint> Points)
{
    public string Strategy { get; init; } = "";

    public InvitedId? Follower { get; init; }

    public LocalDate? NextOn { get; init; }

    public Instant? DecidedAt { get; init; }

    public IReadOnlyList<AgreedTaskLine> Tasks { get; init; } = [];

    /// <summary>Tasks of earlier consultations about this client that nobody has checked.</summary>
    public IReadOnlyList<AgreedTaskLine> Earlier { get; init; } = [];

    public IReadOnlyList<MinutesLine> Minutes { get; init; } = [];

    public IReadOnlyList<MinutesCopyLine> Copies { get; init; } = [];

    /// <summary>Categories of minutes that the reader may write, as codes.</summary>
    public IReadOnlyList<string> MayWrite { get; init; } = [];

    public string FollowerName => Invited.FirstOrDefault(i => i.Id == Follower)?.Said ?? "";
}

/// <summary>The consultations of one client, latest first.</summary>
public sealed record ConsultationsOfClient(ClientLine Client, IReadOnlyList<ConsultationHead> All);

/// <summary>A day of a series in a list.</summary>
/// <param name="Clients">How many clients stand on its agenda, of every house.</param>
/// <param name="Own">It is a series of the own house.</param>
public sealed record MeetingDayLine(ConsultationMeetingId Id, SeriesId SeriesId, string Series, string House, string Chair, Instant At, string Place, bool CalledOff, int Clients, bool Own, int Version);

/// <summary>A series with its days, next one first.</summary>
public sealed record SeriesLine(SeriesId Id, string Name, string House, string Rhythm, string Chair, bool Own, IReadOnlyList<MeetingDayLine> Days);

/// <summary>An open task in a list.</summary>
public sealed record ClientsTask(ClientLine Client, AgreedTaskLine Task);

/// <summary>The consultations of the own team's clients, what is due first; open tasks; the days of the region.</summary>
public sealed record ConsultationsPage(IReadOnlyList<ConsultationHead> Open, IReadOnlyList<ClientsTask> Tasks, IReadOnlyList<MeetingDayLine> Days, IReadOnlyList<SeriesLine> Series);

/// <summary>A day of a series, with those of its clients whom the reader may know.</summary>
public sealed record MeetingDayPage(MeetingDayLine Day, IReadOnlyList<ConsultationHead> Own);

/// <summary>Who can be invited.</summary>
public sealed record InvitedChoices(IReadOnlyList<HouseLine> Houses, IReadOnlyList<HouseLine> Justice, IReadOnlyList<string> Colleagues);

/// <summary>Who reads minutes at which level: in full or not at all, because a free text has no summary.</summary>
public static class MinutesLevel
{
    /// <summary>Whether a participant of a function reads a category in full (access.md A7, another house with a valid consent). A house as a whole reads what each of its functions would.</summary>
    /// <param name="role">Policy word of the function; empty for the house as a whole.</param>
    public static bool Full(string role, Cat category) => category != Cat.Third && (role.Length == 0 ? Functions : [PolicyWords.Parse<Role>(role)]).All(function => Decides(function, category));

    private static readonly Role[] Functions = [Role.Psychiatrist, Role.Psychologist, Role.CrisisNurse, Role.CaseManager, Role.SocialWorker];

    private static bool Decides(Role role, Cat category) =>
        AccessPolicy.Decide(new AccessRequest(role, Act.Read, category, Purpose.Meeting) { SameOrg = false, Relation = Relation.Active, Consent = ConsentState.Valid }).Level == Level.Full;
}
