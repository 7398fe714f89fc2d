using RodeDraad.Register;

namespace RodeDraad.Tests;

/// <summary>Episodes from a spreadsheet are taken whole or refused with the place of the mistake.</summary>
public sealed class EpisodesCsvTests
{
    [Fact]
    public void Keys_numbers_and_what_is_missing_are_read_in_any_order_of_columns()
    {
        var episodes = Read("\uFEFFage,year,unit,sex\r\n34,2025,unit-1,female\r\n,2024,unit-2,\r\n");

        Assert.Equal(["2024 unit-2 ? ? ? ? ? ?", "2025 unit-1 female ? ? ? 34 ?"], MadeEpisodes.Lines(episodes));
        Assert.Equal(0, Read("year,unit\n").Count);
    }

    [Theory]
    [InlineData("csv-empty", "")]
    [InlineData("csv-ragged", "year,unit\n2025\n")]
    [InlineData("item-unknown", "year,unit,name\n2025,unit-1,An\n")]
    [InlineData("item-twice", "year,year\n2025,2025\n")]
    [InlineData("answer-unknown", "year,unit\n1925,unit-1\n")]
    [InlineData("number-unknown", "age\n34.5\n")]
    [InlineData("number-unknown", "age\n\"34,5\"\n")]
    [InlineData("number-unknown", "age\n-1\n")]
    [InlineData("number-unknown", "age\n121\n")]
    [InlineData("number-unknown", "age\n99999999999\n")]
    public void A_mistake_is_named(string code, string text) => Assert.Equal(code, Assert.Throws<UnusableRegisterException>(() => Read(text)).Code);

    private static Episodes Read(string text) => EpisodesCsv.Read(new StringReader(text), MadeEpisodes.Codebook);
}
