using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>Somebody who knocks at the door of the region.</summary>
public sealed record PointForm
{
    /// <summary>A client of the own organisation, found by exact match; else <see cref="Client"/> makes one.</summary>
    public ClientId? ExistingClient { get; init; }

    public ClientForm Client { get; init; } = new();

    /// <summary>When it came in; null is now.</summary>
    public Instant? At { get; init; }

    /// <summary>Code of <c>presentation-channel</c>: by phone, in writing, at the door.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Code of <c>asked-by</c>.</summary>
    public string AskedBy { get; init; } = "";

    public string Question { get; init; } = "";
}

/// <summary>A presentation at the point, and whose it is.</summary>
public sealed record TakenAtPoint(PointPresentationId Id, ClientKey Client);

/// <summary>Takes a presentation at the central registration point: makes the client or links one of the own organisation, begins the care relation, keeps the question. One transaction.</summary>
/// <remarks>A right of the unit, before any relation (rules P0, P1). Refuses with <c>registration-point.none</c> (the own team's service is not the door of the region), <c>registration-point.channel</c>, <c>clients.unknown</c>, <c>access.G4</c>, <c>access.W2</c> beside the question of who writes no plan, <c>time.in-future</c>, and what is wrong with the form.</remarks>
public sealed class RegisterAtPoint(Door door, RegisterClient register)
{
    /// <summary>The channels of a point; the others bring somebody who is in danger now.</summary>
    public static readonly IReadOnlyList<string> Channels = ["phone", "written", "walk-in"];

    public Task<Outcome<TakenAtPoint>> Run(PointForm form, CancellationToken cancel) =>
        door.Write<TakenAtPoint>(new(Act.Present, Cat.Presence) { Record = "point-presentation" }, session => Take(session, form, cancel), cancel);

    private async Task<Outcome<TakenAtPoint>> Take(Session session, PointForm form, CancellationToken cancel)
    {
        var point = await Points.OfTeam(session, cancel);
        var check = new Mistakes();
        check.That(point is not null, new Refusal("registration-point.none"));
        check.Code("presentation-channel", form.Channel, nameof(form.Channel), needed: true);
        check.That(!Vocabulary.Has("presentation-channel", form.Channel) || Channels.Contains(form.Channel), new Refusal("registration-point.channel").At(nameof(form.Channel)));
        check.Code("asked-by", form.AskedBy, nameof(form.AskedBy), needed: true);
        check.Text(form.Question, Points.LongestText, nameof(form.Question));
        check.That(form.Question.Trim().Length == 0 || session.MayWrite(Cat.Plan), new Refusal("access.W2").At(nameof(form.Question)));
        check.That(form.At is null || form.At <= session.Now, new Refusal("time.in-future").At(nameof(form.At)));
        var client = await ClientOf(session, form, cancel);
        check.All(client.Refusals);
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var key = new ClientKey(session.Hat.Organisation, client.Value);
        var presented = new PointPresentation
        {
            OrganisationId = key.Organisation,
            Id = PointPresentationId.New(),
            ClientId = key.Client,
            ServiceId = point!.Id,
            At = form.At ?? session.Now,
            Channel = form.Channel,
            AskedBy = form.AskedBy,
            Question = (await session.Texts(key, cancel)).Seal(PointPresentation.Table, form.Question.Trim()),
            TakenBy = session.Hat.Account,
        };
        session.Db.Add(presented);
        await CareRelations.Begin(session, key.Client, "presentation", Points.Record(presented.Id), cancel);
        session.Wrote("create", key, Points.Record(presented.Id), 1);
        return new TakenAtPoint(presented.Id, key);
    }

    private async Task<Outcome<ClientId>> ClientOf(Session session, PointForm form, CancellationToken cancel)
    {
        if (form.ExistingClient is not { } existing)
        {
            return await register.Run(session, form.Client, cancel);
        }

        var closed = await session.Closed(new(session.Hat.Organisation, existing), Cat.Presence, cancel);
        return closed == Rule.G4 ? new Refusal("access.G4").At(nameof(form.ExistingClient))
            : closed is null && await ClientLine.Of(session.Db, session.Hat.Organisation).AnyAsync(c => c.Id == existing, cancel) ? existing
            : new Refusal("clients.unknown").At(nameof(form.ExistingClient));
    }
}
