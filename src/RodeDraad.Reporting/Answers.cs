namespace RodeDraad.Reporting;

/// <summary>Keys of answers that reports count by.</summary>
internal static class Answers
{
    public const string Yes = "yes", No = "no";
}
