using RodeDraad.CrisisUnits;
using RodeDraad.Forms;

namespace RodeDraad.Registration;

/// <summary>What was chosen in the forms of the three modules: <c>form/KIND/FIELD</c>.</summary>
/// <remarks>A form that is there but leaves a field empty said nothing. Two fields of many answers are taken as asked: the care given, and the contacts with others once that step is closed.</remarks>
internal sealed class FormSource(IEnumerable<CountedForm> forms) : ISource
{
    private static readonly string[] WholeAnswer = ["form/care/interventions", "form/third-party/party"];

    private readonly ILookup<(Guid Stay, string Kind), CountedForm> filled = forms.ToLookup(form => (form.BasisId, form.Kind));

    public IReadOnlyList<string> Begins { get; } = ["form"];

    public IReadOnlyList<string>? Told(string place, CountedStay stay)
    {
        var parts = place.Split('/');
        var there = filled[(stay.Id.Value, parts[1])];
        var answers = there.SelectMany(form => form.Answers[parts[2]]).Distinct().ToList();
        var asked = WholeAnswer.Contains(place) && (there.Any() || (parts[1] == "third-party" && stay.NetworkClosed));
        return answers.Count > 0 || asked ? answers : null;
    }
}
