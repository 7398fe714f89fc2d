using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

/// <summary>The table that an auditor writes by hand: with columns left out, fields left empty, and mistakes.</summary>
public sealed class DecisionTableTests
{
    private static readonly string[] Asked = ["role", "action", "category", "purpose"];

    private static readonly string[] NurseReads = ["crisis_nurse", "read", "med", "care"];

    [Fact]
    public void The_first_line_names_the_columns_of_an_answer() =>
        Assert.Equal(["effect,level,rule,shown,obligations"], DecisionTable.Answer(Asked, []));

    [Fact]
    public void A_fact_that_has_no_column_is_the_usual_one() => AnsweredAsPublished(row =>
    {
        string[] told = [.. Asked, .. Unusual(row)];
        return DecisionTable.Answer(told, [[.. told.Select(column => PolicyFiles.Value(row, column))]]);
    });

    [Fact]
    public void A_fact_that_is_left_empty_is_the_usual_one() => AnsweredAsPublished(row =>
    {
        var unusual = Unusual(row).ToHashSet();
        var fields = PolicyFiles.Facts.Select(column => unusual.Contains(column) ? PolicyFiles.Value(row, column) : "");
        return DecisionTable.Answer([.. Asked, .. PolicyFiles.Facts], [[.. Asked.Select(column => PolicyFiles.Value(row, column)), .. fields]]);
    });

    [Fact]
    public void A_line_that_stops_early_leaves_the_usual_facts() =>
        Assert.Equal("permit,full,L1,L1,log", DecisionTable.Answer([.. Asked, .. PolicyFiles.Facts], [NurseReads]).Last());

    [Fact]
    public void Spaces_around_the_name_of_a_column_do_not_count() =>
        Assert.Equal("deny,none,G1,G1,log", DecisionTable.Answer([.. Asked.Select(column => $" {column} "), " active"], [[.. NurseReads, "false"]]).Last());

    [Theory]
    [InlineData("role")]
    [InlineData("action")]
    [InlineData("category")]
    public void A_table_without_who_what_or_which_part_is_refused(string column)
    {
        var wrong = Assert.Throws<FormatException>(() => DecisionTable.Answer([.. Asked.Except([column])], [["", "", ""]]).Last());

        Assert.Equal($"The table has no column '{column}'.", wrong.Message);
    }

    [Fact]
    public void A_column_that_is_there_twice_is_refused()
    {
        var wrong = Assert.Throws<FormatException>(() => DecisionTable.Answer([.. Asked, " role"], []).Last());

        Assert.Equal("The table has two columns 'role'.", wrong.Message);
    }

    /// <summary>As a spreadsheet leaves them behind the last one.</summary>
    [Fact]
    public void Columns_without_a_name_are_passed_over() =>
        Assert.Equal("permit,full,L1,L1,log", DecisionTable.Answer([.. Asked, "", " "], [[.. NurseReads, "", "x"]]).Last());

    [Fact]
    public void A_fact_that_is_neither_true_nor_false_is_refused_with_its_line_and_column()
    {
        IReadOnlyList<string>[] rows = [[.. NurseReads, "true"], [.. NurseReads, "yes"]];

        var wrong = Assert.Throws<FormatException>(() => DecisionTable.Answer([.. Asked, "same_org"], rows).Last());

        Assert.Equal("Line 3, column 'same_org': 'yes' is neither true nor false.", wrong.Message);
    }

    private static IEnumerable<string> Unusual(IReadOnlyList<string> row) => PolicyFiles.Facts.Where(column => !PolicyFiles.IsUsual(row, column));

    private static void AnsweredAsPublished(Func<IReadOnlyList<string>, IEnumerable<string>> answer)
    {
        var different =
            from row in PolicyFiles.Rows
            let answered = answer(row).Last()
            where answered != PolicyFiles.Published(row)
            select $"{PolicyFiles.Value(row, "id")} answered {answered}";

        Assert.Empty(different);
    }
}
