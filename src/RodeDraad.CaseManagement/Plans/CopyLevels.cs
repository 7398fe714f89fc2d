namespace RodeDraad.CaseManagement;

/// <summary>How much of a version a copy shows.</summary>
public static class CopyLevels
{
    public const string Whole = "whole";
    public const string OwnPart = "own-part";
    public const string Headlines = "headlines";

    private static readonly string[] Between = [",", ";", "/", "&", "+", "\n", " en ", " et ", " und ", " and "];

    /// <summary>Whether a kind of participant may get a level: people close to the client get their own part at most.</summary>
    public static bool Allows(string kind, string level) => kind != "network" || level is OwnPart or "";

    /// <summary>The goals that a level shows of a version.</summary>
    /// <param name="name">Of the participant: the own part holds the goals that name exactly this under who, and not somebody whose name only begins alike.</param>
    public static IReadOnlyList<FrozenGoal> Goals(string level, string name, IReadOnlyList<FrozenGoal> version) => level switch
    {
        Whole => version,
        OwnPart => [.. version.Where(goal => Named(goal).Contains(name, StringComparer.CurrentCultureIgnoreCase))],
        Headlines => [.. version.Where(goal => goal.Parent is null)],
        _ => [],
    };

    /// <summary>Everybody who does something in a version.</summary>
    public static IEnumerable<string> Participants(IReadOnlyList<FrozenGoal> version) => version.SelectMany(Named).Distinct(StringComparer.CurrentCultureIgnoreCase);

    private static string[] Named(FrozenGoal goal) => goal.Words.Who.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
