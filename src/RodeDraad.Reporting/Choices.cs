using RodeDraad.Registration;

namespace RodeDraad.Reporting;

/// <summary>The answers by which a report can be filtered.</summary>
public static class Choices
{
    public static IReadOnlyList<Words> Sex { get; } = [.. Shelf.Own.Definitions.First(definition => definition.Kind == "eccam").Items.First(item => item.Name == Items.Sex).Answers!.Select(answer => new Words(answer.Key, answer.Labels))];

    public static IReadOnlyList<Words> AgeClass { get; } = [.. Derived.Codebook.Items[Derived.Codebook.PlaceOf(Items.AgeClass)!.Value].Answers!.Select(answer => new Words(answer.Key, answer.Labels))];
}
