using RodeDraad.Registration;

namespace RodeDraad.Web;

/// <summary>Where an item falls out of the work, in the words of the screens.</summary>
internal static class FallsOut
{
    public static string Of(DefinedItem item, Texts text) => item.From.Split('/') switch
    {
        ["form", var kind, var field] => $"{text[$"modules.form.{kind}"]} – {text[$"modules.field.{field}"]}",
        ["own", ..] => text["registration.from-own"],
        [var begin, ..] => text[$"registration.from-{begin}"],
        _ => "",
    };
}
