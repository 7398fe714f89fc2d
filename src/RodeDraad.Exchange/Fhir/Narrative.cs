using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace RodeDraad.Exchange;

/// <summary>Text for people inside a FHIR resource: the few elements of XHTML that the copy needs. Escaping is that of <see cref="XElement"/>.</summary>
internal static class Narrative
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    public static JsonObject Of(string language, IEnumerable<XElement> blocks) => new()
    {
        ["status"] = "generated",
        ["div"] = new XElement(Html + "div", new XAttribute("lang", language), new XAttribute(XNamespace.Xml + "lang", language), blocks).ToString(SaveOptions.DisableFormatting),
    };

    public static XElement Heading(string text) => new(Html + "h3", Lines(text));

    public static XElement Paragraph(string text) => new(Html + "p", Lines(text));

    /// <summary>One entry of the file: the class lets a reader count them.</summary>
    public static XElement Entry(params IEnumerable<XElement> blocks) => new(Html + "div", new XAttribute("class", "entry"), blocks);

    public static XElement Facts(IEnumerable<(string Label, string Said)> facts) =>
        new(Html + "dl", facts.Select(fact => new[] { new XElement(Html + "dt", Lines(fact.Label)), new XElement(Html + "dd", Lines(fact.Said)) }));

    public static XElement Table(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows) => new(
        Html + "table",
        new XElement(Html + "thead", new XElement(Html + "tr", header.Select(name => new XElement(Html + "th", Lines(name))))),
        new XElement(Html + "tbody", rows.Select(row => new XElement(Html + "tr", row.Select(cell => new XElement(Html + "td", Lines(cell)))))));

    private static IEnumerable<object> Lines(string text) =>
        Written(text).Split('\n').SelectMany((line, at) => at == 0 ? [line] : new object[] { new XElement(Html + "br"), line });

    /// <summary>Signs that XML cannot hold are shown as the sign for an unreadable one.</summary>
    private static string Written(string text) => text.ReplaceLineEndings("\n").EnumerateRunes().Aggregate(
        new StringBuilder(),
        (written, sign) => written.Append(sign.Value is '\t' or '\n' or (>= ' ' and not 0xFFFE and not 0xFFFF) ? sign.ToString() : "\uFFFD"),
        written => written.ToString());
}
