using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.CaseManagement;

/// <summary>A sketch in the list.</summary>
public sealed record SketchLine(SketchId Id, string Title, string By, bool Own, Instant AskedAt, IReadOnlyList<string> Domains, string Stage, int Answers);

/// <summary>What a colleague answered.</summary>
public sealed record SketchAnswerLine(string By, Instant At, string Text);

/// <summary>A sketch with its answers, oldest first.</summary>
public sealed record SketchPage(SketchLine Line, string Text, string Question, IReadOnlyList<SketchAnswerLine> Answers);

/// <summary>Reads the sketches of the house, newest first, for those who do case management.</summary>
/// <remarks>Refuses with <c>intervision.not-this-hat</c>; a sketch of another house is as unknown as any.</remarks>
public sealed class Intervision(Door door, Caller caller)
{
    /// <summary>Longest list.</summary>
    private const int Longest = 100;

    public Task<Outcome<IReadOnlyList<SketchLine>>> Read(CancellationToken cancel) => CaseHats.Only(caller.Hat, () => door.Read<IReadOnlyList<SketchLine>>(
        new(Act.Read, Cat.Plan) { Record = "intervision" },
        async session => await Lines(session, session.Db.Set<Sketch>(), cancel),
        cancel));

    public Task<Outcome<SketchPage>> Read(SketchId id, CancellationToken cancel) =>
        CaseHats.Only(caller.Hat, () => door.Read(new(Act.Read, Cat.Plan) { Record = $"intervision/{id.Value}" }, session => Page(session, id, cancel), cancel));

    private static async Task<IReadOnlyList<SketchLine>> Lines(Session session, IQueryable<Sketch> which, CancellationToken cancel)
    {
        var (db, house, me) = (session.Db, session.Hat.Organisation, session.Hat.Account);
        var answers = db.Set<SketchAnswer>();
        var sketches = await which.AsNoTracking().Where(s => s.OrganisationId == house).OrderByDescending(s => s.AskedAt).Take(Longest)
            .Select(s => new { s.Id, s.Title, s.By, s.AskedAt, s.Domains, s.Stage, Answers = answers.Count(a => a.OrganisationId == house && a.SketchId == s.Id) }).ToListAsync(cancel);
        var names = await Names.OfAccounts(db, sketches.Select(s => s.By), cancel);
        return [.. sketches.Select(s => new SketchLine(s.Id, s.Title, names.Account(s.By.Value), s.By == me, s.AskedAt, s.Domains, s.Stage, s.Answers))];
    }

    private static async Task<SketchPage?> Page(Session session, SketchId id, CancellationToken cancel)
    {
        var (db, house) = (session.Db, session.Hat.Organisation);
        if (await db.Set<Sketch>().AsNoTracking().SingleOrDefaultAsync(s => s.OrganisationId == house && s.Id == id, cancel) is not { } sketch)
        {
            return null;
        }

        var answers = await db.Set<SketchAnswer>().AsNoTracking().Where(a => a.OrganisationId == house && a.SketchId == id).OrderBy(a => a.At).ToListAsync(cancel);
        var names = await Names.OfAccounts(db, answers.Select(a => a.By), cancel);
        return new((await Lines(session, db.Set<Sketch>().Where(s => s.Id == id), cancel))[0], sketch.Text, sketch.Question, [.. answers.Select(a => new SketchAnswerLine(names.Account(a.By.Value), a.At, a.Text))]);
    }
}
