using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.ServiceCosts;

/// <summary>What became of a file.</summary>
public sealed record ImportedQuestionnaires(int Added, int Changed, int Same);

/// <summary>Takes in a file of questionnaires of the own house, whole or not at all. What stood before stays as an earlier version.</summary>
/// <remarks>
/// Services are known by their name in the house. Refuses with <c>costs.not-this-hat</c>, every mistake of <see cref="QuestionnaireFile.Read"/> at its line and column, <c>costs.no-questionnaires</c> for a header alone,
/// and at service and year with <c>costs.service-not-here</c> and what <see cref="SaveQuestionnaire"/> refuses.
/// </remarks>
public sealed class ImportQuestionnaires(Door door, Caller caller)
{
    /// <summary>Bytes of a file.</summary>
    public const int LargestBytes = 2_000_000;

    public Task<Outcome<ImportedQuestionnaires>> Run(string file, CancellationToken cancel)
    {
        if (!CostHats.Keeps(caller.Hat))
        {
            return Task.FromResult<Outcome<ImportedQuestionnaires>>(new Refusal("costs.not-this-hat"));
        }

        var read = file.Length > LargestBytes ? new Refusal("text.too-long", LargestBytes) : QuestionnaireFile.Read(file);
        return read.Refusal is not null ? Task.FromResult(read.Refused<ImportedQuestionnaires>())
            : read.Value.Count == 0 ? Task.FromResult<Outcome<ImportedQuestionnaires>>(new Refusal("costs.no-questionnaires"))
            : door.Write<ImportedQuestionnaires>(new(Act.Read, Cat.Capacity) { Record = "costs/import" }, session => Take(session, read.Value, cancel), cancel);
    }

    private static async Task<Outcome<ImportedQuestionnaires>> Take(Session session, IReadOnlyList<CostQuestionnaire> questionnaires, CancellationToken cancel)
    {
        var own = (await CostedServices.Of(session, cancel)).ToDictionary(service => service.Name.Trim(), StringComparer.OrdinalIgnoreCase);
        var check = new Mistakes();
        foreach (var q in questionnaires)
        {
            check.That(own.ContainsKey(q.Service.Trim()), new Refusal("costs.service-not-here", q.Service).At($"{q.Service} {q.Year}"));
            check.All(SaveQuestionnaire.Wrong(q).Select(wrong => wrong.At($"{q.Service} {q.Year}")));
        }

        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var done = new ImportedQuestionnaires(0, 0, 0);
        foreach (var q in questionnaires)
        {
            var of = (own[q.Service.Trim()].Id, q.Year);
            var now = await SaveQuestionnaire.Latest(session, of, cancel);
            var changed = SaveQuestionnaire.Keep(session, of, q, now).Changed;
            done = now is null ? done with { Added = done.Added + 1 } : changed ? done with { Changed = done.Changed + 1 } : done with { Same = done.Same + 1 };
        }

        session.Wrote("update", null, "costs/import");
        return done;
    }
}
