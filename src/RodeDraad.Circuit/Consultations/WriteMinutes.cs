using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;

namespace RodeDraad.Circuit;

/// <summary>A part of the minutes as it is typed.</summary>
public sealed record MinutesForm
{
    /// <summary>Code of <c>category</c>: the part of the record to which it belongs.</summary>
    public string Category { get; init; } = "";

    public string Text { get; init; } = "";
}

/// <summary>Adds a part to the minutes of a meeting. Nothing is changed afterwards: who was wrong adds a part.</summary>
/// <remarks>Refuses with <c>consultations.unknown</c>, <c>.no-yes</c>, <c>.dropped</c>, <c>.not-held-yet</c>, <c>access.W2</c> beside a part that the function does not write, and what is wrong with the form. What was typed stays in the form.</remarks>
public sealed class WriteMinutes(Door door)
{
    /// <summary>The categories that minutes have. What is about somebody else is one of its own, and never leaves the house.</summary>
    public static readonly IReadOnlyList<Cat> Categories = [Cat.Meeting, Cat.Plan, Cat.Social, Cat.Presence, Cat.Crisis, Cat.Med, Cat.Psy, Cat.Subst, Cat.Jud, Cat.Third];

    public Task<Outcome<MinutesPartId>> Run(ClientKey client, ConsultationId id, MinutesForm form, CancellationToken cancel) => door.Write<MinutesPartId>(
        Consultations.Writes(client, Consultations.Record(id)),
        async session =>
        {
            if (await Consultations.Of(session.Db, client, id, cancel) is not { } held)
            {
                return new Refusal("consultations.unknown");
            }

            var check = new Mistakes();
            var known = Categories.Where(c => PolicyWords.CodeOf(c) == form.Category).ToList();
            held.WasHeld(check, session.Now);
            check.That(form.Category.Length > 0, new Refusal("field-needed").At(nameof(form.Category)));
            check.That(form.Category.Length == 0 || known.Count == 1, new Refusal("code-unknown", form.Category).At(nameof(form.Category)));
            check.That(known.TrueForAll(session.MayWrite), new Refusal("access.W2").At(nameof(form.Category)));
            check.Text(form.Text, Consultations.LongestText, nameof(form.Text), needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var part = new MinutesPart
            {
                OrganisationId = client.Organisation,
                Id = MinutesPartId.New(),
                ClientId = client.Client,
                ConsultationId = id,
                Category = PolicyWords.Of(known[0]),
                Text = (await session.Texts(client, cancel)).Seal(MinutesPart.Table, form.Text.Trim()),
                WrittenAt = session.Now,
                WrittenBy = session.Hat.Account,
            };
            session.Db.Add(part);
            session.Wrote("create", client, $"minutes-part/{part.Id.Value}");
            return part.Id;
        },
        cancel);
}
