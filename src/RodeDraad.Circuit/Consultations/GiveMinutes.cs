using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>For whom a copy of the minutes is made.</summary>
public sealed record MinutesCopyForm
{
    public InvitedId? For { get; init; }

    /// <summary>Of the labels: a code of <c>client-language</c> that the screens speak.</summary>
    public string Language { get; init; } = "";
}

/// <summary>What a copy says, as it was given.</summary>
/// <param name="LeftOut">Parts of the minutes that are not in it.</param>
public sealed record MinutesPaper(Instant At, string Place, string Chair, string Series, IReadOnlyList<ConsultationPoint> Points, string Strategy, string Follower, LocalDate? NextOn, IReadOnlyList<PaperTask> Tasks, IReadOnlyList<PaperPart> Parts, int LeftOut);

/// <summary>A task on paper.</summary>
public sealed record PaperTask(string What, string Who, LocalDate UntilOn);

/// <summary>A part of the minutes on paper.</summary>
/// <param name="Category">Code of <c>category</c>.</param>
public sealed record PaperPart(string Category, string Text);

/// <summary>A copy with what is printed on it.</summary>
public sealed record GivenMinutes(ClientLine Client, MinutesCopyLine Copy, string Kind, MinutesPaper Paper);

/// <summary>
/// Makes a copy of agenda, decision and minutes for one participant, numbered, at that participant's level. The client's is complete and comes first. People close to the client get the day, the next day and their own tasks;
/// what is about somebody else never leaves; justice gets none.
/// </summary>
/// <remarks>
/// Refuses with <c>consultations.unknown</c>, <c>.no-yes</c>, <c>.not-held-yet</c>, <c>.no-participant</c>, <c>minutes.not-decided</c>, <c>minutes.client-first</c>, <c>minutes.none-for-justice</c>, <c>minutes.other-function</c> (whoever makes it may read all that is on it),
/// and what is wrong with the form.
/// </remarks>
public sealed class GiveMinutes(Door door)
{
    private static readonly string[] Printed = ["nl", "fr", "de", "en"];

    private static readonly string[] Close = ["reference-person", "network"];

    public Task<Outcome<MinutesCopyId>> Run(ClientKey client, ConsultationId id, MinutesCopyForm form, CancellationToken cancel) =>
        door.Write<MinutesCopyId>(Asked(client, Consultations.Record(id)), session => Give(session, client, id, form, cancel), cancel);

    /// <summary>A copy as it was given, to print again.</summary>
    public Task<Outcome<GivenMinutes>> Read(ClientKey client, ConsultationId id, MinutesCopyId copy, CancellationToken cancel) =>
        door.Read(Asked(client, $"minutes-copy/{copy.Value}"), session => Given(session, client, (id, copy), cancel), cancel);

    /// <summary>A copy for a participant is an act of its own: rule E1.</summary>
    private static Ask Asked(ClientKey client, string record) => new(Act.Export, Cat.Meeting, client) { Record = record, Purpose = Purpose.Meeting };

