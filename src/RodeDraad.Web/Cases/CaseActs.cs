using RodeDraad.CaseManagement;

namespace RodeDraad.Web;

/// <summary>Where the work of a task is done.</summary>
internal static class CaseActs
{
    /// <summary>The page on which a task is done: its own form where the work itself ends it, else the page of the task.</summary>
    public static string Address(Guid client, CaseId held, string kind, CaseTaskId task, Guid? about)
    {
        var here = $"/clients/{client}/cases/{held.Value}";
        return kind switch
        {
            "agreement" => $"{here}/agree",
            "plan" => $"{here}/plan",
            "review" => $"{here}/forms/case-review",
            "look-back" => $"{here}/forms/look-back",
            "link-feedback" when about is { } link => $"{here}/forms/case-link/{link}",
            "bridging" when about is { } link => $"{here}/forms/case-link/{link}",
            "outreach" or "closing-talk" => $"{here}/contact",
            _ => $"{here}/tasks/{task.Value}",
        };
    }
}
