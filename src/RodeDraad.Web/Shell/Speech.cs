using System.Globalization;

namespace RodeDraad.Web;

/// <summary>In whose language a paper is written.</summary>
internal static class Speech
{
    /// <summary>From here on the client's own language where the screens speak it; else that of the reader stays.</summary>
    public static void Of(string language)
    {
        if (Texts.Languages.Contains(language))
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = AskedLanguage.CultureOf(language);
        }
    }
}
