using RodeDraad.Register;

namespace RodeDraad.Tests;

/// <summary>What is written is read again, and a damaged file is refused by name.</summary>
public sealed class RegisterFolderTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("register");

    private string Folder => Path.Combine(home.FullName, "r");

    public void Dispose() => home.Delete(true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void A_register_comes_back_as_it_was_written(int count)
    {
        var episodes = MadeEpisodes.Make(count, seed: count);
        RegisterFolder.Write(Folder, episodes);

        var read = RegisterFolder.Read(Folder);

        Assert.Equal(MadeEpisodes.Lines(episodes), MadeEpisodes.Lines(read));
        Assert.Equal(episodes.Codebook.ToJson(), read.Codebook.ToJson());
    }

    /// <summary>Long runs, no runs, one value, none at all, and more rows than one group has.</summary>
    [Fact]
    public void Columns_of_every_shape_come_back_in_their_order()
    {
        var episodes = new Episodes(MadeEpisodes.Codebook, 140_000);
        for (var row = 0; row < episodes.Count; row++)
        {
            (episodes["year"][row], episodes["unit"][row]) = (0, 0);
            episodes["sex"][row] = row < 1_003 ? 0 : 1;
            episodes["readmitted"][row] = 1;
            episodes["care"][row] = row % 100 < 9 ? null : row % 3;
            episodes["follow_up_days"][row] = row < 2_000 ? row % 1_095 : row % 32_000 / 32;
        }

        RegisterFolder.Write(Folder, episodes);

        foreach (var (written, read) in episodes.Columns.Zip(RegisterFolder.Read(Folder).Columns))
        {
            Assert.True(written.Bytes.SequenceEqual(read.Bytes) && written.Words.SequenceEqual(read.Words), written.Item.Name);
        }
    }

    [Fact]
    public void A_key_keeps_its_meaning_when_the_codebook_changes_its_order_and_an_item_that_was_not_asked_is_missing()
    {
        RegisterFolder.Write(Folder, MadeEpisodes.Make(100, seed: 1));
        var before = RegisterFolder.Read(Folder);
        List<Item> items = [.. before.Codebook.Items, MadeEpisodes.Category("new", "a")];
        items[5] = items[5] with { Answers = [.. items[5].Answers!.Prepend(new("solvents", items[5].Labels))] };
        File.WriteAllText(Path.Combine(Folder, "codebook.json"), new Codebook("later", items).ToJson());

        var read = RegisterFolder.Read(Folder);

        Assert.Equal(MadeEpisodes.Lines(before).Select(line => line + " ?"), MadeEpisodes.Lines(read));
    }

    [Fact]
    public void Damage_anywhere_in_a_file_is_named_or_changes_no_more_than_answers()
    {
        RegisterFolder.Write(Folder, MadeEpisodes.Make(12, seed: 4));
        var file = Directory.GetFiles(Folder, "*.parquet", SearchOption.AllDirectories)[0];
        var whole = File.ReadAllBytes(file);
        var refused = 0;
        for (var at = 0; at < whole.Length; at++)
        {
            File.WriteAllBytes(file, whole[..at]);
            Assert.StartsWith("not-parquet", Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Read(Folder)).Code, StringComparison.Ordinal);
            foreach (var bit in new[] { 1, 8, 128 })
            {
                byte[] damaged = [.. whole];
                damaged[at] ^= (byte)bit;
                File.WriteAllBytes(file, damaged);
                refused += Record.Exception(() => RegisterFolder.Read(Folder)) switch
                {
                    null => 0,
                    UnusableRegisterException => 1,
                    var other => throw new InvalidOperationException($"Bit {bit} of byte {at}.", other),
                };
            }
        }

        Assert.True(refused > whole.Length, $"Only {refused} damages were seen.");
    }

    [Theory]
    [InlineData("parquet-page", 1, new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 0 })] // a run of 2⁶³ − 1
    [InlineData("parquet-page", 1, new byte[] { 0, 0 })] // of none
    [InlineData("parquet-page", 17, new byte[] { 2, 0, 0, 0 })]
    [InlineData("parquet-page", 9, new byte[] { 3, 0, 0 })] // eight numbers of nine bits in two bytes
    [InlineData("parquet-metadata", 1, new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 0 })] // a length of 71 bits
    public void Numbers_that_are_packed_wrongly_are_refused(string code, int width, byte[] packed) =>
        Assert.Equal(code, Assert.Throws<UnusableRegisterException>(() => RunLengths.Read(packed, width, new ushort[8])).Code);

    [Fact]
    public void A_small_file_that_says_it_has_millions_of_rows_does_not_get_memory_for_them()
    {
        RegisterFolder.Write(Folder, MadeEpisodes.Make(1, seed: 8));
        using (var file = File.Create(Directory.GetFiles(Folder, "*.parquet", SearchOption.AllDirectories)[0]))
        {
            const long Rows = 50_000_000;
            var group = new ThriftStruct { { 1, new List<object>() }, { 3, Rows } };
            file.Write("PAR1"u8);
            new ThriftStruct { { 1, 1 }, { 2, new List<object>() }, { 3, Rows }, { 4, new List<object> { group } } }.WriteTo(file);
            file.Write([(byte)(file.Position - 4), 0, 0, 0, .. "PAR1"u8]);
        }

        Assert.Equal("parquet-metadata", Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Read(Folder)).Code);
    }

    [Fact]
    public void A_refusal_says_which_file_it_is_about()
    {
        RegisterFolder.Write(Folder, MadeEpisodes.Make(50, seed: 5));
        File.WriteAllText(Path.Combine(Folder, "year=2025", "unit=unit-2", "part-0.parquet"), "year;unit;sex: a table of another kind");

        var refusal = Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Read(Folder));

        Assert.Equal("not-parquet", refusal.Code);
        Assert.StartsWith(Path.Combine("year=2025", "unit=unit-2", "part-0.parquet"), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_and_folders_that_the_codebook_does_not_have_are_refused()
    {
        var episodes = MadeEpisodes.Make(50, seed: 6);
        RegisterFolder.Write(Folder, episodes);
        var poorer = new Codebook("poorer", [.. episodes.Codebook.Items.Select(item => item.Name == "sex" ? MadeEpisodes.Category("sex", "male") : item)]);
        File.WriteAllText(Path.Combine(Folder, "codebook.json"), poorer.ToJson());
        Assert.Equal("answer-unknown", Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Read(Folder)).Code);

        File.WriteAllText(Path.Combine(Folder, "codebook.json"), episodes.Codebook.ToJson());
        Directory.Move(Path.Combine(Folder, "year=2025"), Path.Combine(Folder, "year=1025"));
        Assert.Equal("answer-unknown", Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Read(Folder)).Code);

        File.Delete(Path.Combine(Folder, "codebook.json"));
        Assert.Equal("codebook-none", Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Read(Folder)).Code);
    }

    [Fact]
    public void An_episode_without_a_place_and_a_folder_that_is_there_are_refused()
    {
        Assert.Equal("place-missing", Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Write(Folder, new(MadeEpisodes.Codebook, 1))).Code);
        Assert.False(Path.Exists(Folder));

        Directory.CreateDirectory(Folder);
        Assert.Equal("folder-exists", Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Write(Folder, new(MadeEpisodes.Codebook, 0))).Code);
    }
}
