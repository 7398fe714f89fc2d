using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>The orientation talk.</summary>
public sealed record OrientationForm
{
    /// <summary>The day; null for today.</summary>
    public LocalDate? On { get; init; }

    public string TalkedOver { get; init; } = "";

    public int Version { get; init; }
}

/// <summary>What the client chooses.</summary>
public sealed record PointChoiceForm
{
    /// <summary>A service of the region's directory.</summary>
    public ServiceId? Service { get; init; }

    /// <summary>Why, in the client's words.</summary>
    public string Words { get; init; } = "";

    public int Version { get; init; }
}

/// <summary>A service took over.</summary>
public sealed record TakeOverForm
{
    public ServiceId? Service { get; init; }

    /// <summary>Who there said yes.</summary>
    public string SaidYes { get; init; } = "";

    /// <summary>The day; null for today.</summary>
    public LocalDate? On { get; init; }

    public int Version { get; init; }
}

/// <summary>It ended without a service that took over.</summary>
public sealed record PointEndForm
{
    /// <summary>Code of <c>point-end</c>, but not that a service took over.</summary>
    public string End { get; init; } = "";

    public string Why { get; init; } = "";

    public int Version { get; init; }
}

/// <summary>Follows a presentation at the registration point: the talk, the client's free choice, and the end. It ends with a service that took over, not with an address; another end says why. The care relation lasts three months more.</summary>
/// <remarks>Refuses with <c>registration-point.unknown</c>, <c>.ended</c>, <c>.service-unknown</c>, <c>.taken-over-apart</c>, <c>time.in-future</c>, <c>registration-point.before</c>, <c>changed-meanwhile</c>, and what is wrong with the form.</remarks>
public sealed class FollowAtPoint(Door door)
{
    public Task<Outcome<PointPresentationId>> Talk(ClientKey client, PointPresentationId id, OrientationForm form, CancellationToken cancel) => Change(client, id, form.Version, async (session, p, check) =>
    {
        Day(check, form.On, p, session.Now);
        check.Text(form.TalkedOver, Points.LongestText, nameof(form.TalkedOver), needed: true);
        if (check.Found.Count == 0)
        {
            (p.TalkOn, p.TalkedOver) = (form.On ?? session.Now.LocalDate(), (await session.Texts(client, cancel)).Seal(PointPresentation.Table, form.TalkedOver.Trim()));
        }
    }, cancel);

    public Task<Outcome<PointPresentationId>> Choose(ClientKey client, PointPresentationId id, PointChoiceForm form, CancellationToken cancel) => Change(client, id, form.Version, async (session, p, check) =>
    {
        await Service(check, session, form.Service, cancel);
        check.Text(form.Words, Points.LongestText, nameof(form.Words), needed: true);
        if (check.Found.Count == 0)
        {
            (p.Choice, p.ChoiceWords) = (form.Service, (await session.Texts(client, cancel)).Seal(PointPresentation.Table, form.Words.Trim()));
        }
    }, cancel);

    public Task<Outcome<PointPresentationId>> TakeOver(ClientKey client, PointPresentationId id, TakeOverForm form, CancellationToken cancel) => Change(client, id, form.Version, async (session, p, check) =>
    {
        await Service(check, session, form.Service, cancel);
        check.Text(form.SaidYes, Points.LongestText, nameof(form.SaidYes), needed: true);
        Day(check, form.On, p, session.Now);
        if (check.Found.Count == 0)
        {
            (p.TakenOverBy, p.TakenOverOn, p.SaidYes) = (form.Service, form.On ?? session.Now.LocalDate(), (await session.Texts(client, cancel)).Seal(PointPresentation.Table, form.SaidYes.Trim()));
            await End(session, p, Points.TakenOver, cancel);
        }
    }, cancel);

    public Task<Outcome<PointPresentationId>> End(ClientKey client, PointPresentationId id, PointEndForm form, CancellationToken cancel) => Change(client, id, form.Version, async (session, p, check) =>
    {
        check.Code("point-end", form.End, nameof(form.End), needed: true);
        check.That(form.End != Points.TakenOver, new Refusal("registration-point.taken-over-apart").At(nameof(form.End)));
        check.Text(form.Why, Points.LongestText, nameof(form.Why), needed: true);
        if (check.Found.Count == 0)
        {
            p.EndWhy = (await session.Texts(client, cancel)).Seal(PointPresentation.Table, form.Why.Trim());
            await End(session, p, form.End, cancel);
        }
    }, cancel);

    private static Task End(Session session, PointPresentation p, string end, CancellationToken cancel)
    {
        (p.End, p.EndedAt) = (end, session.Now);
        return CareRelations.EndAfter(session, Points.Record(p.Id), session.Now, cancel);
    }

    private static void Day(Mistakes check, LocalDate? on, PointPresentation p, Instant now)
    {
        check.That(on is null || on <= now.LocalDate(), new Refusal("time.in-future").At("On"));
        check.That(on is null || on >= p.At.LocalDate(), new Refusal("registration-point.before").At("On"));
    }

    /// <summary>A service of the own region, but no house of justice: nobody is handed over to one.</summary>
    private static async Task Service(Mistakes check, Session session, ServiceId? service, CancellationToken cancel)
    {
        check.That(service is not null, new Refusal("field-needed").At("Service"));
        check.That(service is not { } id || await RegistrationPoint.Choosable(session).AnyAsync(s => s.Id == id, cancel), new Refusal("registration-point.service-unknown").At("Service"));
    }

    private Task<Outcome<PointPresentationId>> Change(ClientKey client, PointPresentationId id, int version, Func<Session, PointPresentation, Mistakes, Task> change, CancellationToken cancel) => door.Write<PointPresentationId>(
        new(Act.Write, Cat.Plan, client) { Record = Points.Record(id) },
        async session =>
        {
            if (await Points.Of(session.Db, client, id, cancel) is not { } presented)
            {
                return new Refusal("registration-point.unknown");
            }

            var check = new Mistakes();
            check.That(presented.EndedAt is null, new Refusal("registration-point.ended"));
            check.That(presented.EndedAt is not null || presented.Version == version, new Refusal("changed-meanwhile"));
            if (check.Found.Count == 0)
            {
                await change(session, presented, check);
            }

            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            session.Wrote("update", client, Points.Record(id), presented.Version + 1);
            return id;
        },
        cancel);
}
