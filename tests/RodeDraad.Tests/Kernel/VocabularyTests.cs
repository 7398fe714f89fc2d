using System.Text.RegularExpressions;
using RodeDraad.Kernel;

namespace RodeDraad.Tests;

public sealed partial class VocabularyTests
{
    private const int GivenCodes = 533;
    private const int LongestLabel = 90;

    private static readonly HashSet<string> Same = new(VocabularyFile.Lines("same-in-two-languages.txt"), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void The_file_begins_with_its_header_and_ends_with_a_line_end()
    {
        Assert.StartsWith(VocabularyFile.Header + "\n", VocabularyFile.Text, StringComparison.Ordinal);
        Assert.EndsWith("\n", VocabularyFile.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', VocabularyFile.Text);
    }

    [Fact]
    public void Every_code_has_a_label_in_four_languages_and_a_source() =>
        Assert.Empty(Names(row => row.Labels.Append(row.Source).Any(string.IsNullOrWhiteSpace)));

    [Fact]
    public void Labels_have_no_blanks_at_their_ends_nor_twice_in_a_row() =>
        Assert.Empty(Names(row => row.Labels.Any(label => label != label.Trim() || label.Contains("  ", StringComparison.Ordinal))));

    [Fact]
    public void A_label_fits_a_select_option() =>
        Assert.Empty(Names(row => row.Labels.Any(label => label.Length > LongestLabel)));

    [Fact]
    public void Keys_are_lower_case_letters_digits_and_single_hyphens() =>
        Assert.Empty(Names(row => !KeyForm().IsMatch(row.Key) || !KeyForm().IsMatch(row.List)));

    [Fact]
    public void A_key_stands_once_in_its_list() =>
        Assert.Empty(VocabularyFile.Rows.GroupBy(row => row.Name).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void The_entries_of_a_list_stand_together()
    {
        var lists = VocabularyFile.Rows.Select(row => row.List).ToList();

        var beginnings = lists.Where((list, index) => index == 0 || lists[index - 1] != list);

        Assert.Equal(lists.Distinct(), beginnings);
    }

    [Fact]
    public void Two_entries_of_a_list_never_read_the_same_in_one_language()
    {
        var twice = VocabularyFile.Rows
            .SelectMany(row => row.Labels.Select((label, language) => (row.List, language, label: label.ToUpperInvariant(), row.Name)))
            .GroupBy(said => (said.List, said.language, said.label))
            .Where(said => said.Count() > 1)
            .Select(said => string.Join(" = ", said.Select(s => s.Name)));

        Assert.Empty(twice);
    }

    [Fact]
    public void No_label_is_the_same_in_two_languages_unless_listed() =>
        Assert.Empty(VocabularyFile.Rows.Where(row => !Same.Contains(row.Name)).SelectMany(Repeated).Where(label => !Same.Contains(label)).Distinct());

    [Fact]
    public void The_list_of_same_labels_holds_nothing_that_is_not_needed()
    {
        var needed = VocabularyFile.Rows.Where(row => Repeated(row).Any()).SelectMany(row => Repeated(row).Append(row.Name));

        Assert.Empty(Same.Except(needed, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_code_of_the_reports_is_lost()
    {
        var given = VocabularyFile.Lines("given-codes.txt").Select(line => line.Split(" -> ")).ToList();
        var ours = VocabularyFile.Rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(GivenCodes, given.Count);
        Assert.Empty(given.Where(code => !ours.Contains(code[^1])).Select(code => code[0]));
    }

    [Theory]
    [InlineData("ctrs-danger")]
    [InlineData("ctrs-support")]
    [InlineData("ctrs-cooperation")]
    public void A_triage_scale_has_five_anchors_in_order(string list) =>
        Assert.Equal(["1", "2", "3", "4", "5"], VocabularyFile.Rows.Where(row => row.List == list).Select(row => row.Key));

    [Fact]
    public void A_step_belongs_to_one_of_the_three_modules() =>
        Assert.Empty(Unknown("module-step", "crisis-module"));

    [Fact]
    public void Who_asks_for_help_is_counted_as_a_referral_source() =>
        Assert.Empty(Unknown("asked-by", "referral-source"));

    [Fact]
    public void Codes_stand_in_the_order_of_their_list_and_an_old_one_is_not_lost() =>
        Assert.Equal(["yes", "no", "perhaps"], Vocabulary.InOrder("yes-no", ["perhaps", "no", "yes"]));

    private static IEnumerable<string> Names(Func<VocabularyRow, bool> wrong) =>
        VocabularyFile.Rows.Where(wrong).Select(row => row.Name);

    private static IEnumerable<string> Repeated(VocabularyRow row) =>
        row.Labels.GroupBy(label => label, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key);

    /// <summary>The entries of a list whose value is no key of the other list.</summary>
    private static IEnumerable<string> Unknown(string list, string other)
    {
        var keys = VocabularyFile.Rows.Where(row => row.List == other).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        return Names(row => row.List == list && !keys.Contains(row.Value));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyForm();
}
