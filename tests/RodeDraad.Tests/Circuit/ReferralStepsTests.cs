using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;

namespace RodeDraad.Tests;

/// <summary>The course of a referral: every act in every state.</summary>
public sealed class ReferralStepsTests
{
    /// <summary>State by state the acts that lead on, and where to; every other act is refused.</summary>
    private static readonly Dictionary<ReferralState, string> Course = new()
    {
        [ReferralState.Unknown] = "Draft>Drafted",
        [ReferralState.Drafted] = "Draft>Drafted Send>Sent Withdraw>Withdrawn",
        [ReferralState.Sent] = "See>Seen Accept>Accepted Wait>Waiting Refuse>Refused PlanIntake>IntakePlanned Withdraw>Withdrawn",
        [ReferralState.Seen] = "Accept>Accepted Wait>Waiting Refuse>Refused PlanIntake>IntakePlanned Withdraw>Withdrawn",
        [ReferralState.Accepted] = "Wait>Waiting PlanIntake>IntakePlanned Miss>NoShow Arrive>Started Withdraw>Withdrawn",
        [ReferralState.Waiting] = "Accept>Accepted Wait>Waiting Refuse>Refused PlanIntake>IntakePlanned Arrive>Started Withdraw>Withdrawn",
        [ReferralState.IntakePlanned] = "Accept>Accepted Wait>Waiting Refuse>Refused PlanIntake>IntakePlanned Miss>NoShow Arrive>Started Withdraw>Withdrawn",
        [ReferralState.NoShow] = "PlanIntake>IntakePlanned Arrive>Started Withdraw>Withdrawn End>Ended",
        [ReferralState.Refused] = "End>Ended",
        [ReferralState.Started] = "Feedback>Started End>Ended",
        [ReferralState.Withdrawn] = "",
        [ReferralState.Ended] = "",
    };

    private static readonly LocalDate Friday = new(2026, 11, 27);

    [Fact]
    public void Every_act_in_every_state_leads_where_the_field_says_or_nowhere()
    {
        foreach (var state in Enum.GetValues<ReferralState>())
        {
            var led = Enum.GetValues<ReferralAct>().Select(act => (act, After: ReferralSteps.After(state, act))).Where(step => step.After is not null).Select(step => $"{step.act}>{step.After}");
            Assert.Equal(Course[state], string.Join(' ', led));
        }
    }

    [Fact]
    public void An_act_that_does_not_fit_is_answered_with_its_sentence()
    {
        Assert.Equal("referrals.withdrawn", ReferralSteps.WhyNot(ReferralState.Withdrawn, ReferralAct.Accept).Code);
        Assert.Equal("referrals.withdrawn", ReferralSteps.WhyNot(ReferralState.Withdrawn, ReferralAct.Send).Code);
        Assert.Equal("referrals.answered", ReferralSteps.WhyNot(ReferralState.Refused, ReferralAct.Accept).Code);
        Assert.Equal("referrals.answered", ReferralSteps.WhyNot(ReferralState.Accepted, ReferralAct.Refuse).Code);
        Assert.Equal("referrals.wrong-step", ReferralSteps.WhyNot(ReferralState.Refused, ReferralAct.Arrive).Code);
        Assert.Equal("referrals.wrong-step", ReferralSteps.WhyNot(ReferralState.Started, ReferralAct.Withdraw).Code);
    }

    [Fact]
    public void As_long_as_it_is_not_over_somebody_has_the_next_step_and_a_day()
    {
        foreach (var state in Enum.GetValues<ReferralState>().Where(state => state != ReferralState.Unknown))
        {
            var next = ReferralSteps.Next(state);
            Assert.Equal(state.Over(), next.Side == ReferralSide.Nobody);
            Assert.True(state.Over() || (Vocabulary.Has("referral-next", next.Step) && next.Days > 0), state.ToString());
            Assert.Equal(state, ReferralSteps.StateOf(state.Word()));
            Assert.True(Vocabulary.Has("referral-state", state.Word()), state.Word());
        }

        Assert.All(Enum.GetValues<ReferralAct>().Where(act => act != ReferralAct.Unknown), act => Assert.True(Vocabulary.Has("referral-act", act.Word()) && ReferralSteps.ActOf(act.Word()) == act && ReferralSteps.Of(act) != ReferralSide.Nobody, act.Word()));
    }

    [Fact]
    public void What_is_due_follows_the_intake_the_expected_day_and_the_working_week()
    {
        LocalDate Due(ReferralState state, bool feedback = false, Instant? intake = null, LocalDate? expected = null) => ReferralSteps.Due(state, feedback, Friday, (intake, expected));

        Assert.Equal(new(2026, 12, 3), Due(ReferralState.IntakePlanned, intake: Instant.FromUtc(2026, 12, 3, 9, 0)));
        Assert.Equal(new(2026, 12, 1), Due(ReferralState.Waiting, expected: new LocalDate(2026, 12, 1)));
        Assert.Equal(Friday.PlusDays(14), Due(ReferralState.Waiting, expected: new LocalDate(2027, 3, 1)));
        Assert.Equal(new(2026, 11, 30), Due(ReferralState.NoShow));
        Assert.Equal(Friday.PlusDays(21), Due(ReferralState.Started));
        Assert.Equal(Friday.PlusDays(7), Due(ReferralState.Started, feedback: true));
    }
}
