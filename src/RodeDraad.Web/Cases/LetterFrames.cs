using RodeDraad.CaseManagement;

namespace RodeDraad.Web;

/// <summary>The fixed words of the letters of a case, filled in with what the record says, in the language of the letter.</summary>
internal static class LetterFrames
{
    private static readonly Dictionary<string, (string Subject, string Frame)> Keys = new(StringComparer.Ordinal)
    {
        ["missed"] = ("letters.subject-missed", "letters.frame-missed"),
        ["appointment"] = ("letters.subject-appointment", "letters.frame-appointment"),
        ["door-open"] = ("letters.subject-door-open", "letters.frame-door-open"),
        ["linking"] = ("letters.subject-linking", "letters.frame-linking"),
        ["advocacy"] = ("letters.subject-advocacy", "letters.frame-advocacy"),
    };

    public static LetterWords Of(LetterFacts facts)
    {
        var (asked, name) = (facts.Asked, facts.Case.Client.Name);
        string Say(string key, params IReadOnlyList<object> said) => Texts.In(asked.Language, key, said);
        var (subject, frame) = Keys[asked.Kind];
        var others = WriteLetter.ToOthers(asked.Kind);
        string[] paragraphs =
        [
            others ? Say("letters.dear-service") : Say("letters.dear", name),
            others ? Say(frame, name) : facts.Appointment is { } at ? Say(frame, Moments.Full(at.At)) : Say(frame),
            asked.Kind == "appointment" && facts.Appointment!.Place.Length > 0 ? Say("letters.where", facts.Appointment.Place) : "",
            asked.NextStep.Trim(),
            asked.Paragraph.Trim(),
            asked.Way == "consent" ? Say("letters.with-consent") : others ? Say("letters.by-client") : "",
            facts.Case.Service.Phone.Length > 0 ? Say("letters.call", facts.Case.Service.Phone) : "",
            $"{Say("letters.closing")}\n{facts.Writer}\n{facts.Case.Service.Name}",
        ];
        return new(others ? Say(subject, name) : Say(subject), string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0)));
    }
}
