namespace RodeDraad.Secrecy;

/// <summary>Where a question of justice stands (access.md A12).</summary>
public enum ExchangeState
{
    Unknown,
    Asked,
    Checked,
    Declined,
    Talked,
    Drafted,
    Approved,
    Sent,
    Received,
    Closed,

    /// <summary>The client stopped it, before or after it was sent.</summary>
    Recalled,

    /// <summary>Its time ran out.</summary>
    Expired,
}

/// <summary>What can be done with it.</summary>
public enum ExchangeAct
{
    Unknown,
    Ask,
    Check,
    Decline,
    Talk,
    Draft,
    Approve,
    Send,
    Receive,
    Close,
    Recall,
    Expire,
}

/// <summary>The one table of which act leads from which state to which. What is not in it cannot be done: no step can be skipped.</summary>
public static class ExchangeSteps
{
    /// <returns>The state after the act, or null when the act is not possible there.</returns>
    public static ExchangeState? After(ExchangeState state, ExchangeAct act) => (state, act) switch
    {
        (ExchangeState.Unknown, ExchangeAct.Ask) => ExchangeState.Asked,
        (ExchangeState.Asked, ExchangeAct.Check) => ExchangeState.Checked,
        (ExchangeState.Checked, ExchangeAct.Decline) => ExchangeState.Declined,
        (ExchangeState.Checked, ExchangeAct.Talk) => ExchangeState.Talked,
        (ExchangeState.Talked or ExchangeState.Drafted or ExchangeState.Approved, ExchangeAct.Draft) => ExchangeState.Drafted,
        (ExchangeState.Drafted, ExchangeAct.Approve) => ExchangeState.Approved,
        (ExchangeState.Approved, ExchangeAct.Send) => ExchangeState.Sent,
        (ExchangeState.Sent, ExchangeAct.Receive) => ExchangeState.Received,
        (ExchangeState.Received, ExchangeAct.Close) => ExchangeState.Closed,
        (ExchangeState.Checked or ExchangeState.Talked or ExchangeState.Drafted or ExchangeState.Approved or ExchangeState.Sent or ExchangeState.Received or ExchangeState.Closed, ExchangeAct.Recall) => ExchangeState.Recalled,
        (ExchangeState.Asked or ExchangeState.Checked or ExchangeState.Talked or ExchangeState.Drafted or ExchangeState.Approved or ExchangeState.Sent or ExchangeState.Received, ExchangeAct.Expire) => ExchangeState.Expired,
        _ => null,
    };

    /// <summary>The word that is stored and that the code list <c>justice-state</c> has.</summary>
    public static string Word(this ExchangeState state) => state.ToString().ToLowerInvariant();

    /// <summary>The word that is stored and that the code list <c>justice-act</c> has.</summary>
    public static string Word(this ExchangeAct act) => act.ToString().ToLowerInvariant();

    public static ExchangeState StateOf(string word) => Enum.TryParse<ExchangeState>(word, ignoreCase: true, out var state) ? state : ExchangeState.Unknown;
}
