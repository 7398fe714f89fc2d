using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.Register;
using RodeDraad.Registration;
using RodeDraad.Web;

namespace RodeDraad.Tests;

/// <summary>What is registered, in which version, and where it falls out of the work.</summary>
public sealed class DefinitionTests
{
    private static readonly string[] Languages = ["nl", "fr", "de", "en"];
    private static readonly string[] Begins = ["stay", "presentation", "rating", "substance", "client", "judicial-status", "case", "follow-up", "computed", "form", "interview"];

    public static TheoryData<string> Versions => [.. Shelf.Own.Definitions.Select(one => one.Version)];

    [Fact]
    public void The_eccam_protocol_has_74_items_in_four_parts()
    {
        var items = Shelf.Own.Find("eccam-1")!.Items.Where(item => item.Part != "place").ToList();

        Assert.Equal(74, items.Count);
        Assert.Equal(["patient", "admission", "before", "after"], items.Select(item => item.Part).Distinct());
    }

    [Fact]
    public void A_definition_is_a_codebook_that_other_programs_read_as_it_stands()
    {
        var file = File.ReadAllText(Path.Combine(SourceFiles.Root, "data", "registration", "eccam-1.json"));

        Assert.Equal(Shelf.Own.Find("eccam-1")!.Codebook.ToJson(), Codebook.FromJson(file).ToJson());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_item_and_answer_has_a_label_in_four_languages(string version) => Assert.All(
        Shelf.Own.Find(version)!.Items,
        item => Assert.All((item.Answers ?? []).Select(answer => answer.Labels).Prepend(item.Labels), labels => Assert.All(Languages, language => Assert.False(string.IsNullOrWhiteSpace(labels[language]), item.Name))));

    [Theory]
    [MemberData(nameof(Versions))]
    public void The_answers_of_a_list_are_those_of_the_vocabulary_in_its_order(string version) => Assert.All(
        Shelf.Own.Find(version)!.Items.Where(item => item.List is not null),
        item =>
        {
            var codes = Vocabulary.List(item.List!).Where(code => item.Answers!.Any(answer => answer.Key == code.Key)).ToList();
            Assert.Equal(codes.Select(code => (code.Key, code.LabelIn("fr"))), item.Answers!.Select(answer => (answer.Key, answer.Labels["fr"])));
        });

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_item_says_where_it_falls_out_of_the_work_and_the_screens_can_say_it(string version) => Assert.All(
        Shelf.Own.Find(version)!.Items.Where(item => item.Part != "place"),
        item =>
        {
            Assert.Contains(item.From.Split('/')[0], Begins);
            Assert.True(item.From.Split('/') is not ["form", var kind, var field] || ModuleForms.Of(kind)!.Fields.Any(one => one.Name == field), item.From);
            Assert.DoesNotContain("[", FallsOut.Of(item, new Texts()), StringComparison.Ordinal);
        });

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_is_mapped_or_asked_under_a_condition_exists(string version)
    {
        var by = Shelf.Own.Find(version)!;
        foreach (var item in by.Items)
        {
            var names = (item.Map ?? new Dictionary<string, string>()).Values;
            Assert.All(names, key => Assert.NotNull(item.Item.CodeOf(key)));
            if (item.When?.Split('=') is { } when)
            {
                var other = by.Items.Single(one => one.Name == when[0]);
                Assert.True(when.Length == 1 || other.Item.CodeOf(when[1]) is not null, item.When);
            }

            if (item.Yes is { } yes && item.From.Split('/') is ["form", var kind, var field])
            {
                var list = ModuleForms.Of(kind)!.Fields.Single(one => one.Name == field).List;
                Assert.All(yes, code => Assert.True(Vocabulary.Has(list, code), $"{item.Name}: {code}"));
            }
        }
    }

    [Fact]
    public void A_year_stays_in_the_version_that_held_for_it()
    {
        var shelf = new Shelf([Small("eccam-1", 2009), Small("eccam-2", 2027), Small("tdi-3", 2013)]);

        Assert.Equal(("eccam-1", "eccam-2", null), (shelf.Of("eccam", 2026)?.Version, shelf.Of("eccam", 2027)?.Version, shelf.Of("eccam", 2008)?.Version));
        Assert.Null(shelf.Of("darts", 2026));
    }

    [Fact]
    public void A_centre_adds_items_of_its_own_and_the_core_stays_as_it_is()
    {
        var core = Shelf.Own.Find("eccam-1")!;
        var extended = core.With(Small("own-kade-1", 2026, Own("own_overstay")));

        Assert.Equal(core.Codebook.Items, extended.Codebook.Items.SkipLast(1));
        Assert.Equal(("eccam-1+own-kade-1", "own", 2026), (extended.Version, extended.Items[^1].Part, extended.FromYear));
        Assert.Equal("eccam-1", core.Codebook.Version);
    }

    [Theory]
    [InlineData("sex", "own-prefix")]
    [InlineData("transport", "own-prefix")]
    public void An_item_of_a_centre_cannot_stand_in_the_place_of_one_of_the_core(string name, string code) =>
        Assert.Equal(code, Assert.Throws<UnusableRegisterException>(() => Shelf.Own.Find("eccam-1")!.With(Small("own-kade-1", 2026, Own(name)))).Code);

    [Fact]
    public void An_item_of_a_centre_has_a_label_in_each_language()
    {
        var item = Own("own_overstay") with { Labels = new Dictionary<string, string> { ["nl"] = "langer", ["fr"] = "plus long", ["de"] = "länger" } };

        Assert.Equal("own-labels", Assert.Throws<UnusableRegisterException>(() => Shelf.Own.Find("eccam-1")!.With(Small("own-kade-1", 2026, item))).Code);
    }

    private static Dictionary<string, string> Word(string word) => Languages.ToDictionary(language => language, _ => word);

    private static DefinedItem Own(string name) => new("own", name, "stay/overstay-reason", Word("langer")) { Answers = [new("somatic", Word("somatisch"))] };

    private static Definition Small(string version, int from, params DefinedItem[] more) => new(version, from,
    [
        new("place", "year", "stay/from", Word("jaar")) { Answers = [new("2026", Word("2026"))] },
        new("place", "unit", "stay/unit", Word("eenheid")) { Answers = [new("unit-01", Word("een"))] },
        .. more,
    ]);
}
