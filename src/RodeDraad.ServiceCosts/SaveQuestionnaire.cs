using Microsoft.EntityFrameworkCore;
using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.ServiceCosts;

/// <summary>Saves what a service answered about a year as its next version; the earlier ones stay.</summary>
/// <remarks>
/// Refuses with <c>costs.not-this-hat</c>, <c>costs.unknown</c>, <c>costs.nothing-answered</c>, <c>changed-meanwhile</c> when somebody saved since <c>seen</c>, <c>text.too-long</c>, <c>text.unreadable</c>,
/// <c>costs.too-many-lines</c> and everything of <see cref="CostRules.Mistakes"/>. The same answers again make no new version.
/// </remarks>
public sealed class SaveQuestionnaire(Door door, Caller caller)
{
    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 200;

    /// <summary>Lines of a questionnaire.</summary>
    public const int MostLines = 500;

    /// <param name="answers">Its service and year are those of the act, whatever it says.</param>
    /// <param name="seen">The version that whoever saves has seen; 0 for a new questionnaire.</param>
    /// <returns>The number of the version that stands now.</returns>
    public Task<Outcome<SavedQuestionnaire>> Run((ServiceId Service, int Year) of, CostQuestionnaire answers, int seen, CancellationToken cancel) => CostHats.Only(
        CostHats.Keeps(caller.Hat),
        () => door.Write<SavedQuestionnaire>(
            new(Act.Read, Cat.Capacity) { Record = $"costs/{of.Service.Value}/{of.Year}" },
            async session =>
            {
                if ((await CostedServices.Of(session, cancel)).FirstOrDefault(s => s.Id == of.Service) is not { } service)
                {
                    return new Refusal("costs.unknown");
                }

                var named = answers with { Service = service.Name, Year = of.Year };
                if (Wrong(named) is { Count: > 0 } mistakes)
                {
                    return mistakes;
                }

                var now = await Latest(session, of, cancel);
                return (now?.Number ?? 0) != seen ? new Refusal("changed-meanwhile") : Keep(session, of, named, now).Saved;
            },
            cancel));

    /// <summary>What keeps answers from being saved.</summary>
    internal static List<Refusal> Wrong(CostQuestionnaire answers)
    {
        var check = new Mistakes();
        check.That(Lines(answers) > 0 || answers.Activity != new CostActivity() || answers.Agreement != new CostAgreement(), new Refusal("costs.nothing-answered"));
        check.That(Lines(answers) <= MostLines, new Refusal("costs.too-many-lines", MostLines));
        foreach (var (text, field) in answers.Costs.Select(line => (line.Note, "costs")).Concat(answers.Consultancy.Select(line => (line.Function, "consultancy"))))
        {
            check.Text(text, LongestNote, field);
        }

        check.All(CostRules.Mistakes(answers));
        return check.Found;
    }

    internal static Task<QuestionnaireVersion?> Latest(Session session, (ServiceId Service, int Year) of, CancellationToken cancel) => session.Db.Set<QuestionnaireVersion>().AsTracking()
        .SingleOrDefaultAsync(q => q.OrganisationId == session.Hat.Organisation && q.ServiceId == of.Service && q.Year == of.Year && q.ReplacedAt == null, cancel);

    /// <summary>Makes the next version, unless nothing changed.</summary>
    internal static (SavedQuestionnaire Saved, bool Changed) Keep(Session session, (ServiceId Service, int Year) of, CostQuestionnaire answers, QuestionnaireVersion? now)
    {
        if (now is not null && QuestionnaireFile.Write([now.Read(answers.Service)]) == QuestionnaireFile.Write([answers])) // as a file says it: 3.9 days and 3.90 days are the same
        {
            return (new(now.Number), false);
        }

        now?.ReplacedAt = session.Now;
        var next = new QuestionnaireVersion { OrganisationId = session.Hat.Organisation, ServiceId = of.Service, Year = of.Year, Number = (now?.Number ?? 0) + 1, Answers = QuestionnaireVersion.Write(answers), At = session.Now, By = session.Hat.Account };
        session.Db.Add(next);
        session.Wrote(now is null ? "create" : "update", null, $"costs/{of.Service.Value}/{of.Year}", next.Number);
        return (new(next.Number), true);
    }

    private static int Lines(CostQuestionnaire of) => of.Funding.Count + of.Staff.Count + of.Volunteers.Count + of.Costs.Count + of.Consultancy.Count;
}

/// <summary>A questionnaire that was saved.</summary>
public sealed record SavedQuestionnaire(int Version);
