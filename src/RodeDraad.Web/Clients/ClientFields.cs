using System.Globalization;
using RodeDraad.People;

namespace RodeDraad.Web;

/// <summary>Between the typed fields of a client and its form.</summary>
internal static class ClientFields
{
    public static ClientForm Read(FormState state, FieldReader read) => new()
    {
        FamilyName = state["FamilyName"],
        GivenName = state["GivenName"],
        BirthDate = read.Date("BirthDate"),
        EstimatedAge = read.Number("EstimatedAge"),
        Sex = state["Sex"].Length > 0 ? state["Sex"] : "unknown",
        Language = state["Language"],
        Municipality = state["Municipality"],
        Phone = state["Phone"],
        Niss = state["Niss"],
        ForgetNiss = state.Ticked("ForgetNiss"),
        Anonymous = state.Ticked("Anonymous"),
    };

    public static FormState Show(ClientForm form) => new()
    {
        ["FamilyName"] = form.FamilyName,
        ["GivenName"] = form.GivenName,
        ["BirthDate"] = Moments.Day(form.BirthDate) ?? "",
        ["EstimatedAge"] = form.EstimatedAge?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["Sex"] = form.Sex,
        ["Language"] = form.Language,
        ["Municipality"] = form.Municipality,
        ["Phone"] = form.Phone,
        ["Anonymous"] = form.Anonymous ? "on" : "",
    };
}
