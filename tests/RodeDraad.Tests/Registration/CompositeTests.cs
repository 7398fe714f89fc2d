using RodeDraad.Registration;

namespace RodeDraad.Tests;

/// <summary>Composite scores of the ASI, fifth edition, as the EuropASI definition holds them.</summary>
public sealed class CompositeTests
{
    private static readonly ScoreInterview Score = new(Shelf.Own);

    /// <summary>Two patients at the start of the HELP study (Boston, 1997 on; data set HELPfull of the R package mosaicData, ID 1 and 2, C_MS, C_AU and C_DU), which made the scores with the published formula.</summary>
    [Theory]
    [InlineData("medical", 0.461111111111111, "medical_days=4 medical_troubled=1 medical_help=4")]
    [InlineData("medical", 0.666666666666667, "medical_days=30 medical_troubled=0 medical_help=4")]
    [InlineData("alcohol", 0.402527025099775, "alcohol_days=5 alcohol_intoxicated_days=5 alcohol_problem_days=5 alcohol_troubled=2 alcohol_help=4 alcohol_money=20")]
    [InlineData("alcohol", 0.895422612148527, "alcohol_days=30 alcohol_intoxicated_days=30 alcohol_problem_days=30 alcohol_troubled=3 alcohol_help=3 alcohol_money=600")]
    [InlineData("drug", 0.228205128205128, "drug_heroin_days=0 drug_methadone_days=0 drug_opiates_days=0 drug_barbiturates_days=0 drug_sedatives_days=0 drug_cocaine_days=30 drug_amphetamines_days=5 drug_cannabis_days=0 drug_hallucinogens_days=0 drug_several_days=5 drug_problem_days=4 drug_troubled=2 drug_help=4")]
    [InlineData("drug", 0.271794871794872, "drug_heroin_days=0 drug_methadone_days=0 drug_opiates_days=15 drug_barbiturates_days=0 drug_sedatives_days=30 drug_cocaine_days=30 drug_amphetamines_days=1 drug_cannabis_days=0 drug_hallucinogens_days=0 drug_several_days=30 drug_problem_days=0 drug_troubled=0 drug_help=0")]
    public void Published_scores_follow_from_published_answers(string area, double published, string answers) => Assert.Equal(published, Of(area, answers)!.Value, 12);

    /// <summary>By hand from the formula: 1 − (1/4 + 0/4 + 20/120 + ln(1001)/36); 1/5 + 3/150 + 2/20 + 4/20 + ln(1)/46; 2/10 + 15/150 + 3/20 + 4/20 + 2/45; 3/11 + 11/330 + 2/44 + 4/44.</summary>
    [Theory]
    [InlineData("employment", 0.391424, "employment_licence=1 employment_car=0 employment_days=20 employment_income=1000")]
    [InlineData("legal", 0.52, "legal_awaiting=1 legal_days=3 legal_troubled=2 legal_help=4 legal_income=0")]
    [InlineData("family", 0.694444, "family_dissatisfied=2 family_days=15 family_troubled=3 family_help=4 family_conflicts=2")]
    [InlineData("psychiatric", 0.442424, "psychiatric_depression=1 psychiatric_anxiety=1 psychiatric_hallucinations=0 psychiatric_concentration=1 psychiatric_violence=0 psychiatric_suicidal_thoughts=0 psychiatric_suicide_attempt=0 psychiatric_medication=0 psychiatric_days=11 psychiatric_troubled=2 psychiatric_help=4")]
    public void Scores_are_as_computed_by_hand(string area, double byHand, string answers) => Assert.Equal(byHand, Of(area, answers)!.Value, 1e-6);

    [Fact]
    public void Every_area_runs_from_0_to_1_when_no_money_is_in_it()
    {
        var by = Shelf.Own.Find("europasi-5")!;
        foreach (var rule in by.Composites.Where(rule => !rule.FromOne))
        {
            var most = rule.Terms.ToDictionary(term => term.Item, term => term.Log ? 0 : by.Items.Single(item => item.Name == term.Item).Most!.Value);
            Assert.Equal(rule.Terms.Any(term => term.Log) ? 1 - (1.0 / rule.Terms.Count) : 1, rule.Of(most)!.Value, 12);
            Assert.Equal(0, rule.Of(most.ToDictionary(answer => answer.Key, _ => 0))!.Value);
        }

        Assert.Equal(["medical", "employment", "alcohol", "drug", "legal", "family", "psychiatric"], by.Composites.Select(rule => rule.Area));
    }

    [Fact]
    public void One_missing_answer_leaves_no_score_and_never_counts_as_0()
    {
        var answers = new Dictionary<string, int?> { ["medical_days"] = 4, ["medical_troubled"] = null, ["medical_help"] = 4 };

        var scores = Score.Run("europasi-5", answers).Value.Composites;

        Assert.All(scores.Values, score => Assert.Null(score));
        Assert.NotNull(Score.Run("europasi-5", new Dictionary<string, int?>(answers) { ["medical_troubled"] = 0 }).Value.Composites["medical"]);
    }

    [Fact]
    public void An_answer_outside_its_scale_or_to_an_unknown_item_is_refused()
    {
        var refused = Score.Run("europasi-5", new Dictionary<string, int?> { ["medical_days"] = 31, ["medical_mood"] = 1, ["medical_help"] = -1 });

        Assert.Equal(["units.out-of-range medical_days", "registration.item-unknown medical_mood", "units.out-of-range medical_help"], refused.Refusals.Select(refusal => $"{refusal.Code} {refusal.Field}"));
        Assert.Equal("registration.unknown", Score.Run("eccam-1", new Dictionary<string, int?>()).Refusal?.Code);
    }

    private static double? Of(string area, string answers) =>
        Score.Run("europasi-5", answers.Split(' ').Select(answer => answer.Split('=')).ToDictionary(pair => pair[0], pair => (int?)int.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture))).Value.Composites[area];
}
