namespace RodeDraad.Statistics;

/// <summary>The input is not data for this test: the caller erred. Data for which a test does not exist (a group without spread) are answered with an undefined result instead.</summary>
/// <param name="code">The kind of mistake in kebab-case, for example <c>negative-count</c>.</param>
/// <param name="message">What is wrong and what would be right; no data in it.</param>
public sealed class UnusableInputException(string code, string message) : ArgumentException(message)
{
    /// <summary>The kind of mistake in kebab-case.</summary>
    public string Code { get; } = code;

    internal static void Refuse(bool wrong, string code, string message)
    {
        if (wrong)
        {
            throw new UnusableInputException(code, message);
        }
    }
}
