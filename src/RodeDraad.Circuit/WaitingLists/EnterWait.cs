using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A client who begins to wait.</summary>
public sealed record WaitForm
{
    /// <summary>A service of the own house.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Code of <c>waiting-priority</c>.</summary>
    public string Priority { get; init; } = Waits.Usual;

    /// <summary>Why this priority; needed when it is not the usual one.</summary>
    public string Why { get; init; } = "";

    /// <summary>Who follows; whoever writes it when it is empty.</summary>
    public AccountId? Follower { get; init; }

    /// <summary>The day since which the client waits; today when it is empty.</summary>
    public LocalDate? Since { get; init; }
}

/// <summary>Puts a client of the own house on the waiting list of one of its services. Nobody waits without somebody who follows.</summary>
/// <remarks>Refuses with <c>waits.already-waits</c>, and beside a field <c>field-needed</c>, <c>code-unknown</c>, <c>text.too-long</c>, <c>waits.service-unknown</c> (not of the own house, or a crisis unit with its own list), <c>waits.follower-unknown</c>, <c>waits.since-wrong</c>.</remarks>
public sealed class EnterWait(Door door)
{
    internal const int LongestText = 1_000;

    /// <summary>The services of the own house that have a list, and who can follow.</summary>
    public Task<Outcome<WaitChoices>> Choices(ClientKey client, CancellationToken cancel) =>
        door.Read(new(Act.Read, Cat.Plan, client) { Record = Waits.Kind }, session => Choose(session, client, cancel), cancel);

    public Task<Outcome<ServiceWaitId>> Run(ClientKey client, WaitForm form, CancellationToken cancel) => door.Write<ServiceWaitId>(
        new(Act.Write, Cat.Plan, client) { Record = Waits.Kind },
        async session =>
        {
            var mistakes = await MistakesOf(session, form, cancel);
            if (mistakes.Count > 0)
            {
                return mistakes;
            }

            var texts = await session.Texts(client, cancel);
            var from = form.Since is { } since && since < session.Now.LocalDate() ? LocalTimes.StartOf(since) : session.Now;
            var wait = Waits.Begin(session, client.Client, form.Service!.Value, (form.Priority, form.Follower ?? session.Hat.Account, from, null), texts.Seal(WaitChange.Table, form.Why.Trim()));
            session.Wrote("create", client, Waits.Record(wait.Id), 1);
            return wait.Id;
        },
        cancel);

    internal static Task<bool> Follows(Session session, AccountId account, CancellationToken cancel) => Colleagues.Of(session.Db, session.Hat.Organisation).AnyAsync(c => c.Account == account, cancel);

    internal static async Task<IReadOnlyList<WaitFollower>> Followers(Session session, CancellationToken cancel) =>
        [.. (await Colleagues.Of(session.Db, session.Hat.Organisation).ToListAsync(cancel)).DistinctBy(c => c.Account).Select(c => new WaitFollower(c.Account, c.Name))];

    private static async Task<WaitChoices?> Choose(Session session, ClientKey client, CancellationToken cancel) =>
        await ClientLine.Of(session.Db, client.Organisation).SingleOrDefaultAsync(c => c.Id == client.Client, cancel) is { } line
            ? new(line, [.. (await Waits.Services(session.Db, client.Organisation).OrderBy(s => s.Name).ToListAsync(cancel)).Select(s => new WaitService(s.Id, s.Name))], await Followers(session, cancel))
            : null;

    private static async Task<List<Refusal>> MistakesOf(Session session, WaitForm form, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(form.Service is not null, new Refusal("field-needed").At(nameof(form.Service)));
        check.That(form.Service is not { } service || await Waits.Services(session.Db, session.Hat.Organisation).AnyAsync(s => s.Id == service, cancel), new Refusal("waits.service-unknown").At(nameof(form.Service)));
        check.Code("waiting-priority", form.Priority, nameof(form.Priority), needed: true);
        check.Text(form.Why, LongestText, nameof(form.Why), needed: form.Priority != Waits.Usual);
        check.That(form.Follower is not { } follower || await Follows(session, follower, cancel), new Refusal("waits.follower-unknown").At(nameof(form.Follower)));
        check.That(form.Since is not { } since || (since <= session.Now.LocalDate() && since > session.Now.LocalDate().PlusYears(-5)), new Refusal("waits.since-wrong").At(nameof(form.Since)));
        return check.Found;
    }
}

/// <summary>A service of the own house that has a waiting list here.</summary>
public sealed record WaitService(ServiceId Id, string Name);

/// <summary>Somebody of the own house who can follow a client who waits.</summary>
public sealed record WaitFollower(AccountId Account, string Name);

/// <summary>What can be chosen when a client begins to wait.</summary>
public sealed record WaitChoices(ClientLine Client, IReadOnlyList<WaitService> Services, IReadOnlyList<WaitFollower> Followers);
