using System.Globalization;
using RodeDraad.Kernel;

namespace RodeDraad.Web;

/// <summary>What the fields of a questionnaire are called, and what stands in them, for whoever compares two.</summary>
internal static class FieldNames
{
    private static readonly char[] Digits = [.. "0123456789"];

    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal) { ["Staff"] = "costs.staff", ["Volunteer"] = "costs.volunteers", ["Advice"] = "costs.consultancy", ["Extra"] = "shell.costs" };

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["Function"] = "costs.function",
        ["People"] = "costs.people",
        ["Share"] = "costs.share-of-post",
        ["Gross"] = "costs.gross",
        ["Hours"] = "costs.hours",
        ["Value"] = "costs.value",
        ["What"] = "costs.advice",
        ["Price"] = "costs.hour-price",
        ["Kind"] = "costs.kind",
        ["Amount"] = "costs.amount",
        ["Detail"] = "costs.detail",
        ["Within"] = "costs.within",
        ["Note"] = "costs.note",
        ["Funder"] = "costs.funder",
        ["PostsAgreed"] = "costs.posts-agreed",
        ["PostsFunded"] = "costs.posts-funded",
        ["Budget"] = "costs.budget",
        ["Months"] = "costs.months-of",
    };

    public static string Of(string field, Texts text) => field.Split('.') switch
    {
        ["Funding", var source] => Vocabulary.Label("funding-source", source),
        ["Cost", var kind, var column] => $"{Vocabulary.Label("cost-kind", kind)}: {Column(column, text)}",
        [var row, var column] when Parts.TryGetValue(row.TrimEnd(Digits), out var part) => $"{text[part]} {Number(row)}: {Column(column, text)}",
        _ => Columns.TryGetValue(field, out var known) ? text[known] : text[$"costs.of-{field}"],
    };

    /// <summary>A code by its name, anything else as it was typed, a stroke for nothing.</summary>
    public static string Said(string field, string said) => said.Length == 0 ? "–" : (field.Split('.')[^1], field) switch
    {
        ("Function", _) => Vocabulary.Label("staff-function", said),
        ("Kind", _) => Vocabulary.Label(Vocabulary.Has("cost-kind", said) ? "cost-kind" : "cost-group", said),
        ("Detail", _) => Vocabulary.Label(Vocabulary.Has("outsourcing", said) ? "outsourcing" : "depreciation-method", said),
        (_, "Funder") => Vocabulary.Label("funding-source", said),
        _ => said,
    };

    private static string Column(string column, Texts text) => Columns.TryGetValue(column, out var key) ? text[key] : column;

    /// <summary>The number behind the name of a row, from 1.</summary>
    private static int Number(string row) => int.TryParse(row.AsSpan(row.TrimEnd(Digits).Length), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at + 1 : 1;
}
