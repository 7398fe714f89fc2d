using System.Text.Json;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>Where a referral stands (domain 5). Stored as the code of <c>referral-state</c>.</summary>
public enum ReferralState
{
    Unknown,
    Drafted,
    Sent,
    Seen,
    Accepted,
    Waiting,
    IntakePlanned,
    NoShow,
    Refused,
    Started,
    Withdrawn,
    Ended,
}

/// <summary>What can be done with it. Stored as the code of <c>referral-act</c>.</summary>
public enum ReferralAct
{
    Unknown,
    Draft,
    Send,
    See,
    Accept,
    Wait,
    Refuse,
    PlanIntake,
    Miss,
    Arrive,
    Feedback,
    Withdraw,
    End,
}

/// <summary>Whose turn it is.</summary>
public enum ReferralSide
{
    Nobody,
    Sender,
    Receiver,
}

/// <summary>What is to be done next, by whom, within how many days.</summary>
/// <param name="Step">Code of <c>referral-next</c>.</param>
public sealed record ReferralNext(string Step, ReferralSide Side, int Days);

/// <summary>The one table of which act leads from which state to which, who may do it, and what comes next. What is not in it cannot be done.</summary>
public static class ReferralSteps
{
    /// <summary>Days after the start from which feedback is asked, and up to which it is in time.</summary>
    public const int FeedbackFrom = 14;

    private const int FeedbackUntil = 21;

    /// <returns>The state after the act, or null when the act is not possible there.</returns>
    public static ReferralState? After(ReferralState state, ReferralAct act) => (state, act) switch
    {
        (ReferralState.Unknown or ReferralState.Drafted, ReferralAct.Draft) => ReferralState.Drafted,
        (ReferralState.Drafted, ReferralAct.Send) => ReferralState.Sent,
        (ReferralState.Sent, ReferralAct.See) => ReferralState.Seen,
        (ReferralState.Sent or ReferralState.Seen or ReferralState.Waiting or ReferralState.IntakePlanned, ReferralAct.Accept) => ReferralState.Accepted,
        (ReferralState.Sent or ReferralState.Seen or ReferralState.Accepted or ReferralState.Waiting or ReferralState.IntakePlanned, ReferralAct.Wait) => ReferralState.Waiting,
        (ReferralState.Sent or ReferralState.Seen or ReferralState.Waiting or ReferralState.IntakePlanned, ReferralAct.Refuse) => ReferralState.Refused,
        (ReferralState.Sent or ReferralState.Seen or ReferralState.Accepted or ReferralState.Waiting or ReferralState.IntakePlanned or ReferralState.NoShow, ReferralAct.PlanIntake) => ReferralState.IntakePlanned,
        (ReferralState.Accepted or ReferralState.IntakePlanned, ReferralAct.Miss) => ReferralState.NoShow,
        (ReferralState.Accepted or ReferralState.Waiting or ReferralState.IntakePlanned or ReferralState.NoShow, ReferralAct.Arrive) => ReferralState.Started,
        (ReferralState.Started, ReferralAct.Feedback) => ReferralState.Started,
        (ReferralState.Drafted or ReferralState.Sent or ReferralState.Seen or ReferralState.Accepted or ReferralState.Waiting or ReferralState.IntakePlanned or ReferralState.NoShow, ReferralAct.Withdraw) => ReferralState.Withdrawn,
        (ReferralState.Refused or ReferralState.NoShow or ReferralState.Started, ReferralAct.End) => ReferralState.Ended,
        _ => null,
    };

    /// <summary>Whose act it is.</summary>
    public static ReferralSide Of(ReferralAct act) => act switch
    {
        ReferralAct.Draft or ReferralAct.Send or ReferralAct.Withdraw or ReferralAct.End => ReferralSide.Sender,
        ReferralAct.See or ReferralAct.Accept or ReferralAct.Wait or ReferralAct.Refuse or ReferralAct.PlanIntake or ReferralAct.Miss or ReferralAct.Arrive or ReferralAct.Feedback => ReferralSide.Receiver,
        ReferralAct.Unknown => ReferralSide.Nobody,
    };

    /// <summary>The sentence when an act does not fit: it was withdrawn, it was answered already, or it is not its turn.</summary>
    public static Refusal WhyNot(ReferralState state, ReferralAct act) =>
        state == ReferralState.Withdrawn ? new("referrals.withdrawn")
        : act is ReferralAct.Accept or ReferralAct.Wait or ReferralAct.Refuse or ReferralAct.PlanIntake && state is not ReferralState.Drafted ? new("referrals.answered")
        : new Refusal("referrals.wrong-step");

    /// <param name="feedback">The receiver told how it goes.</param>
    public static ReferralNext Next(ReferralState state, bool feedback = false) => state switch
    {
        ReferralState.Drafted => new("send", ReferralSide.Sender, 3),
        ReferralState.Sent => new("see", ReferralSide.Receiver, 3),
        ReferralState.Seen => new("answer", ReferralSide.Receiver, 5),
        ReferralState.Accepted => new("plan-intake", ReferralSide.Receiver, 7),
        ReferralState.Waiting => new("bridge", ReferralSide.Receiver, 14),
        ReferralState.IntakePlanned => new("intake", ReferralSide.Receiver, 7),
        ReferralState.NoShow => new("look-for", ReferralSide.Sender, 1),
        ReferralState.Refused => new("choose-other", ReferralSide.Sender, 3),
        ReferralState.Started => feedback ? new("end", ReferralSide.Sender, 7) : new("give-feedback", ReferralSide.Receiver, FeedbackUntil),
        ReferralState.Withdrawn or ReferralState.Ended or ReferralState.Unknown => new("", ReferralSide.Nobody, 0),
    };

    /// <summary>The last day on which the next step is in time.</summary>
    /// <param name="said">When the intake is, and on which day a place is expected.</param>
    public static LocalDate Due(ReferralState state, bool feedback, LocalDate today, (Instant? IntakeAt, LocalDate? ExpectedOn) said) => state switch
    {
        ReferralState.IntakePlanned when said.IntakeAt is { } at => at.LocalDate(),
        ReferralState.Waiting when said.ExpectedOn is { } on && on < today.PlusDays(Next(state).Days) => on < today ? today : on,
        ReferralState.NoShow => WorkingDays.After(today, 1),
        _ => today.PlusDays(Next(state, feedback).Days),
    };

    /// <summary>Nothing is to be done any more.</summary>
    public static bool Over(this ReferralState state) => state is ReferralState.Withdrawn or ReferralState.Ended;

    /// <summary>Codes of the states in which nothing is to be done any more.</summary>
    internal static readonly string[] OverWords = [ReferralState.Withdrawn.Word(), ReferralState.Ended.Word()];

    public static string Word(this ReferralState state) => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());

    public static string Word(this ReferralAct act) => JsonNamingPolicy.KebabCaseLower.ConvertName(act.ToString());

    public static ReferralState StateOf(string word) => Enum.GetValues<ReferralState>().FirstOrDefault(state => state.Word() == word);

    public static ReferralAct ActOf(string word) => Enum.GetValues<ReferralAct>().FirstOrDefault(act => act.Word() == word);
}
