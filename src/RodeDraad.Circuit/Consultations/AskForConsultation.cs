using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.Circuit;

/// <summary>Somebody whom the client may want at the meeting.</summary>
public sealed record InvitedForm
{
    /// <summary>Code of <c>consultation-participant</c>, but not the client, who is always invited.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The house of a service or a justice assistant.</summary>
    public OrganisationId? House { get; init; }

    /// <summary>Code of <c>role</c>: the function, when not the house as a whole is meant.</summary>
    public string Role { get; init; } = "";

    /// <summary>A name. One that somebody in the house has is that person; any other one stands on paper only.</summary>
    public string Name { get; init; } = "";

    /// <summary>How a justice assistant's own file about the client is numbered.</summary>
    public string FileNumber { get; init; } = "";
}

/// <summary>What the client said about one of them.</summary>
public sealed record YesForm
{
    /// <summary>Code of <c>yes-no</c>.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Code of <c>consultation-yes-way</c>.</summary>
    public string Way { get; init; } = "";

    /// <summary>The day on which it was said; null for today.</summary>
    public LocalDate? On { get; init; }

    public int Version { get; init; }
}

/// <summary>Writes down who may be at the meeting and what the client says to each; a yes is taken back by a no at any time. The client is always invited, comes or not, and may bring somebody.</summary>
/// <remarks>
/// Refuses with <c>consultations.unknown</c>, <c>.dropped</c>, <c>.house-needed</c>, <c>.not-a-colleague</c>, <c>.invited-already</c>, <c>.client-always</c>, <c>.only-own-door</c>, <c>.refusal-runs</c> (a refusal in the record beats a yes: the client lifts it first),
/// <c>time.in-future</c>, <c>changed-meanwhile</c>, and what is wrong with the form.
/// </remarks>
public sealed class AskForConsultation(Door door)
{
    private static readonly string[] WithoutHouse = ["reference-person", "network"];

    public Task<Outcome<InvitedId>> Invite(ClientKey client, ConsultationId id, InvitedForm form, CancellationToken cancel) =>
        door.Write<InvitedId>(Consultations.Writes(client, Consultations.Record(id)), session => Invite(session, client, id, form, cancel), cancel);

    /// <summary>The client's word on somebody.</summary>
    public Task<Outcome<InvitedId>> Answer(ClientKey client, ConsultationId id, InvitedId who, YesForm form, CancellationToken cancel) => Change(client, id, who, form.Version, async (session, invited) =>
    {
        var today = session.Now.LocalDate();
        var check = new Mistakes();
        check.All(await MistakesOf(session, client, invited, form.Answer, cancel));
        check.Code("consultation-yes-way", form.Way, nameof(form.Way), needed: true);
        check.That(form.Way != ConsultationWords.AtOwnDoor, new Refusal("consultations.only-own-door").At(nameof(form.Way)));
        check.That(form.On is null || form.On <= today, new Refusal("time.in-future").At(nameof(form.On)));
        if (check.Found.Count == 0)
        {
            await Put(session, client, invited, form, cancel);
        }

        return check.Found;
    }, cancel);

    /// <summary>What stands in the way of the client's word on somebody.</summary>
    internal static async Task<List<Refusal>> MistakesOf(Session session, ClientKey client, ConsultationInvited invited, string answer, CancellationToken cancel)
    {
        var check = new Mistakes();
        check.That(invited.Kind != ConsultationWords.Client, new Refusal("consultations.client-always"));
        check.Code("yes-no", answer, nameof(YesForm.Answer), needed: true);
        check.That(answer != ConsultationWords.Yes || !await Refused(session, client, invited, cancel), new Refusal("consultations.refusal-runs").At(nameof(YesForm.Answer)));
        return check.Found;
    }

    internal static Task Put(Session session, ClientKey client, ConsultationInvited invited, YesForm form, CancellationToken cancel)
    {
        (invited.Answer, invited.Way, invited.AnsweredOn, invited.AnsweredBy) = (form.Answer, form.Way, form.On ?? session.Now.LocalDate(), session.Hat.Account);
        return Versions.Keep(session, client.Client, ("consultation-yes", invited.Id.Value), invited.Version + 1, form, cancel);
    }

    /// <summary>Whether the client comes.</summary>
    /// <param name="attendance">Code of <c>consultation-attendance</c>.</param>
    public Task<Outcome<InvitedId>> Attend(ClientKey client, ConsultationId id, InvitedId who, string attendance, int version, CancellationToken cancel) => Change(client, id, who, version, (_, invited) =>
    {
        var check = new Mistakes();
        check.That(invited.Kind == ConsultationWords.Client, new Refusal("consultations.unknown"));
        check.Code("consultation-attendance", attendance, "Attendance", needed: true);
        invited.Attendance = check.Found.Count == 0 ? attendance : invited.Attendance;
        return Task.FromResult(check.Found);
    }, cancel);

