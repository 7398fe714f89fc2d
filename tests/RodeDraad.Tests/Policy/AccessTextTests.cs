using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

public sealed class AccessTextTests
{
    /// <summary>The rules after which the asker must not know whether there was anything (access.md A9).</summary>
    private static readonly Rule[] LikeNothingFound = [Rule.C0, Rule.O1, Rule.Q0, Rule.R1, Rule.R3, Rule.X1];

    /// <summary>What the client said about another organisation's record must not be read from its refusal.</summary>
    private static readonly Rule[] LikeNoConsent = [Rule.Y1, Rule.Y2, Rule.Y3, Rule.Y4, Rule.Y5, Rule.Y6, Rule.Y7];

    private static readonly string[] BesideTheRules = ["access.next", "access.shielded"];

    [Fact]
    public void Every_rule_has_a_text_in_four_languages()
    {
        var missing =
            from rule in Enum.GetValues<Rule>()
            from language in PolicyFiles.Languages
            where PolicyFiles.Text(rule, language).Trim().Length == 0
            select $"access.{rule} {language}";

        Assert.Empty(missing);
        Assert.All(BesideTheRules, key => Assert.Equal(PolicyFiles.Languages, PolicyFiles.Texts[key].Keys));
    }

    [Fact]
    public void No_text_stands_for_a_rule_that_does_not_exist()
    {
        var known = Enum.GetNames<Rule>().Select(rule => $"access.{rule}").Concat(BesideTheRules);

        Assert.Empty(PolicyFiles.Texts.Keys.Except(known));
    }

    [Fact]
    public void A_refusal_that_hides_reads_word_for_word_as_nothing_found() => AllReadAs(Rule.R1, LikeNothingFound);

    [Fact]
    public void Every_near_miss_of_a_consent_reads_word_for_word_as_no_consent() => AllReadAs(Rule.Y1, LikeNoConsent);

    [Fact]
    public void No_other_rule_reads_as_nothing_found()
    {
        var alike =
            from rule in Enum.GetValues<Rule>().Except(LikeNothingFound)
            from language in PolicyFiles.Languages
            where PolicyFiles.Text(rule, language) == PolicyFiles.Text(Rule.R1, language)
            select $"access.{rule} {language}";

        Assert.Empty(alike);
    }

    [Fact]
    public void No_text_of_an_answer_is_the_same_in_two_languages() =>
        Assert.All(PolicyFiles.Texts, block => Assert.Distinct(block.Value.Values));

    [Fact]
    public void Only_the_end_of_a_relation_or_a_mandate_names_a_date()
    {
        string[] dated = ["access.R2", "access.C2"];
        var others = PolicyFiles.Texts.Where(block => !dated.Contains(block.Key)).SelectMany(block => block.Value.Values);

        Assert.DoesNotContain(others, text => text.Contains('{'));
        Assert.DoesNotContain(PolicyFiles.Texts.Values.SelectMany(block => block.Values), text => text.Replace("{0}", "").AsSpan().ContainsAny('{', '}'));
    }

    private static void AllReadAs(Rule model, Rule[] rules)
    {
        var different =
            from rule in rules
            from language in PolicyFiles.Languages
            where PolicyFiles.Text(rule, language) != PolicyFiles.Text(model, language)
            select $"access.{rule} {language}";

        Assert.Empty(different);
    }
}
