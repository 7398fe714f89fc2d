using RodeDraad.CrisisUnits;

namespace RodeDraad.Registration;

/// <summary>What follows from several places together.</summary>
internal sealed class ComputedSource(StaySource stays, FormSource forms) : ISource
{
    public IReadOnlyList<string> Begins { get; } = ["computed"];

    public IReadOnlyList<string>? Told(string place, CountedStay stay) => place switch
    {
        "computed/first-treatment" => Said.YesNo(FirstTreatment(stay)),
        "computed/polydrug" => Said.YesNo(stay.Substances.Count == 0 ? null : stay.Substances.Count > 1),
        _ => null,
    };

    /// <summary>No when anything came before, derived or told; yes when the client was asked about both kinds of care and told of neither; else missing.</summary>
    private bool? FirstTreatment(CountedStay stay)
    {
        var told = new[] { "form/anamnesis/earlier-ever", "form/anamnesis/ambulatory-before" }.Select(place => forms.Told(place, stay)?[0]).ToList();
        var before = stays.Told("stay/earlier", stay) is not ["0"] || forms.Told("form/anamnesis/earlier-admission", stay) is not null || told.Contains("yes");
        return before ? false : told.All(answer => answer == "no") ? true : null;
    }
}
