namespace RodeDraad.Reporting;

/// <summary>The reports over stays that the ECCAM study made, for any unit at any time. Pure: stays in, tables out.</summary>
public static class Reports
{
    private static readonly string[] Profile = ["sex", "age_class", "nationality", "marital_status", "education", "living_situation", "residence", "work_situation", "income_source", "justice_status", "primary_problem", "secondary_problem", "psychosocial_problem", "axis_1_primary", "axis_1_secondary", "axis_2", "use_disorder"];
    private static readonly string[] Use = ["main_substance", "second_substance", "third_substance", "substances", "main_route", "main_frequency", "injecting"];
    private static readonly string[] FirstCare = ["first_care_anamnesis", "first_care_crisis_talks", "first_care_somatic", "first_care_sedation", "first_care_supervision"];
    private static readonly string[] Treatment = ["treatment_detoxification", "treatment_substitution", "treatment_medication", "treatment_therapy", "treatment_motivation", "treatment_social_skills", "treatment_case_management", "treatment_relapse_prevention", "treatment_advice", "treatment_planning"];
    private static readonly string[] Contacts = ["contact_general_practitioner", "contact_family", "contact_professional", "contact_police"];
    private static readonly (string Item, string Answer)[] Moving =
    [
        ("sex", "female"), ("living_situation", "in-family"), ("work_situation", "working"), ("primary_problem", "substance-use"), ("secondary_problem", "substance-use"), ("axis_1_primary", "substance-related-disorder"), ("main_substance", "alcohol"), ("substances", "three"),
        ("referral_source", "general-practitioner"), ("referral_source", "emergency-physician"), ("earlier_told", Answers.Yes), (Items.FirstEver, Answers.Yes), ("aftercare_within_7_days", Answers.Yes), (Items.CaseManagement, Answers.Yes), (Items.RevolvingDoor, Answers.Yes),
    ];

    private static readonly Dictionary<string, Func<Population, IReadOnlyList<Sample>, IEnumerable<ReportTable>>> Makers = new(StringComparer.Ordinal)
    {
        ["profile"] = (_, samples) => [NumberTables.Of("reports.age", samples, "age"), .. Shares(samples, Profile)],
        ["use"] = OfUse,
        ["triage"] = (_, samples) => [.. Shares(samples, "ctrs_advice", "ctrs_danger", "ctrs_support", "ctrs_cooperation"), NumberTables.Of("reports.ctrs-total", samples, "ctrs_total")],
        ["care"] = (_, samples) => [CountTables.Checks("reports.first-care", samples, FirstCare), CountTables.Checks("reports.treatment", samples, Treatment), .. Shares(samples, "detoxification", Items.CaseManagement)],
        ["ways-in"] = (_, samples) => [.. Shares(samples, "referral_source"), CountTables.Checks("reports.contacts", samples, Contacts), .. Shares(samples, "ambulatory_before", "ambulatory_discipline", "earlier_told", "earlier_kind_told", "interval_told")],
        ["ways-out"] = (_, samples) => Shares(samples, "reason_ending", "discharge_destination", "aftercare_plan", "aftercare_within_7_days"),
        ["first-treatment"] = (stays, samples) => [.. Shares(samples, Items.FirstEver), CountTables.Crossed(stays, Items.FirstEver, Items.MainSubstance)],
        ["readmission"] = (stays, samples) => [.. Shares(samples, "interval_since_last", "returned_after", Items.RevolvingDoor), CourseTables.Of("reports.curve", samples), CourseTables.Of("reports.curve-case-management", By(stays, Items.CaseManagement))],
        ["aftercare"] = (stays, _) => [CountTables.Crossed(stays, Items.RevolvingDoor, "aftercare_within_7_days"), CountTables.Crossed(stays, Items.RevolvingDoor, "aftercare_plan"), UnitTables.Returned(stays, ["aftercare_within_7_days", "aftercare_plan"])],
        ["length-of-stay"] = (stays, samples) => [NumberTables.Of("reports.length-of-stay", samples, Items.LengthOfStay), .. Shares(samples, "stay_class"), CountTables.Crossed(stays, Items.RevolvingDoor, "stay_class"), UnitTables.MeanStay(stays)],
        ["case-management"] = (stays, samples) => [.. Shares(samples, Items.CaseManagement), CountTables.Checks("reports.care-compared", stays, Interventions(stays), Items.CaseManagement), CountTables.Crossed(stays, Items.RevolvingDoor, Items.CaseManagement), NumberTables.By(stays, Items.LengthOfStay, Items.CaseManagement)],
    };

