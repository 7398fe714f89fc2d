using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A sketch in the list.</summary>
/// <param name="Reach">Code of <c>sketch-reach</c>.</param>
public sealed record SketchLine(SketchId Id, string Title, SketchWriter By, bool Own, string Reach, Instant AskedAt, IReadOnlyList<string> Domains, string Stage, int Answers);

/// <summary>What a colleague answered.</summary>
public sealed record SketchAnswerLine(SketchWriter By, Instant At, string Text);

/// <summary>A sketch with its answers, oldest first.</summary>
public sealed record SketchPage(SketchLine Line, string Text, string Question, IReadOnlyList<SketchAnswerLine> Answers);

/// <summary>Reads the sketches of the house and those that were put to its circuit, newest first, for those who do case management.</summary>
/// <remarks>Refuses with <c>intervision.not-this-hat</c>; any other sketch is unknown.</remarks>
public sealed class Intervision(Door door, Caller caller)
{
    /// <summary>Longest list.</summary>
    private const int Longest = 100;

    public Task<Outcome<IReadOnlyList<SketchLine>>> Read(CancellationToken cancel) => CaseHats.Only(caller.Hat, () => door.Read<IReadOnlyList<SketchLine>>(
        new(Act.Read, Cat.Plan) { Record = "intervision" },
        async session => await Lines(session, SketchReach.Readable(session), cancel),
        cancel));

    public Task<Outcome<SketchPage>> Read(SketchId id, CancellationToken cancel) =>
        CaseHats.Only(caller.Hat, () => door.Read(new(Act.Read, Cat.Plan) { Record = $"intervision/{id.Value}" }, session => Page(session, id, cancel), cancel));

    private static async Task<IReadOnlyList<SketchLine>> Lines(Session session, IQueryable<Sketch> which, CancellationToken cancel)
    {
        var (house, me, answers) = (session.Hat.Organisation, session.Hat.Account, session.Db.Set<SketchAnswer>());
        var found = await which.AsNoTracking().OrderByDescending(s => s.AskedAt).Take(Longest)
            .Select(s => new { Sketch = s, Answers = answers.Count(a => a.OrganisationId == s.OrganisationId && a.SketchId == s.Id) }).ToListAsync(cancel);
        var writers = await SketchWriters.Of(session, [.. found.Select(f => (f.Sketch.OrganisationId, f.Sketch.By))], cancel);
        SketchLine Line(Sketch s, int answered) =>
            new(s.Id, s.Title, writers.Shown(s.OrganisationId, s.By, s.Role), s.By == me && s.OrganisationId == house, s.Reach, s.AskedAt, s.Domains, s.Stage, answered);
        return [.. found.Select(f => Line(f.Sketch, f.Answers))];
    }

    private static async Task<SketchPage?> Page(Session session, SketchId id, CancellationToken cancel)
    {
        var which = SketchReach.Readable(session).Where(s => s.Id == id);
        if (await which.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } sketch)
        {
            return null;
        }

        var answers = await session.Db.Set<SketchAnswer>().AsNoTracking().Where(a => a.OrganisationId == sketch.OrganisationId && a.SketchId == id).OrderBy(a => a.At).ToListAsync(cancel);
        var writers = await SketchWriters.Of(session, [.. answers.Select(a => (a.House, a.By))], cancel);
        return new((await Lines(session, which, cancel))[0], sketch.Text, sketch.Question, [.. answers.Select(a => new SketchAnswerLine(writers.Shown(a.House, a.By, a.Role), a.At, a.Text))]);
    }
}
