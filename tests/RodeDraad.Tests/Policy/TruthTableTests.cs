using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

public sealed class TruthTableTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> ById =
        PolicyFiles.Rows.ToDictionary(row => PolicyFiles.Value(row, "id"), StringComparer.Ordinal);

    public static TheoryData<string, string> Rows()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (id, row) in ById)
        {
            rows.Add(id, Description(row));
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_of_the_truth_table_is_answered_as_published(string id, string description)
    {
        var row = ById[id];
        var published = PolicyFiles.Published(row);

        var answer = DecisionTable.Answer(PolicyFiles.Header, [row]).Last();

        Assert.True(published == answer, $"Row {id}, {description}: published {published}, answered {answer}");
    }

    [Fact]
    public void The_truth_table_holds_434_rows() => Assert.Equal(434, ById.Count);

    [Fact]
    public void Every_rule_is_reached_by_a_row_of_the_truth_table()
    {
        var reached = PolicyFiles.Rows.Select(row => PolicyFiles.Value(row, "rule")).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Enum.GetNames<Rule>().Except(reached));
    }

    /// <summary>Who does what and why, and every fact that is not the usual one.</summary>
    private static string Description(IReadOnlyList<string> row)
    {
        string Value(string column) => PolicyFiles.Value(row, column);
        var facts = PolicyFiles.Facts.Where(column => !PolicyFiles.IsUsual(row, column)).Select(column => $"{column} {Value(column)}");
        return string.Join(", ", [$"{Value("role")} {Value("action")} {Value("category")} for {Value("purpose")}", .. facts]);
    }
}
