using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RodeDraad.People;
using RodeDraad.Statistics;

namespace RodeDraad;

/// <summary>Statistical tests for whoever has the numbers: JSON in, JSON out.</summary>
internal static class StatisticsCommand
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers one input, or an array of them in the same order.</summary>
    /// <returns>0; 1 when the input is not data for the test; 2 when it is not JSON.</returns>
    [Public("A pure function of its input: no record is read.")]
    public static int Run(string test, bool batch, Stream inputs, TextWriter answers)
    {
        try
        {
            using var json = JsonDocument.Parse(inputs);
            var answer = NamedTests.AnswerOrError(test, json.RootElement, batch);
            answers.WriteLine(answer.ToJsonString(Plain));
            return answer is JsonObject && answer["error"] is not null ? 1 : 0;
        }
        catch (JsonException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }
}
