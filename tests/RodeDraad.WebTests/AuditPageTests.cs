using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RodeDraad.Kernel;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class AuditPageTests(Site site)
{
    [Fact]
    public async Task An_auditor_closes_an_item_and_opens_an_inquiry_without_a_script()
    {
        await Work();
        var auditor = await site.Visit("auditor.kade");
        var audit = await auditor.Get("/audit");
        Assert.Equal(HttpStatusCode.OK, audit.Status);

        var item = audit.Page.QuerySelectorAll("main a[href^='/audit/items/']").First(a => a.TextContent.StartsWith("door het lot", StringComparison.Ordinal)).GetAttribute("href")!; // a reading of this house
        var refused = await auditor.Post(await auditor.Get(item), "inquiry", ("CaseNumber", ""), ("Why", ""));
        Assert.Equal(2, refused.Page.QuerySelectorAll(".field-error").Length);
        await auditor.Post(await auditor.Get(item), "inquiry", ("CaseNumber", "2026/1"), ("Why", "Een vraag van de familie."));
        var inquiry = await auditor.Get((await auditor.Get("/audit")).LinkTo("main a[href^='/audit/inquiries/']"));
        Assert.Contains("2026/1", inquiry.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await auditor.Post(await auditor.Get(item), "close", ("Outcome", "work"), ("Reason", "Hoorde bij de opname."));
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get(item)).Status);
    }

    [Theory]
    [InlineData("/audit", "nurse.kade")]
    [InlineData("/audit/register", "nurse.kade")]
    [InlineData("/audit/register.csv", "nurse.kade")]
    [InlineData("/audit", "coordinator.kade")]
    public async Task Who_may_not_see_it_is_refused(string address, string who) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.Visit(who)).Get(address)).Status);

    [Fact]
    public async Task The_register_is_a_page_and_a_file()
    {
        var auditor = await site.Visit("auditor.kade");
        var page = await auditor.Get("/audit/register");

        Assert.Contains("Nele Nachtvlinder", page.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/audit/register.csv", page.LinkTo("main a.button"));
    }

    /// <summary>A thousand readings of one nurse: some of them are chosen for the review.</summary>
    private async Task Work()
    {
        var nurse = await site.Visit("nurse.kade");
        await nurse.Get(Places.Client(await Places.Stay(nurse)));
        var database = site.App.Services.GetRequiredService<IDatabase>();
        var read = await database.Read(db => db.Set<AuditRecord>().Where(a => a.Event == "read" && a.Client != null && a.Role == "crisis_nurse").OrderByDescending(a => a.Sequence).FirstAsync(), CancellationToken.None);
        database.Load([Enumerable.Range(0, 1_000).Select(_ => new AuditRecord
        {
            Id = Guid.CreateVersion7(),
            RecordedAt = read.RecordedAt,
            Event = read.Event,
            Action = read.Action,
            Outcome = 0,
            Rule = read.Rule,
            ReasonShown = read.ReasonShown,
            PolicyVersion = read.PolicyVersion,
            Account = read.Account,
            Role = read.Role,
            Organisation = read.Organisation,
            ClientOrganisation = read.ClientOrganisation,
            Client = read.Client,
        }).ToList()]);
        await site.App.Services.GetRequiredService<FillReviewQueue>().Run(read.RecordedAt.LocalDate(), CancellationToken.None);
    }
}
