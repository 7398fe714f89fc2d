using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>What a house sets for a model.</summary>
public sealed record CaseModelForm
{
    public int Norm { get; init; }

    public int Months { get; init; }

    /// <summary>Null when talks are not counted.</summary>
    public int? Sessions { get; init; }

    public int ReviewMonths { get; init; }

    public int OutreachDays { get; init; }

    public int SilentWeeks { get; init; }

    /// <summary>Goals of a plan that come first at once, at most.</summary>
    public int Priorities { get; init; } = 3;
}

/// <summary>A model as it holds now, beside what holds as long as the house sets nothing.</summary>
/// <param name="SetAt">Since when the house has its own setting; null when it has none.</param>
public sealed record CaseModelLine(CaseModel Model, CaseModel Published, Instant? SetAt);

/// <summary>Shows the models of the house and sets one anew from now on: what was agreed before keeps its own period and talks.</summary>
/// <remarks>Only a hat that leads changes one. Refuses with <c>units.only-leads</c>, <c>code-unknown</c> for a model that is none, <c>units.out-of-range</c> beside a number.</remarks>
public sealed class ChangeCaseModel(Door door)
{
    public Task<Outcome<IReadOnlyList<CaseModelLine>>> Read(CancellationToken cancel) => door.Read<IReadOnlyList<CaseModelLine>>(
        new(Act.Read, Cat.Capacity) { Record = "case-models" },
        async session =>
        {
            var (house, now) = (session.Hat.Organisation, session.Now);
            var models = await CaseModels.At(session.Db, house, now, cancel);
            var set = await session.Db.Set<CaseModelSetting>().Where(s => s.OrganisationId == house && s.FromAt <= now).Select(s => new { s.Model, s.FromAt }).ToListAsync(cancel);
            var last = set.GroupBy(s => s.Model).ToDictionary(g => g.Key, g => (Instant?)g.Max(s => s.FromAt), StringComparer.Ordinal);
            return [.. CaseModels.Published.Select(published => new CaseModelLine(models.First(m => m.Key == published.Key), published, last.GetValueOrDefault(published.Key)))];
        },
        cancel);

    /// <returns>Since when it holds.</returns>
    public Task<Outcome<Instant>> Run(string model, CaseModelForm form, CancellationToken cancel) => door.Write<Instant>(
        new(Act.Read, Cat.Capacity) { Record = "case-models" },
        session =>
        {
            var mistakes = MistakesOf(model, form, session.Hat);
            if (mistakes.Count > 0)
            {
                return Task.FromResult<Outcome<Instant>>(mistakes);
            }

            session.Db.Add(new CaseModelSetting
            {
                OrganisationId = session.Hat.Organisation,
                Model = model,
                FromAt = session.Now,
                Norm = form.Norm,
                Months = form.Months,
                Sessions = form.Sessions,
                ReviewMonths = form.ReviewMonths,
                OutreachDays = form.OutreachDays,
                SilentWeeks = form.SilentWeeks,
                Priorities = form.Priorities,
            });
            session.Wrote("config", null, $"case-models/{model}");
            return Task.FromResult<Outcome<Instant>>(session.Now);
        },
        cancel);

    private static List<Refusal> MistakesOf(string model, CaseModelForm form, Hat hat)
    {
        var check = new Mistakes();
        check.That(hat.Leads, new Refusal("units.only-leads"));
        check.Code("case-management-model", model, "Model", needed: true);
        void Between(int value, int from, int to, string field) => check.That(value >= from && value <= to, new Refusal("units.out-of-range", from, to).At(field));
        Between(form.Norm, 1, 100, nameof(form.Norm));
        Between(form.Months, 1, 60, nameof(form.Months));
        Between(form.Sessions ?? 1, 1, 200, nameof(form.Sessions));
        Between(form.ReviewMonths, 1, 12, nameof(form.ReviewMonths));
        Between(form.OutreachDays, 1, 30, nameof(form.OutreachDays));
        Between(form.SilentWeeks, 1, 52, nameof(form.SilentWeeks));
        Between(form.Priorities, 1, 10, nameof(form.Priorities));
        return check.Found;
    }
}
