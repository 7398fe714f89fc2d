using System.Text.RegularExpressions;
using NodaTime;
using RodeDraad.Kernel;

namespace RodeDraad.CaseManagement;

/// <summary>What a goal lacks. SMART is helped, not policed: what is missing passes with a reason, and is counted.</summary>
public static partial class GoalMistakes
{
    /// <summary>Criteria that a goal does without: codes of <c>goal-criterion-smart</c>. A long-term goal needs none.</summary>
    public static List<string> Without(GoalForm goal)
    {
        if (goal.Parent is null)
        {
            return [];
        }

        var without = new List<string>();
        if (SaysNot(goal.Words.Goal))
        {
            without.Add("specific");
        }

        if (goal.Words.Measure.Trim().Length == 0)
        {
            without.Add("measurable");
        }

        if (!goal.Realistic)
        {
            without.Add("realistic");
        }

        if (goal.DueOn is null)
        {
            without.Add("time-bound");
        }

        return without;
    }

    /// <summary>Worded as what must not be instead of what will be: begins with, or holds, a word of no in one of the four languages.</summary>
    public static bool SaysNot(string wording) => No().IsMatch(wording);

    internal static List<Refusal> Of(GoalForm goal, Case held, LocalDate today)
    {
        var check = new Mistakes();
        check.Code("plan-domain", goal.Domain, nameof(goal.Domain), needed: true);
        check.Code("goal-state", goal.State, nameof(goal.State), needed: true);
        check.Codes("goal-question", goal.Questions, nameof(goal.Questions));
        check.Text(goal.Words.Goal, ProposeCase.LongestText, "Goal", needed: true);
        foreach (var (field, text) in new[] { ("Measure", goal.Words.Measure), ("Who", goal.Words.Who), ("What", goal.Words.What), ("HowLong", goal.Words.HowLong), ("How", goal.Words.How), ("Reason", goal.Words.Reason), ("Evaluation", goal.Words.Evaluation) })
        {
            check.Text(text, ProposeCase.LongestText, field);
        }

        var begun = held.FromOn ?? LocalTimes.LocalDate(held.ProposedAt);
        check.That(goal.DueOn is not { } due || due >= begun, new Refusal("goals.before-plan", begun.ToString("d/MM/uuuu", null)).At(nameof(goal.DueOn)));
        check.That(goal.State != "not-reached" || goal.Words.Evaluation.Trim().Length > 0 || goal.Questions.Count > 0, new Refusal("goals.questions-needed").At(nameof(goal.Questions)));
        if (goal.Words.Reason.Trim().Length == 0 && goal.State == "open")
        {
            check.All(Without(goal).Select(criterion => new Refusal($"goals.not-{criterion}").At(criterion switch { "specific" => "Goal", "measurable" => "Measure", "time-bound" => nameof(goal.DueOn), _ => nameof(goal.Realistic) })));
        }

        return check.Found;
    }

    [GeneratedRegex(@"\b(niet|geen|nooit|zonder|stoppen|ne\s+pas|ne\s+plus|pas\s+de|plus\s+de|jamais|sans|arrêter|nicht|kein|keine|keinen|nie|ohne|aufhören|not|no|never|without|stop)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex No();
}
