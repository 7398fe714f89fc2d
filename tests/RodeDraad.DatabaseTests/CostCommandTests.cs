namespace RodeDraad.DatabaseTests;

/// <summary>The commands about costs, run as a program of its own.</summary>
[Collection(Processes.Name)]
public sealed class CostCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("costs").FullName;

    [Fact]
    public async Task The_published_questionnaires_make_the_tables_of_the_report()
    {
        var (code, published) = await ServedProgram.Run("costs", "published");
        Assert.Equal(0, code);
        var file = Write("costs.csv", published + "\n");

        var (made, tables) = await ServedProgram.Run("costs", "tables", "--file", file, "--csv");

        Assert.Equal(0, made);
        Assert.StartsWith("table,row,service,part,column,unit,value\n", tables, StringComparison.Ordinal);
        Assert.Contains("totals,service,X2,,total,euro,600985", tables, StringComparison.Ordinal);
        Assert.Equal(0, (await ServedProgram.Run("costs", "tables", "--file", file, "--json")).ExitCode);
        Assert.Contains("unit-costs (K8, K14)", (await ServedProgram.Run("costs", "tables", "--file", file, "--anonymous")).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_says_how_many_printed_figures_follow()
    {
        var (code, said) = await ServedProgram.Run("costs", "check");

        Assert.Equal(0, code);
        Assert.Contains("printed figures", said, StringComparison.Ordinal);
        Assert.Contains("printed,set,row,service,part,column,value,computed,follows,source", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_centre_is_paid_on_the_command_line()
    {
        var (code, said) = await ServedProgram.Run("costs", "pay", "--beds", "9", "--days", "366", "--bed-days", "3400", "--day-price", "203,00", "--last-year", "85");

        Assert.Equal((0, "days,at,euro\n2964,100 %,601692.00\n264,50 %,26796.00\n172,0 %,0.00\n3400,together,628488.00"), (code, said));
    }

    [Fact]
    public async Task The_paths_are_the_whole_to_the_cent()
    {
        var file = Write("paths.csv", "path,clients,bed_days,contacts,minutes\nstay,3,10,1,\nadvice,7,,2,50\n");

        var (code, said) = await ServedProgram.Run("costs", "paths", "--file", file, "--total", "100,01", "--by-bed-days", "70", "--by-contacts", "10", "--by-minutes", "20");

        Assert.Equal(0, code);
        Assert.EndsWith("together,,70.01,10.00,20.00,100.01,", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2:amount_eur: There is a number below zero here.", "service,year,part,code,amount_eur\nX,2026,cost,rent,-1\n")]
    [InlineData("2:amount_eur: ‘1.234’ may be thousands", "service,year,part,code,amount_eur\nX,2026,cost,rent,1.234\n")]
    [InlineData("The file is empty.", "")]
    [InlineData("The column year is missing", "service,part,code\n")]
    public async Task A_wrong_file_ends_with_1_and_a_sentence_at_its_place(string sentence, string content)
    {
        var (code, said) = await ServedProgram.Run("costs", "tables", "--file", Write("wrong.csv", content));

        Assert.Equal(1, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var missing = Path.Combine(folder, "nowhere.csv");

        foreach (var arguments in new string[][] { ["costs", "tables", "--file", missing], ["costs", "paths", "--file", missing, "--total", "1", "--by-bed-days", "100", "--by-contacts", "0", "--by-minutes", "0"] })
        {
            var (code, said) = await ServedProgram.Run(arguments);
            Assert.Equal(1, code);
            Assert.Contains("nowhere.csv", said, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Shares_that_are_not_100_together_are_refused()
    {
        var (code, said) = await ServedProgram.Run("costs", "paths", "--file", Write("paths.csv", "path,clients,bed_days,contacts,minutes\n"), "--total", "1", "--by-bed-days", "70", "--by-contacts", "10", "--by-minutes", "19");

        Assert.Equal(1, code);
        Assert.Contains("--shares: The three parts of the cost must be 100 % together", said, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
