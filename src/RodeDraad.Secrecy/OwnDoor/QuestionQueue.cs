using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>A question as the data protection officer sees it: who did what, never the content of the file.</summary>
/// <param name="Reference">The client's reference; the name opens only in an inquiry.</param>
public sealed record QuestionLine(Guid Id, ClientKey Client, string Reference, Instant AskedAt, LocalDate DueOn, bool Overdue, string Text, Look Look, string Answer, Instant? AnsweredAt);

/// <summary>The questions of clients about who looked, and the answers to them.</summary>
/// <remarks>An answer refuses with <c>questions.unknown</c>, <c>questions.answered</c>, <c>field-needed</c>, <c>text.too-long</c>.</remarks>
public sealed class QuestionQueue(Door door)
{
    private const int Longest = 2_000;
    private const int Shown = 200;

    /// <summary>What is open, the longest waiting first, then what was answered last.</summary>
    public Task<Outcome<IReadOnlyList<QuestionLine>>> Read(CancellationToken cancel) =>
        door.Read<IReadOnlyList<QuestionLine>>(new(Act.Read, Cat.Accesslog) { Record = "questions" }, session => Lines(session, cancel), cancel);

    public Task<Outcome<Guid>> Answer(Guid id, string answer, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Read, Cat.Accesslog) { Record = $"question/{id}" },
        async session =>
        {
            var question = await session.Db.Set<ClientQuestion>().SingleOrDefaultAsync(q => q.OrganisationId == session.Hat.Organisation && q.Id == id, cancel);
            if (question is null || question.AnsweredAt is not null)
            {
                return new Refusal(question is null ? "questions.unknown" : "questions.answered");
            }

            var check = new Mistakes();
            check.Text(answer, Longest, "Answer", needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var texts = await session.Texts(new(question.OrganisationId, question.ClientId), cancel);
            (question.Answer, question.AnsweredAt, question.AnsweredBy) = (texts.Seal(ClientQuestion.Table, answer.Trim()), session.Now, session.Hat.Account);
            session.Wrote("update", new(question.OrganisationId, question.ClientId), $"question/{id}");
            return id;
        },
        cancel);

    private static async Task<IReadOnlyList<QuestionLine>?> Lines(Session session, CancellationToken cancel)
    {
        var (db, house, today) = (session.Db, session.Hat.Organisation, session.Now.LocalDate());
        var questions = await db.Set<ClientQuestion>().AsNoTracking().Where(q => q.OrganisationId == house)
            .OrderBy(q => q.AnsweredAt != null).ThenBy(q => q.DueOn).ThenBy(q => q.Id).Take(Shown).ToListAsync(cancel);
        var (ids, about) = (questions.ConvertAll(q => q.ClientId), questions.ConvertAll(q => q.About));
        var references = await ClientLine.Of(db, house).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Reference, cancel);
        var looks = await db.Set<AuditRecord>().AsNoTracking().Where(a => about.Contains(a.Id)).ToListAsync(cancel);
        var names = await Names.Of(db, looks, cancel);
        var texts = await session.TextsOf(house, ids, cancel);
        questions.ForEach(q => session.Showed(new(house, q.ClientId)));
        return [.. questions.Select(q => new QuestionLine(
            q.Id,
            new(house, q.ClientId),
            references.GetValueOrDefault(q.ClientId, ""),
            q.AskedAt,
            q.DueOn,
            q.AnsweredAt is null && q.DueOn < today,
            texts[q.ClientId].Open(ClientQuestion.Table, q.Text),
            LookOf(looks.Find(a => a.Id == q.About), names),
            texts[q.ClientId].Open(ClientQuestion.Table, q.Answer),
            q.AnsweredAt))];
    }

    private static Look LookOf(AuditRecord? a, Names names) => a is null
        ? new(0, Instant.MinValue, "", "", "", "", "", [], true)
        : new(a.Sequence, a.RecordedAt, names.Account(a.Account), PolicyWords.CodeOf(a.Role), names.Organisation(a.Organisation), a.Event, a.Purpose, a.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries), a.Outcome == 0);
}
