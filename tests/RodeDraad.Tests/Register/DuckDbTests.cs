using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RodeDraad.Register;

namespace RodeDraad.Tests;

/// <summary>Another program reads what the register writes, and the other way round: DuckDB, from npm.</summary>
[Trait("needs", "duckdb")]
public sealed partial class DuckDbTests : IDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("register");
    private readonly Episodes episodes = MadeEpisodes.Make(20_000, seed: 7);

    public DuckDbTests() => RegisterFolder.Write(Folder, episodes);

    private string Folder => Path.Combine(home.FullName, "register");

    private string Files => $"read_parquet('{Folder}/*/*/*.parquet', hive_partitioning = true)";

    public void Dispose() => home.Delete(true);

    [Fact]
    public void DuckDb_counts_in_the_files_what_the_register_counts_in_memory()
    {
        string[] items = [.. episodes.Codebook.Items.Select(item => item.Name)];
        var counted = CrossCounts.Of(episodes, "sex", items);

        var answers = Ask([.. items.Select(item => $"SELECT sex, {item}, count(*)::VARCHAR FROM {Files} GROUP BY ALL")]);

        foreach (var (counts, rows) in counted.Zip(answers))
        {
            Assert.Equal(episodes.Count, rows.Sum(row => int.Parse(row[2]!, CultureInfo.InvariantCulture)));
            Assert.All(rows, row => Assert.Equal(row[2], counts[Code(counts.Group, row[0]), Code(counts.Item, row[1])].ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void The_questions_in_the_handbook_are_answered()
    {
        var handbook = File.ReadAllText(Path.Combine(SourceFiles.Root, "docs", "operate.md"));
        string[] questions = [.. Sql().Matches(handbook).SelectMany(block => block.Groups["sql"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(question => question.Replace("/srv/register", Folder, StringComparison.Ordinal))];

        var answers = Ask(questions);

        Assert.True(questions.Length >= 4, "Few questions were found: the search is wrong.");
        Assert.All(answers.Zip(questions), answer => Assert.True(answer.First.Count > 0 || !answer.Second.StartsWith("SELECT", StringComparison.Ordinal), answer.Second));
    }

    [Fact]
    public void A_register_that_DuckDb_wrote_is_opened()
    {
        var copy = Path.Combine(home.FullName, "copy");
        Ask([$"COPY (SELECT * FROM {Files}) TO '{copy}' (FORMAT parquet, PARTITION_BY (year, unit), COMPRESSION uncompressed)"]);
        File.Copy(Path.Combine(Folder, "codebook.json"), Path.Combine(copy, "codebook.json"));

        Assert.Equal(MadeEpisodes.Lines(episodes), MadeEpisodes.Lines(RegisterFolder.Read(copy)));
    }

    [Theory]
    [InlineData("parquet-compression", "COMPRESSION zstd")]
    [InlineData("parquet-encoding", "COMPRESSION uncompressed, PARQUET_VERSION v2")]
    public void A_file_beyond_our_part_of_Parquet_is_refused_by_name(string code, string options)
    {
        var file = Directory.GetFiles(Folder, "*.parquet", SearchOption.AllDirectories)[0];
        var other = Path.Combine(home.FullName, "other.parquet");
        Ask([$"COPY (SELECT * FROM read_parquet('{file}', hive_partitioning = false)) TO '{other}' (FORMAT parquet, {options})"]);
        File.Move(other, file, overwrite: true);

        Assert.Equal(code, Assert.Throws<UnusableRegisterException>(() => RegisterFolder.Read(Folder)).Code);
    }

    private static int? Code(Item item, string? value) => value is null ? null : item.CodeOf(value) ?? int.Parse(value, CultureInfo.InvariantCulture);

    private static List<List<string?[]>> Ask(string[] questions)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(SourceFiles.Root, "tests", "duckdb", "ask.mjs")]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var duckDb = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var errors = duckDb.StandardError.ReadToEndAsync();
        duckDb.StandardInput.Write(JsonSerializer.Serialize(questions));
        duckDb.StandardInput.Close();
        var answers = duckDb.StandardOutput.ReadToEnd();
        duckDb.WaitForExit();
        Assert.True(duckDb.ExitCode == 0, errors.GetAwaiter().GetResult());
        using var json = JsonDocument.Parse(answers);
        return [.. json.RootElement.EnumerateArray().Select(rows => rows.EnumerateArray().Select(row => row.EnumerateArray().Select(Text).ToArray()).ToList())];
    }

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.ToString();

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sql();
}
