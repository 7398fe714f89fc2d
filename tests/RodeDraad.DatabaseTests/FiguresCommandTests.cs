using System.Diagnostics;

namespace RodeDraad.DatabaseTests;

/// <summary><c>rodedraad figures check</c> as a user starts it; it needs no database.</summary>
[Collection(Processes.Name)]
public sealed class FiguresCommandTests : IDisposable
{
    private const string Rules = """{ "tables": { "own": { "exact": ["beds", "admissions"] } }, "rules": [ { "rule": "formula", "table": "own", "column": "per_bed", "is": "admissions / beds" } ] }""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("figures");

    public void Dispose() => folder.Delete(true);

    [Theory]
    [InlineData("20", 0, "0 differs, 0 loose, 0 rounding, 0 undecided, 1 agrees")]
    [InlineData("25", 1, "printed 25, recomputed 20.0")]
    public void It_says_which_figure_differs_and_ends_with_one_when_any_does(string printed, int ends, string says)
    {
        Put("own.csv", $"site,beds,admissions,per_bed\nX1,4,80,{printed}\n");
        Put("own.json", Rules);

        var (code, output, _) = Run("figures", "check", folder.FullName);

        Assert.Equal(ends, code);
        Assert.Contains(says, output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_writes_a_table_and_records_for_other_programs()
    {
        Put("own.csv", "site,beds,admissions,per_bed\nX1,4,80,25\n");
        Put("rules/own.json", Rules);

        Assert.Equal("table,row,column,printed,recomputed,verdict,how\nown,X1,per_bed,25,20.0,differs,(80 / 4)\n", Run("figures", "check", folder.FullName, "--csv").Output);
        Assert.Contains("\"verdict\": \"differs\"", Run("figures", "check", folder.FullName, "--rules", Path.Combine(folder.FullName, "rules"), "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_checked_ends_with_two_and_is_named()
    {
        Put("own.csv", "site,beds,admissions,per_bed\nX1,4,80\n");
        Put("own.json", Rules);

        var (code, output, errors) = Run("figures", "check", folder.FullName);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("figures.ragged-row: ", errors, StringComparison.Ordinal);
        Assert.Equal(2, Run("figures", "check", Path.Combine(folder.FullName, "nowhere")).Code);
    }

    private void Put(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "rodedraad.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync();
        var output = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return (program.ExitCode, output, errors.Result);
    }
}