    private Task<Outcome<InvitedId>> Change(ClientKey client, ConsultationId id, InvitedId who, int version, Func<Session, ConsultationInvited, Task<List<Refusal>>> change, CancellationToken cancel) => door.Write<InvitedId>(
        Consultations.Writes(client, Consultations.Record(id)),
        async session =>
        {
            if (await Consultations.Of(session.Db, client, id, cancel) is not { } held || held.Invited.SingleOrDefault(i => i.Id == who) is not { } invited)
            {
                return new Refusal("consultations.unknown");
            }

            List<Refusal> wrong = held.Row.DroppedAt is not null ? [new Refusal("consultations.dropped")] : invited.Version != version ? [new Refusal("changed-meanwhile")] : await change(session, invited);
            if (wrong.Count > 0)
            {
                return wrong;
            }

            session.Wrote("update", client, $"consultation-invited/{who.Value}", invited.Version + 1);
            return who;
        },
        cancel);

    private static async Task<Outcome<InvitedId>> Invite(Session session, ClientKey client, ConsultationId id, InvitedForm form, CancellationToken cancel)
    {
        if (await Consultations.Of(session.Db, client, id, cancel) is not { } held)
        {
            return new Refusal("consultations.unknown");
        }

        var house = form.Kind == ConsultationWords.Carer ? client.Organisation : WithoutHouse.Contains(form.Kind) ? null : form.House;
        var colleague = house is { } there && form.Name.Trim() is { Length: > 0 } name ? await Named(session, there, form.Kind, name, cancel) : null;
        var check = MistakesOf(form, held);
        check.That(form.Kind != ConsultationWords.Carer || form.Name.Trim().Length == 0 || colleague is not null, new Refusal("consultations.not-a-colleague").At(nameof(form.Name)));
        check.That(house is not { } named || form.Kind == ConsultationWords.Carer || await Known(session, named, form.Kind, cancel), new Refusal("consultations.house-needed").At(nameof(form.House)));
        check.That(!held.Invited.Any(i => i.House == house && (colleague is not null ? i.Account == colleague.Account : house is not null && form.Name.Trim().Length == 0 && i.Account is null && i.Role == PolicyWords.OfCode(form.Role) && i.Name.IsEmpty)), new Refusal("consultations.invited-already"));
        if (check.Found.Count > 0)
        {
            return check.Found;
        }

        var texts = await session.Texts(client, cancel);
        var invited = new ConsultationInvited
        {
            OrganisationId = client.Organisation,
            Id = InvitedId.New(),
            ClientId = client.Client,
            ConsultationId = id,
            Kind = form.Kind,
            House = house,
            Recipient = house is null ? "" : form.Name.Trim().Length > 0 ? "person" : form.Role.Length > 0 ? "function" : "organisation",
            Role = colleague?.Role ?? PolicyWords.OfCode(form.Role),
            Account = colleague?.Account,
            Name = colleague is null ? texts.Seal(ConsultationInvited.Table, form.Name.Trim()) : default,
            FileNumber = form.Kind == ConsultationWords.Justice ? texts.Seal(ConsultationInvited.Table, form.FileNumber.Trim()) : default,
        };
        session.Db.Add(invited);
        session.Wrote("create", client, $"consultation-invited/{invited.Id.Value}", 1);
        return invited.Id;
    }

    private static Mistakes MistakesOf(InvitedForm form, HeldConsultation held)
    {
        var check = new Mistakes();
        check.That(held.Row.DroppedAt is null, new Refusal("consultations.dropped"));
        check.Code("consultation-participant", form.Kind, nameof(form.Kind), needed: true);
        check.That(form.Kind != ConsultationWords.Client, new Refusal("consultations.client-always").At(nameof(form.Kind)));
        check.That(form.House is not null || form.Kind is not (ConsultationWords.Service or ConsultationWords.Justice), new Refusal("consultations.house-needed").At(nameof(form.House)));
        check.That(form.Role.Length == 0 || ConsentRules.Functions.Any(role => PolicyWords.CodeOf(role) == form.Role), new Refusal("code-unknown", form.Role).At(nameof(form.Role)));
        check.Text(form.Name, Consultations.LongestLine, nameof(form.Name), needed: form.Kind is not ConsultationWords.Service);
        check.Text(form.FileNumber, Consultations.LongestLine, nameof(form.FileNumber));
        return check;
    }

    /// <summary>A service is of another house of care; a justice assistant of a house of justice.</summary>
    private static Task<bool> Known(Session session, OrganisationId house, string kind, CancellationToken cancel)
    {
        var own = session.Hat.Organisation;
        return Houses.OfKind(session.Db, kind == ConsultationWords.Justice ? "justice" : "care").AnyAsync(h => h.Id == house && h.Id != own, cancel);
    }

    private static async Task<Colleague?> Named(Session session, OrganisationId house, string kind, string name, CancellationToken cancel)
    {
        var people = (await Colleagues.Of(session.Db, house).Where(c => c.Name == name).ToListAsync(cancel)).FindAll(c => PolicyWords.Parse<Role>(c.Role) is var role && (kind == ConsultationWords.Justice ? role == Role.Justice : Carers.Has(role)));
        return people.Select(c => c.Account).Distinct().Count() == 1 ? people[0] : null;
    }

    /// <summary>A refusal of the client in the record, toward exactly this person, function or house.</summary>
    private static Task<bool> Refused(Session session, ClientKey client, ConsultationInvited invited, CancellationToken cancel) => invited.House is { } house
        ? ConsentToHouse.Refused(session, client, session.Hat with { Account = invited.Account ?? default, Role = PolicyWords.Parse<Role>(invited.Role), Organisation = house, Team = default }, Cat.Meeting, cancel)
        : Task.FromResult(false);
}
