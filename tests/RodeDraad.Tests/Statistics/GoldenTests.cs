using System.Text.Json;
using RodeDraad.Statistics;

namespace RodeDraad.Tests.Statistics;

/// <summary>What the tests answer by name, held against the published interface and against R 4.2 (<c>golden.R</c>): 10 significant digits, 8 for regressions.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, string> InR => Names(Golden.R);

    public static TheoryData<string, string> InTheInterface => Names(Golden.Interface);

    [Theory]
    [MemberData(nameof(InR))]
    public void The_answer_is_that_of_R(string test, string name) => Same(Golden.R, test, name);

    [Theory]
    [MemberData(nameof(InTheInterface))]
    public void The_answer_is_that_of_the_interface(string test, string name) => Same(Golden.Interface, test, name);

    [Fact]
    public void Every_test_of_the_interface_is_there() =>
        Assert.Empty(Golden.Interface.Select(example => example.Test).Except(NamedTests.Names));

    private static void Same(IReadOnlyList<Golden.Example> examples, string test, string name)
    {
        var example = examples.Single(example => example.Test == test && example.Name == name);

        var answer = NamedTests.Answer(test, example.Input);

        Assert.Equal("", string.Join("\n", Golden.Differences(example.Output, JsonSerializer.SerializeToElement(answer), test is "cox" or "logistic" ? 1e-8 : 1e-10, test)));
    }

    private static TheoryData<string, string> Names(IReadOnlyList<Golden.Example> examples)
    {
        var names = new TheoryData<string, string>();
        foreach (var example in examples)
        {
            names.Add(example.Test, example.Name);
        }

        return names;
    }
}
