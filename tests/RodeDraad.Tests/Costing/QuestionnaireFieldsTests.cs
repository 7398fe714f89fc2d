using System.Globalization;
using RodeDraad.Costing;
using RodeDraad.ServiceCosts;
using RodeDraad.Web;

namespace RodeDraad.Tests;

/// <summary>A questionnaire as a form, and the paths of few clients.</summary>
public sealed class QuestionnaireFieldsTests
{
    [Theory]
    [InlineData("nl-BE")]
    [InlineData("fr-BE")]
    [InlineData("de-BE")]
    [InlineData("en-GB")]
    public void What_the_form_shows_is_read_back_as_it_was(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            foreach (var told in PublishedCosts.Questionnaires.Append(Odd))
            {
                var typed = new QuestionnaireTyped(QuestionnaireFields.Shown(told));

                var read = typed.Of(told.Service, told.Year);

                Assert.Empty(typed.Mistakes);
                Assert.Equal(Lines(told), Lines(read));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_number_with_three_decimals_is_read_back_from_a_file_as_it_was() =>
        Assert.Equal(12.125m, QuestionnaireFile.Read(QuestionnaireFile.Write([Odd])).Value[0].Volunteers[0].Hours);

    [Fact]
    public void Paths_of_few_clients_are_one_with_the_next_smallest_when_they_are_still_few()
    {
        Assert.Equal([("a", 20), ("other", 12)], Made(("a", 20), ("b", 9), ("c", 2), ("d", 1)));
        Assert.Equal([("a", 20), ("b", 9), ("other", 5)], Made(("d", 2), ("b", 9), ("c", 3), ("a", 20)));
        Assert.Equal([("other", 5)], Made(("a", 4), ("b", 1)));
        Assert.Equal([("a", 5)], Made(("a", 5)));
        Assert.Empty(Made(("a", 3), ("b", 1)));
        Assert.Empty(Made());
    }

    [Fact]
    public void Nothing_that_the_paths_used_is_lost_when_they_become_one()
    {
        List<PathUse> paths = [new("a", 9, 1.5m, 3, 10), new("b", 3, 0.25m, 1, 7), new("c", 1, 2, 4, 0)];

        var made = CostOfPaths.Together(paths);

        Assert.Equal((13, 3.75m, 8, 17L), (made.Sum(p => p.Clients), made.Sum(p => p.BedDays), made.Sum(p => p.Contacts), made.Sum(p => p.Minutes)));
    }

    private static CostQuestionnaire Odd { get; } = new("X", 2026)
    {
        Activity = new() { BedDays = 1_234.125m, MeanStayDays = 3.9m },
        Agreement = new() { Months = 11, PostsFunded = 6.125m },
        Volunteers = [new("social-worker", 12.125m, new(1))],
        Costs = [new("rent", new(100)), new("rent", new(200)) { WithinAgreement = false }, new("operating", new(3)), new("personnel", new(5)), new("depreciation-buildings", new(7)) { Method = "linear" }],
        Consultancy = [new("a", 1, new(123_456_789))],
    };

    private static IEnumerable<string> Lines(CostQuestionnaire of) => QuestionnaireFile.Write([of]).Split('\n').Order(StringComparer.Ordinal); // costs of one kind stand together in the form

    private static IEnumerable<(string, int)> Made(params (string Path, int Clients)[] paths) => CostOfPaths.Together([.. paths.Select(p => new PathUse(p.Path, p.Clients, 0, 0, 0))]).Select(p => (p.Path, p.Clients));
}
