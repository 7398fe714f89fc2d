namespace RodeDraad.Kernel;

/// <summary>Either the value that was asked for, or the reasons why rules of the field refused it.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, IReadOnlyList<Refusal> refusals) => (this.value, Refusals) = (value, refusals);

    /// <summary>Every rule that said no, so that a form can show all mistakes at once. Empty when accepted.</summary>
    public IReadOnlyList<Refusal> Refusals => field ?? [];

    /// <summary>The first rule that said no, or null when accepted.</summary>
    public Refusal? Refusal => Refusals.Count == 0 ? null : Refusals[0];

    /// <exception cref="InvalidOperationException">The outcome is a refusal.</exception>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException($"Refused: {Refusal.Code}.");

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    public static implicit operator Outcome<T>(List<Refusal> refusals) =>
        refusals.Count > 0 ? new(default, refusals) : throw new ArgumentException("No refusal was given.", nameof(refusals));

    public TResult Match<TResult>(Func<T, TResult> accepted, Func<Refusal, TResult> refused) =>
        Refusal is null ? accepted(value!) : refused(Refusal);

    /// <summary>The value, or none, and the first refusal, or null.</summary>
    public void Deconstruct(out T? accepted, out Refusal? refusal) => (accepted, refusal) = (Refusal is null ? value : default, Refusal);

    /// <summary>The refusals of this outcome under another type. Only for an outcome that was refused.</summary>
    public Outcome<TOther> Refused<TOther>() => (List<Refusal>)[.. Refusals];
}

/// <summary>The value of an act that has nothing to hand back.</summary>
public readonly record struct Done;
