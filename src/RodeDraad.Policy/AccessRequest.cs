namespace RodeDraad.Policy;

/// <summary>Everything that a decision depends on. A default request holds unknown words, and is refused.</summary>
/// <param name="Role">The one role of the hat that is on.</param>
public readonly record struct AccessRequest(Role Role, Act Act, Cat Cat, Purpose Purpose)
{
    /// <summary>The record belongs to the asker's own organisation.</summary>
    public bool SameOrg { get; init; } = true;

    public Relation Relation { get; init; } = Relation.Active;

    public ConsentState Consent { get; init; }

    public bool AccountActive { get; init; } = true;

    public bool SecondFactor { get; init; } = true;

    /// <summary>It is the asker's own file as a client.</summary>
    public bool OwnFile { get; init; }

    /// <summary>It is the file of someone close to the asker.</summary>
    public bool Relative { get; init; }

    /// <summary>The asker wrote the record.</summary>
    public bool Author { get; init; }

    public Glass Glass { get; init; }

    public Mandate Mandate { get; init; }

    public PacketItem Item { get; init; }

    /// <summary>The client saw and approved exactly this text.</summary>
    public bool Preview { get; init; }

    public ClientPresence ClientPresent { get; init; }

    /// <summary>The practitioner asked to discuss this part first.</summary>
    public bool Withheld { get; init; }

    public bool ProjectOk { get; init; }

    /// <summary>The group is large enough for the figure to be shown.</summary>
    public bool EnoughPeople { get; init; } = true;

    public bool InquiryOpen { get; init; }

    public bool FreshSignIn { get; init; } = true;

    /// <summary>A reason of the asked length was written.</summary>
    public bool ReasonText { get; init; } = true;
}

/// <summary>The answer, with the rule that gave it and the rule whose text the asker may read.</summary>
public readonly record struct Decision(Effect Effect, Level Level, Rule Rule, Rule Shown, Duties Duties)
{
    public bool Permits => Effect != Effect.Deny;
}
