namespace RodeDraad.Register;

/// <summary>A register, its codebook or one of its files is not what it should be.</summary>
/// <param name="code">The kind of mistake in kebab-case, for example <c>not-parquet</c>.</param>
/// <param name="message">What is wrong, where, and what would be right; no data in it.</param>
/// <param name="cause">What was found below, if anything.</param>
public sealed class UnusableRegisterException(string code, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The kind of mistake in kebab-case.</summary>
    public string Code { get; } = code;

    internal static void Refuse(bool wrong, string code, string message)
    {
        if (wrong)
        {
            throw new UnusableRegisterException(code, message);
        }
    }
}
