using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using RodeDraad.Reporting;

namespace RodeDraad.Web;

/// <summary>The question of a report as it stands in an address.</summary>
internal static class Query
{
    /// <summary>What is no year is left open.</summary>
    public static ReportQuestion Of(HttpContext http)
    {
        string Text(string name) => http.Request.Query[name].ToString().Trim();
        int? Year(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;
        return new(Text("scope"), Year("from"), Year("until"), Year("compareFrom"), Year("compareUntil")) { Sex = Text("sex"), AgeClass = Text("age"), Month = Text("month") };
    }

    /// <summary>The same question for another address.</summary>
    public static string Address(ReportQuestion asked) => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["scope"] = asked.Scope,
        ["from"] = asked.From?.ToString(CultureInfo.InvariantCulture),
        ["until"] = asked.Until?.ToString(CultureInfo.InvariantCulture),
        ["compareFrom"] = asked.CompareFrom?.ToString(CultureInfo.InvariantCulture),
        ["compareUntil"] = asked.CompareUntil?.ToString(CultureInfo.InvariantCulture),
        ["sex"] = asked.Sex.Length > 0 ? asked.Sex : null,
        ["month"] = asked.Month.Length > 0 ? asked.Month : null,
        ["age"] = asked.AgeClass.Length > 0 ? asked.AgeClass : null,
    });
}
