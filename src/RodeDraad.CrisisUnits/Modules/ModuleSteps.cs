using RodeDraad.Kernel;

namespace RodeDraad.CrisisUnits;

/// <summary>The steps of the three modules of a stay, from the code list.</summary>
public static class ModuleSteps
{
    /// <summary>All steps, in the order of the work.</summary>
    public static IReadOnlyList<Code> All { get; } = Vocabulary.List("module-step");

    public static int Count => All.Count;
}