    private static async Task<Outcome<MinutesCopyId>> Give(Session session, ClientKey client, ConsultationId id, MinutesCopyForm form, CancellationToken cancel)
    {
        var (db, house) = (session.Db, client.Organisation);
        if (await Consultations.Of(db, client, id, cancel) is not { } held)
        {
            return new Refusal("consultations.unknown");
        }

        var copies = await db.Set<MinutesCopy>().Where(c => c.OrganisationId == house && c.ConsultationId == id).Select(c => new { c.Number, c.For }).ToListAsync(cancel);
        var to = held.Participants.FirstOrDefault(i => i.Id == form.For);
        var parts = await db.Set<MinutesPart>().AsNoTracking().Where(p => p.OrganisationId == house && p.ConsultationId == id).OrderBy(p => p.WrittenAt).ToListAsync(cancel);
        var check = MistakesOf(held, form, to, session.Now);
        check.That(to is null || to.Kind == ConsultationWords.Client || copies.Exists(c => held.Invited.Any(i => i.Id == c.For && i.Kind == ConsultationWords.Client)), new Refusal("minutes.client-first").At(nameof(form.For)));
        check.That(to is null || parts.TrueForAll(p => !Shows(to, p) || p.WrittenBy == session.Hat.Account || session.MayRead(PolicyWords.Parse<Cat>(p.Category)) == Level.Full), new Refusal("minutes.other-function"));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var texts = await session.Texts(client, cancel);
        var said = JsonSerializer.Serialize(await Paper(session, held, to!, parts, texts), NodaJson.Stored);
        var copy = new MinutesCopy { OrganisationId = house, Id = MinutesCopyId.New(), ClientId = client.Client, ConsultationId = id, For = to!.Id, Number = copies.Count + 1, Said = texts.Seal(MinutesCopy.Table, said), Language = form.Language, MadeAt = session.Now, MadeBy = session.Hat.Account };
        db.Add(copy);
        session.Wrote("create", client, $"minutes-copy/{copy.Id.Value}");
        session.Disclosed(new(RecipientOf(to), "paper", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))));
        return copy.Id;
    }

    private static string RecipientOf(ConsultationInvited to) => to.Account is { } account ? $"account/{account.Value}" : to.House is { } house ? $"organisation/{house.Value}" : $"consultation-invited/{to.Id.Value}";

    private static Mistakes MistakesOf(HeldConsultation held, MinutesCopyForm form, ConsultationInvited? to, Instant now)
    {
        var check = new Mistakes();
        held.WasHeld(check, now);
        check.That(held.Row.DecidedAt is not null || held.At is not { } at || at > now, new Refusal("minutes.not-decided"));
        check.That(form.For is not null, new Refusal("field-needed").At(nameof(form.For)));
        check.That(form.For is null || to is not null, new Refusal("consultations.no-participant").At(nameof(form.For)));
        check.That(to?.Kind != ConsultationWords.Justice, new Refusal("minutes.none-for-justice").At(nameof(form.For)));
        check.That(Printed.Contains(form.Language), form.Language.Length == 0 ? new Refusal("field-needed").At(nameof(form.Language)) : new Refusal("code-unknown", form.Language).At(nameof(form.Language)));
        return check;
    }

    /// <summary>The client's copy is complete but for what is about others; carers get what their function reads; people close to the client no minutes.</summary>
    private static bool Shows(ConsultationInvited to, MinutesPart part)
    {
        var category = PolicyWords.Parse<Cat>(part.Category);
        return to.Kind == ConsultationWords.Client ? category != Cat.Third : !Close.Contains(to.Kind) && MinutesLevel.Full(to.Role, category);
    }

    private static async Task<MinutesPaper> Paper(Session session, HeldConsultation held, ConsultationInvited to, List<MinutesPart> parts, ClientTexts texts)
    {
        var client = await ClientLine.Of(session.Db, held.Row.OrganisationId).SingleAsync(c => c.Id == held.Row.ClientId);
        var view = await ConsultationView.Of(session, [held], [], CancellationToken.None);
        var (head, row, own) = (view.Head(held, client, texts), held.Row, Close.Contains(to.Kind));
        var me = view.Invited(to, client, texts).Said;
        var shown = parts.FindAll(p => Shows(to, p));
        var follower = held.Invited.FirstOrDefault(i => i.Id == row.Follower);
        return new(
            held.At!.Value,
            head.Place,
            head.Chair,
            head.Series,
            own ? [] : Consultations.Points(texts, row.Agenda),
            own ? "" : texts.Open(ClientConsultation.Table, row.Strategy),
            follower is null ? "" : view.Invited(follower, client, texts).Said,
            row.NextOn,
            [.. view.Tasks(held, client, texts).Where(t => !own || t.Who == me).Select(t => new PaperTask(t.What, t.Who, t.UntilOn))],
            [.. shown.Select(p => new PaperPart(PolicyWords.CodeOf(p.Category), texts.Open(MinutesPart.Table, p.Text)))],
            own ? 0 : parts.Count - shown.Count);
    }

    private static async Task<GivenMinutes?> Given(Session session, ClientKey client, (ConsultationId Of, MinutesCopyId Id) which, CancellationToken cancel)
    {
        var house = client.Organisation;
        if (await Consultations.Of(session.Db, client, which.Of, cancel) is not { } held
            || await session.Db.Set<MinutesCopy>().AsNoTracking().SingleOrDefaultAsync(c => c.OrganisationId == house && c.Id == which.Id && c.ConsultationId == which.Of, cancel) is not { } copy)
        {
            return null;
        }

        var line = await ClientLine.Of(session.Db, house).SingleAsync(c => c.Id == client.Client, cancel);
        var texts = await session.Texts(client, cancel);
        var view = await ConsultationView.Of(session, [held], [copy.MadeBy], cancel);
        var paper = JsonSerializer.Deserialize<MinutesPaper>(texts.Open(MinutesCopy.Table, copy.Said), NodaJson.Stored)!;
        if (copy.MadeBy != session.Hat.Account && paper.Parts.Any(p => session.MayRead(PolicyWords.Parse<Cat>(PolicyWords.OfCode(p.Category))) != Level.Full))
        {
            return null;
        }

        var to = held.Invited.Single(i => i.Id == copy.For);
        return new(line, new(copy.Id, copy.Number, view.Invited(to, line, texts).Said, to.Kind, copy.Language, copy.MadeAt, view.Name(copy.MadeBy)), held.Row.Kind, paper);
    }
}
