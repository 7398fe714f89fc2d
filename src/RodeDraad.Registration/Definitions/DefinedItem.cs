using System.Text.Json.Serialization;
using RodeDraad.Register;

namespace RodeDraad.Registration;

/// <summary>An item of a registration, with where in the work its answer falls out.</summary>
/// <param name="Part">Which part of the protocol it belongs to: place, patient, admission, before, after, or own for an item of a centre.</param>
/// <param name="Name">Name of its column.</param>
/// <param name="From">Where the answer falls out: <c>form/social/marital-status</c>, <c>stay/end-reason</c>.</param>
/// <param name="Labels">Text by language: nl, fr, de, en.</param>
public sealed record DefinedItem(string Part, string Name, string From, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>The answers of a category, in the order of their codes; null for a number.</summary>
    public IReadOnlyList<Answer>? Answers { get; init; }

    /// <summary>Of a number: years, days, admissions.</summary>
    public string? Unit { get; init; }

    /// <summary>Of a number: the largest there is.</summary>
    public int? Most { get; init; }

    /// <summary>The code list that its answers are of, when there is one.</summary>
    public string? List { get; init; }

    /// <summary>Codes at <see cref="From"/> of which one makes the answer <c>yes</c>; when none was chosen it is <c>no</c>.</summary>
    public IReadOnlyList<string>? Yes { get; init; }

    /// <summary>What codes at <see cref="From"/> are called here, for those whose key is another one.</summary>
    public IReadOnlyDictionary<string, string>? Map { get; init; }

    /// <summary>The item that must be known (<c>main_substance</c>), or known with one answer (<c>earlier_told=yes</c>), before this one asks for an answer.</summary>
    public string? When { get; init; }

    /// <summary>It is asked for the registration; all others fall out of what is written down anyway.</summary>
    public bool Asked { get; init; }

    /// <summary>That there is no answer can mean that there is nothing to tell, for example no second substance: it does not count as incomplete.</summary>
    public bool Optional { get; init; }

    /// <summary>The column.</summary>
    [JsonIgnore]
    public Item Item => new(Name, Labels, Answers, Unit, Most);

    /// <summary>The label in a language.</summary>
    public string LabelIn(string language) => Labels.TryGetValue(language, out var label) ? label : Labels["en"];
}
