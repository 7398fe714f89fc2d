using System.Net;

namespace RodeDraad.WebTests;

[Collection("site")]
public sealed class TiePageTests(Site site)
{
    [Fact]
    public async Task A_mistaken_tie_is_said_on_the_account_page_and_decided_in_the_queue_without_a_script()
    {
        var (nurse, auditor) = (await site.Visit("nurse.kade"), await site.Visit("auditor.kade"));
        using var program = await Token.Of(nurse, site);
        var name = Work.NewName();
        var taken = (await program.Post("/api/presentations", await program.PresentationBody(name))).Good;
        var client = taken["client"]!["client"]!.GetValue<string>();
        await nurse.Post(await nurse.Get($"/clients/{client}/tie"), "tie", ("Kind", "relative"));
        Assert.Equal(HttpStatusCode.Forbidden, (await nurse.Get($"/clients/{client}")).Status);

        var form = $"wrong-{Guid.Parse(client):N}";
        var refused = await nurse.Post(await nurse.Get("/account"), form, ("Reason", ""));
        Assert.Single(refused.Page.QuerySelectorAll(".field-error"));
        var asked = await nurse.Post(refused, form, ("Reason", "Verkeerde knop."));
        Assert.Contains("u krijgt antwoord tegen", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, asked.Text, StringComparison.Ordinal);
        Assert.Empty(asked.Page.QuerySelectorAll($"input[value='{form}']"));

        var item = (await auditor.Get("/audit")).Page.QuerySelectorAll("main a[href^='/audit/items/']").Single(a => a.TextContent.StartsWith("zegt dat het dossier", StringComparison.Ordinal)).GetAttribute("href")!;
        var seen = await auditor.Get(item);
        Assert.Contains("Verkeerde knop.", seen.One("main .told").TextContent, StringComparison.Ordinal);
        Assert.Equal(["", "ended", "stays"], seen.Page.QuerySelectorAll("#Outcome option").Select(o => o.GetAttribute("value")));
        await auditor.Post(seen, "close", ("Outcome", "ended"), ("Reason", "De namen verschillen."));

        Assert.Contains("De namen verschillen.", (await nurse.Get("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await nurse.Get($"/clients/{client}")).Status);
    }

    [Fact]
    public async Task An_auditor_who_is_close_to_the_client_finds_a_sentence_and_no_form()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        var client = (await nurse.Present()).Client;
        _ = (await nurse.Post($"/api/clients/{client}/tie", new { kind = "relative" })).Good;
        var asked = (await nurse.Post($"/api/clients/{client}/tie/wrong", new { reason = "Wrong button." })).Id;
        var item = $"/audit/items/{asked}";
        var auditor = await site.Visit("auditor.kade");
        Assert.Equal(2, (await auditor.Get(item)).Page.QuerySelectorAll("main form").Length);

        var record = Guid.Parse(client).ToByteArray(bigEndian: true);
        await site.Change($"INSERT INTO account_ties (account_id, organisation_id, client_id, kind) SELECT (SELECT id FROM accounts WHERE user_name = 'auditor.kade'), organisation_id, client_id, kind FROM account_ties WHERE client_id = {record}");

        var seen = await auditor.Get(item);
        Assert.Empty(seen.Page.QuerySelectorAll("main form"));
        Assert.Contains("uw eigen dossier of dat van iemand uit uw naaste omgeving", seen.One("main .notice").TextContent, StringComparison.Ordinal);
        var left = Guid.Parse(asked).ToByteArray(bigEndian: true);
        await site.Change($"DELETE FROM audit_review_items WHERE id = {left}");
    }

    [Fact]
    public async Task The_same_by_program()
    {
        using var nurse = await Token.Of(site, "nurse.kade");
        using var auditor = await Token.Of(site, "auditor.kade");
        var client = (await nurse.Present()).Client;
        Assert.Equal(HttpStatusCode.NotFound, (await nurse.Post($"/api/clients/{client}/tie/wrong", new { reason = "Not declared." })).Status);
        _ = (await nurse.Post($"/api/clients/{client}/tie", new { kind = "own" })).Good;

        var asked = await nurse.Post($"/api/clients/{client}/tie/wrong", new { reason = "Wrong button." });
        Assert.Equal(HttpStatusCode.Created, asked.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await nurse.Post($"/api/clients/{client}/tie/wrong", new { reason = "Again." })).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await nurse.Post($"/api/audit/review/{asked.Id}/close", new { outcome = "ended", reason = "x" })).Status);
        Assert.Equal("Wrong button.", (await auditor.Get("/api/audit/review")).Good["open"]!.AsArray().Single(line => line!["id"]!.GetValue<string>() == asked.Id)!["said"]!.GetValue<string>());
        _ = (await auditor.Post($"/api/audit/review/{asked.Id}/close", new { outcome = "stays", reason = "It is your own file." })).Good;

        var tie = (await nurse.Get("/api/ties")).Good.AsArray().Single(t => t!["client"]!.GetValue<string>() == client)!;
        Assert.Equal(("own", "stays", "It is your own file."), (tie["kind"]!.GetValue<string>(), tie["outcome"]!.GetValue<string>(), tie["answer"]!.GetValue<string>()));
        Assert.Equal(HttpStatusCode.Forbidden, (await nurse.Get($"/api/clients/{client}")).Status);
    }
}
