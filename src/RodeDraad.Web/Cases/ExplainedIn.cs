using System.Globalization;
using RodeDraad.CaseManagement;

namespace RodeDraad.Web;

/// <summary>The explanation of the method: the house's own text in a language, else ours.</summary>
internal static class ExplainedIn
{
    /// <summary>The language of the screens nearest to the one in which the client is spoken to.</summary>
    public static string Language(string asked) => Texts.Languages.Contains(asked) ? asked : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static string Text(CaseExplanation own, string language) => own.In(language) is { Length: > 0 } said ? said : Texts.In(language, "cases.method", []);
}
