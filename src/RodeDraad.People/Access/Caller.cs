using RodeDraad.Policy;

namespace RodeDraad.People;

/// <summary>Who asks, in this request or command. Filled once by the host, read by the <see cref="Door"/>.</summary>
public sealed class Caller
{
    /// <summary>The hat that is on, or null when nobody is signed in.</summary>
    public Hat? Hat { get; set; }

    /// <summary>Why the file is opened. Unknown stands for the usual purpose of the role.</summary>
    public Purpose Purpose { get; set; }

    public bool AccountActive { get; set; } = true;

    public bool SecondFactor { get; set; }

    public bool FreshSignIn { get; set; }

    /// <summary><c>totp</c>, <c>recovery</c>, <c>token</c>, <c>demo</c> or <c>system</c>.</summary>
    public string SignInStrength { get; set; } = "";

    /// <summary>Hash of the session, so that the log can tell two sessions apart without holding either.</summary>
    public string Session { get; set; } = "";

    public string Network { get; set; } = "";

    public string Application { get; set; } = "web";

    public string RequestId { get; set; } = "";

    public string Node { get; set; } = Environment.MachineName;

    /// <summary>Key of this request: the same key again has no second effect and gets the same answer.</summary>
    public string? RequestKey { get; set; }
}
