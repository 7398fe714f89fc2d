using RodeDraad.Forms;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.CaseManagement;

/// <summary>A letter as it is asked for.</summary>
public sealed record LetterForm
{
    /// <summary>Code of <c>case-letter-kind</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>One of <see cref="WriteLetter.Languages"/>.</summary>
    public string Language { get; init; } = "";

    /// <summary>To whom, when it is not the client; with a consent, who in the house.</summary>
    public string To { get; init; } = "";

    public string Address { get; init; } = "";

    /// <summary>Code of <c>letter-way</c>: how a letter to others gets there.</summary>
    public string Way { get; init; } = "";

    /// <summary>The house toward which a consent runs.</summary>
    public OrganisationId? House { get; init; }

    /// <summary>The appointment that was missed or is confirmed.</summary>
    public AppointmentId? Appointment { get; init; }

    /// <summary>What was agreed with the service.</summary>
    public string NextStep { get; init; } = "";

    /// <summary>The case manager's own words.</summary>
    public string Paragraph { get; init; } = "";
}

/// <summary>What a letter says of the record.</summary>
/// <param name="To">Who reads it: the client, or the house and person that were named.</param>
public sealed record LetterFacts(CaseHead Case, string Writer, LetterForm Asked, string To, AppointmentLine? Appointment);

/// <summary>A letter as it goes out.</summary>
/// <param name="Text">Paragraphs, with an empty line between them.</param>
public sealed record LetterWords(string Subject, string Text);

/// <summary>What can be chosen for a letter.</summary>
/// <param name="Houses">The houses of care but the own one.</param>
public sealed record LetterChoices(CaseHead Case, IReadOnlyList<AppointmentLine> Appointments, IReadOnlyList<HouseLine> Houses);

/// <summary>A letter before it is made: what it would say, or what is wrong with it.</summary>
public sealed record LetterDraft(LetterFacts? Facts, IReadOnlyList<Refusal> Mistakes)
{
    /// <summary>The house to which it is sent with a consent, or null.</summary>
    public HouseLine? House { get; init; }
}

/// <summary>A letter that was made, as the form <c>case-letter</c> keeps it.</summary>
public sealed record KeptLetter(CaseHead Case, FilledForm Letter);
