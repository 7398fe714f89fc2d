using System.Text.Json;
using System.Text.Json.Nodes;
using RodeDraad.People;
using RodeDraad.Statistics;

namespace RodeDraad;

/// <summary>Statistical tests for whoever has the numbers: JSON in, JSON out.</summary>
internal static class StatisticsCommand
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers one input, or an array of them in the same order.</summary>
    /// <returns>0; 1 when the one input is not data for the test; 2 when it is not JSON or, with <paramref name="batch"/>, no array.</returns>
    [Public("A pure function of its input: no record is read.")]
    public static int Run(string test, bool batch, Stream inputs, TextWriter answers)
    {
        try
        {
            using var json = JsonDocument.Parse(inputs);
            if (batch && json.RootElement.ValueKind != JsonValueKind.Array)
            {
                Console.Error.WriteLine("A batch is an array of inputs.");
                return 2;
            }

            var answer = batch ? new JsonArray([.. json.RootElement.EnumerateArray().Select(input => Answer(test, input))]) : Answer(test, json.RootElement);
            answers.WriteLine(answer.ToJsonString(Plain));
            return !batch && answer["error"] is not null ? 1 : 0;
        }
        catch (JsonException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static JsonNode Answer(string test, JsonElement input)
    {
        try
        {
            return NamedTests.Answer(test, input);
        }
        catch (UnusableInputException unusable)
        {
            return new JsonObject { ["error"] = unusable.Code, ["message"] = unusable.Message };
        }
    }
}
