namespace RodeDraad.Policy;

/// <summary>Answers a table of requests, for auditors: one line of <c>effect,level,rule,shown,obligations</c> for each, in order.</summary>
public static class DecisionTable
{
    /// <param name="header">Column names as in the published truth table; unknown ones are passed over, missing ones take the usual value.</param>
    /// <param name="rows">The fields of each request.</param>
    /// <exception cref="FormatException">A needed column is missing, a column is there twice, or a true/false field says something else; the message names column and line.</exception>
    public static IEnumerable<string> Answer(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var columns = Columns(header);
        yield return "effect,level,rule,shown,obligations";
        var line = 1;
        foreach (var row in rows)
        {
            line++;
            var decision = AccessPolicy.Decide(Request(new(columns, row, line)));
            yield return string.Join(',', PolicyWords.Of(decision.Effect), PolicyWords.Of(decision.Level), decision.Rule, decision.Shown, PolicyWords.Of(decision.Duties));
        }
    }

    private static Dictionary<string, int> Columns(IReadOnlyList<string> header)
    {
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in header.Select(name => name.Trim()).Index().Where(column => column.Item.Length > 0))
        {
            if (!columns.TryAdd(name, index))
            {
                throw new FormatException($"The table has two columns '{name}'.");
            }
        }

        foreach (var needed in (string[])["role", "action", "category"])
        {
            if (!columns.ContainsKey(needed))
            {
                throw new FormatException($"The table has no column '{needed}'.");
            }
        }

        return columns;
    }

    private static AccessRequest Request(Fields f) => new(f.Word<Role>("role"), f.Word<Act>("action"), f.Word<Cat>("category"), f.Word<Purpose>("purpose"))
    {
        SameOrg = f.Flag("same_org", true),
        Relation = f.Has("relation") ? f.Word<Relation>("relation") : Relation.Active,
        Consent = f.Word<ConsentState>("consent"),
        AccountActive = f.Flag("active", true),
        SecondFactor = f.Flag("mfa", true),
        OwnFile = f.Flag("own_file", false),
        Relative = f.Flag("relative", false),
        Author = f.Flag("author", false),
        Glass = f.Word<Glass>("glass"),
        Mandate = f.Word<Mandate>("mandate"),
        Item = f.Word<PacketItem>("item"),
        Preview = f.Flag("preview", false),
        ClientPresent = f.Word<ClientPresence>("client_present"),
        Withheld = f.Flag("withheld", false),
        ProjectOk = f.Flag("project", false),
        EnoughPeople = f.Flag("k_ok", true),
        InquiryOpen = f.Flag("inquiry", false),
        FreshSignIn = f.Flag("reauth", true),
        ReasonText = f.Flag("reason_text", true),
    };

    private readonly record struct Fields(Dictionary<string, int> Columns, IReadOnlyList<string> Row, int Line)
    {
        public bool Has(string column) => Value(column).Length > 0;

        public T Word<T>(string column)
            where T : struct, Enum => PolicyWords.Parse<T>(Value(column));

        public bool Flag(string column, bool usual) => Value(column) is not { Length: > 0 } said ? usual
            : bool.TryParse(said, out var flag) ? flag
            : throw new FormatException($"Line {Line}, column '{column}': '{said}' is neither true nor false.");

        private string Value(string column) => Columns.TryGetValue(column, out var index) && index < Row.Count ? Row[index] : "";
    }
}