    /// <summary>The reports over years, of all stays that were asked for.</summary>
    public const string Trends = "trends";

    /// <summary>Keys of the reports over stays, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Makers.Keys, Trends];

    /// <summary>Makes a report.</summary>
    /// <param name="key">One of <see cref="All"/>.</param>
    /// <param name="asked">The stays of the period, and of the period to compare with.</param>
    /// <exception cref="KeyNotFoundException">There is no such report.</exception>
    internal static Report Make(string key, Asked asked)
    {
        var few = asked.Stays.FewOthers();
        if (few || asked.Stays.Count == 0)
        {
            return new(key, few ? null : 0, []);
        }

        var tables = (key == Trends ? [TrendTables.Of("reports.by-year", asked.Stays, Moving)] : Makers[key](asked.Stays, asked.Samples)).ToLookup(table => table.Rows.Count > 0);
        return new(key, asked.Stays.Count, [.. tables[true]]) { Unanswered = [.. tables[false].Select(table => table.Title).Distinct()] };
    }

    /// <summary>The answers that are followed over the years.</summary>
    internal static IReadOnlyList<(string Item, string Answer)> Moves => Moving;

    /// <summary>Every item by which a report counts: each is one of the definition, or derived from it.</summary>
    internal static IEnumerable<string> Counted => [.. Profile, .. Use, .. FirstCare, .. Treatment, .. Contacts, .. Moving.Select(moving => moving.Item)];

    private static IEnumerable<ReportTable> OfUse(Population stays, IReadOnlyList<Sample> samples) =>
    [
        .. Shares(samples, Use),
        NumberTables.Of("reports.first-use", [new("", stays)], "main_first_age", "second_first_age", "third_first_age"),
        NumberTables.Of("reports.regular-use", [new("", stays)], "main_regular_age", "second_regular_age", "third_regular_age"),
        NumberTables.Of("reports.first-to-regular", [new("", stays)], "main_first_to_regular", "second_first_to_regular", "third_first_to_regular"),
        NumberTables.By(stays, "age", Items.MainSubstance),
        NumberTables.By(stays, "latency", Items.MainSubstance),
    ];

    private static IEnumerable<ReportTable> Shares(IReadOnlyList<Sample> samples, params IReadOnlyList<string> items) =>
        items.Where(samples[0].Stays.Asks).Select(item => CountTables.Shares(samples, item));

    private static List<Sample> By(Population stays, string group)
    {
        var item = stays.ItemOf(group);
        var gone = stays.Hidden(group);
        return [.. Enumerable.Range(0, item.Missing).Where(code => !gone[code]).Select(code => new Sample(Words.Column(item, code), stays.Where(group, code))).Where(sample => sample.Stays.Count > 0)];
    }

    /// <summary>The interventions that the units of this register tell apart (table 3 of the study's chapter on case management).</summary>
    private static List<string> Interventions(Population stays) => [.. stays.Names.Where(name => name.StartsWith(CareItems.Begin, StringComparison.Ordinal)).DefaultIfEmpty("").SelectMany(name => name.Length > 0 ? [name] : FirstCare.Concat(Treatment))];
}

/// <summary>What is looked at, and what beside it.</summary>
/// <param name="Compared">Stays of the other period; null without one.</param>
internal sealed record Asked(Population Stays, Words Label, Population? Compared = null, Words? ComparedLabel = null)
{
    public IReadOnlyList<Sample> Samples => Compared is { Count: > 0 } other && !other.FewOthers() ? [new(Label, Stays), new(ComparedLabel!, other)] : [new(Label, Stays)];
}
