using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Secrecy;

/// <summary>One line of the log review: who, by which rule, how often; never whose record by name.</summary>
/// <param name="Client">Sign of the client for this page only, or empty when it is about no single client.</param>
/// <param name="InquiryOpen">An inquiry about this client is open.</param>
/// <param name="Late">Not closed by its day.</param>
/// <param name="Red">Late by more than fourteen days: shown to the management.</param>
/// <param name="Said">Why somebody says that an own tie was a mistake; empty when a rule found it.</param>
/// <param name="NotYours">Code of the refusal that whoever looks would get who judges it; empty for whoever may, and in a list.</param>
public sealed record LogReviewLine(Guid Id, LocalDate Week, string Rule, string Person, string Client, int Times, Instant FirstAt, Instant LastAt, LocalDate DueOn, bool InquiryOpen, bool Late, bool Red, string Said, string NotYours = "");

/// <summary>The open items, oldest first.</summary>
public sealed record ReviewPage(IReadOnlyList<LogReviewLine> Open, int Closed, int Late, int Red);

/// <summary>Reads the queue of the log review of the auditor's organisation.</summary>
public sealed class ReviewQueue(Door door)
{
    internal const int RedAfterDays = 14;

    private const int Most = 200;

    public Task<Outcome<ReviewPage>> Read(CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Accesslog) { Record = "log-review" },
        async session => await Of(session, cancel),
        cancel);

    /// <summary>One open item.</summary>
    public Task<Outcome<LogReviewLine>> One(Guid id, CancellationToken cancel) => door.Read(
        new(Act.Read, Cat.Accesslog) { Record = $"review-item/{id}" },
        async session => (await Lines(session, items => items.Where(i => i.Id == id), cancel)).SingleOrDefault() is not { } line ? null
            : await Judging.WhyNot(session, await session.Db.Set<ReviewItem>().SingleAsync(i => i.OrganisationId == session.Hat.Organisation && i.Id == id, cancel), cancel) is { } refusal ? line with { NotYours = refusal.Code }
            : line,
        cancel);

    private static async Task<ReviewPage?> Of(Session session, CancellationToken cancel)
    {
        var today = session.Now.LocalDate();
        var redBefore = today.PlusDays(-RedAfterDays);
        var items = session.Db.Set<ReviewItem>().Where(i => i.OrganisationId == session.Hat.Organisation);
        return new(
            await Lines(session, open => open.OrderBy(i => i.DueOn).ThenBy(i => i.Id).Take(Most), cancel),
            await items.CountAsync(i => i.ClosedAt != null, cancel),
            await items.CountAsync(i => i.ClosedAt == null && i.DueOn < today, cancel),
            await items.CountAsync(i => i.ClosedAt == null && i.DueOn < redBefore, cancel));
    }

    private static async Task<List<LogReviewLine>> Lines(Session session, Func<IQueryable<ReviewItem>, IQueryable<ReviewItem>> which, CancellationToken cancel)
    {
        var (house, today) = (session.Hat.Organisation, session.Now.LocalDate());
        var open = await which(session.Db.Set<ReviewItem>().Where(i => i.OrganisationId == house && i.ClosedAt == null)).ToListAsync(cancel);
        var names = await Names.OfAccounts(session.Db, open.Select(i => i.AccountId), cancel);
        var inquiries = (await session.Db.Set<Inquiry>().Where(i => i.OrganisationId == house && i.ClosedAt == null).Select(i => i.ClientId).ToListAsync(cancel)).ToHashSet();
        return open.ConvertAll(i => new LogReviewLine(
            i.Id, i.Week, i.Rule, names.Account(i.AccountId.Value), i.Client == Guid.Empty ? "" : SignOf(i.Client), i.Times, i.FirstAt, i.LastAt, i.DueOn,
            i.ClientOrganisation == house.Value && inquiries.Contains(new(i.Client)), i.DueOn < today, i.DueOn < today.PlusDays(-RedAfterDays), i.Reason));
    }

    /// <summary>The end of the internal id: tells two clients apart and says nothing about either.</summary>
    private static string SignOf(Guid client) => client.ToString("N")[^6..];
}

/// <summary>How the log review stands, for whoever leads: numbers, no names.</summary>
public sealed record ReviewCounts(int Open, int Late, int Red, int Closed);

/// <summary>Counts the queue for whoever leads. Refuses with <c>audit.only-leads</c>.</summary>
public sealed class ReviewNumbers(Door door, Caller caller)
{
    public async Task<Outcome<ReviewCounts>> Read(CancellationToken cancel) => caller.Hat is { Leads: false }
        ? new Refusal("audit.only-leads")
        : await door.Read(new(Act.Read, Cat.Aggregate) { Record = "log-review" }, session => Of(session, cancel), cancel);

    private static async Task<ReviewCounts?> Of(Session session, CancellationToken cancel)
    {
        var items = session.Db.Set<ReviewItem>().Where(i => i.OrganisationId == session.Hat.Organisation);
        var today = session.Now.LocalDate();
        var redBefore = today.PlusDays(-ReviewQueue.RedAfterDays);
        return new(
            await items.CountAsync(i => i.ClosedAt == null, cancel),
            await items.CountAsync(i => i.ClosedAt == null && i.DueOn < today, cancel),
            await items.CountAsync(i => i.ClosedAt == null && i.DueOn < redBefore, cancel),
            await items.CountAsync(i => i.ClosedAt != null, cancel));
    }
}
