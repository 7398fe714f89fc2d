using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Storage;

namespace RodeDraad.Secrecy;

/// <summary>Why an auditor must know who the client is.</summary>
public sealed record InquiryForm
{
    public string CaseNumber { get; init; } = "";

    public string Reason { get; init; } = "";
}

/// <summary>Opens and closes an inquiry about the client of a review item. The record names the client, so that "who looked" tells the client.</summary>
/// <remarks>Refuses with <c>audit.item.unknown</c>, <c>audit.own-item</c>, <c>access.G4</c>, <c>audit.client-elsewhere</c>, <c>audit.inquiry.unknown</c>, <c>field-needed</c>, <c>text.too-long</c>.</remarks>
public sealed class OpenInquiry(Door door)
{
    private const int LongestReason = 2_000;
    private const int LongestNumber = 50;

    public Task<Outcome<Guid>> Run(Guid item, InquiryForm form, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Read, Cat.Accesslog) { Record = $"review-item/{item}" },
        async session =>
        {
            var check = new Mistakes();
            check.Text(form.CaseNumber, LongestNumber, nameof(form.CaseNumber), needed: true);
            check.Text(form.Reason, LongestReason, nameof(form.Reason), needed: true);
            if (check.Found.Count > 0)
            {
                return check.Found;
            }

            var house = session.Hat.Organisation;
            var about = await session.Db.Set<ReviewItem>().SingleOrDefaultAsync(i => i.OrganisationId == house && i.Id == item, cancel);
            if (about is null || about.Client == Guid.Empty)
            {
                return new Refusal("audit.item.unknown");
            }

            if (await Judging.Refuse(session, about, cancel) is { } no)
            {
                return no;
            }

            if (about.ClientOrganisation != house.Value)
            {
                return new Refusal("audit.client-elsewhere");
            }

            var inquiry = new Inquiry
            {
                OrganisationId = house,
                Id = Guid.CreateVersion7(),
                CaseNumber = form.CaseNumber.Trim(),
                Reason = form.Reason.Trim(),
                ClientId = new(about.Client),
                OpenedBy = session.Hat.Account,
                OpenedAt = session.Now,
            };
            session.Db.Add(inquiry);
            session.Wrote("inquiry-open", new(house, inquiry.ClientId), $"inquiry/{inquiry.Id}");
            return inquiry.Id;
        },
        cancel);

    /// <summary>Closes it: the name is shown no longer.</summary>
    public Task<Outcome<Guid>> Close(Guid id, CancellationToken cancel) => door.Write<Guid>(
        new(Act.Read, Cat.Accesslog) { Record = $"inquiry/{id}" },
        async session =>
        {
            var inquiry = await session.Db.Set<Inquiry>().AsTracking().SingleOrDefaultAsync(i => i.OrganisationId == session.Hat.Organisation && i.Id == id && i.ClosedAt == null, cancel);
            if (inquiry is null)
            {
                return new Refusal("audit.inquiry.unknown");
            }

            inquiry.ClosedAt = session.Now;
            session.Wrote("inquiry-close", new(inquiry.OrganisationId, inquiry.ClientId), $"inquiry/{id}");
            return id;
        },
        cancel);
}

/// <summary>An inquiry with who did what with the record, and, while it is open, who the client is: name, year of birth and reference, no more.</summary>
public sealed record InquiryPage(Guid Id, string CaseNumber, string Reason, Instant OpenedAt, string ClientName, int? BornIn, string Reference, IReadOnlyList<Look> Looks);

/// <summary>An inquiry in a list.</summary>
public sealed record InquiryLine(Guid Id, string CaseNumber, string Reason, Instant OpenedAt, bool Open);

/// <summary>Which inquiry opens a client's name to an auditor.</summary>
internal static class Inquiries
{
    private const string Named = "inquiry/";

    /// <summary>The open inquiry about this client that was asked for by name. It opens its own page and no other: a page for carers shows more than who somebody is.</summary>
    public static async Task<Guid?> Open(CircuitDb db, Hat hat, Ask ask, CancellationToken cancel)
    {
        if (hat.Role != Role.Auditor || !ask.Record.StartsWith(Named, StringComparison.Ordinal) || !Guid.TryParse(ask.Record[Named.Length..], out var id) || ask.Client is not { } client)
        {
            return null;
        }

        var open = db.Set<Inquiry>().AnyAsync(i => i.OrganisationId == hat.Organisation && i.OrganisationId == client.Organisation && i.Id == id && i.ClientId == client.Client && i.ClosedAt == null, cancel);
        return await open ? id : null;
    }
}

/// <summary>Reads inquiries.</summary>
public sealed class InquiryReader(Door door)
{
    public Task<Outcome<IReadOnlyList<InquiryLine>>> List(CancellationToken cancel) => door.Read<IReadOnlyList<InquiryLine>>(
        new(Act.Read, Cat.Accesslog) { Record = "inquiries" },
        async session => await session.Db.Set<Inquiry>().Where(i => i.OrganisationId == session.Hat.Organisation).OrderByDescending(i => i.OpenedAt)
            .Select(i => new InquiryLine(i.Id, i.CaseNumber, i.Reason, i.OpenedAt, i.ClosedAt == null)).ToListAsync(cancel),
        cancel);

    /// <summary>Asks for the client's identity, which the policy opens only while the inquiry is open (rules U3, U4); the client reads it in "who looked".</summary>
    public async Task<Outcome<InquiryPage>> Read(Guid id, CancellationToken cancel)
    {
        var about = await door.Read<Inquiry>(
            new(Act.Read, Cat.Accesslog) { Record = $"inquiry/{id}" },
            session => session.Db.Set<Inquiry>().SingleOrDefaultAsync(i => i.OrganisationId == session.Hat.Organisation && i.Id == id, cancel),
            cancel);
        if (about.Refusal is not null)
        {
            return about.Refused<InquiryPage>();
        }

        var inquiry = about.Value;
        return await door.Read<InquiryPage>(
            new(Act.Read, Cat.Ident, new(inquiry.OrganisationId, inquiry.ClientId)) { Record = $"inquiry/{id}" },
            async session =>
            {
                var line = await ClientLine.Of(session.Db, inquiry.OrganisationId).SingleAsync(c => c.Id == inquiry.ClientId, cancel);
                var looks = await WhoLooked.Of(session.Db, line.Key, null, cancel);
                return new(id, inquiry.CaseNumber, inquiry.Reason, inquiry.OpenedAt, line.Name, line.BirthDate?.Year ?? line.EstimatedBirthYear, line.Reference, looks);
            },
            cancel);
    }
}
