using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.Circuit;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class ReferralLinkOnSqlite() : ReferralLinkTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ReferralLinkOnPostgres() : ReferralLinkTests(new PostgresTestDatabase());

/// <summary>A partner without account is asked by a link, with a code by telephone.</summary>
public abstract class ReferralLinkTests(TestDatabase on) : ReferralWork(on)
{
    private OrganisationId Partner { get; } = OrganisationId.New();

    private ServiceId Practice { get; } = ServiceId.New();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Circuit.Add(
            new Organisation { Id = Partner, Kind = "care", Name = "Huisartsen De Brug (fictief)" },
            new Service { OrganisationId = Partner, Id = Practice, Kind = "general-practitioner", Name = "Huisartsen De Brug" });
    }

    [Fact]
    public async Task A_partner_opens_the_link_with_the_code_reads_and_answers_once()
    {
        var id = await SendToPartner();
        var (token, code) = await Link(id);
        Assert.Null((await Look(token)).Value.Open);
        Assert.Equal(["referrals.code-wrong Code"], Told(await Enter(token, code == "12345678" ? "87654321" : "12345678")));

        var device = (await Enter(token, $"{code[..4]} {code[4..]}")).Value;
        var open = (await Look(token, device)).Value.Open!;
        Assert.Equal(("Wil stoppen met drinken", "An Peeters", "Maya Draad", "Huisartsen De Brug"), (open.Question, open.Content.Name, open.AskedBy, open.Service));
        Assert.Equal(["referrals.code-wrong Code"], Told(await Enter(token, code)));
        Assert.Null((await Look(token, "another")).Value.Open);
        Assert.Equal(ReferralState.Seen, (await Sent(id)).Line.State);
        Assert.Equal(["field-needed Reason"], Told(await Reply(token, device, new() { Act = "refuse" })));
        Assert.Empty(Told(await Reply(token, device, new() { Act = "accept", Note = "Maandag om 9 uur" })));

        Assert.Equal("referrals.link-gone", (await Look(token, device)).Refusal?.Code);
        var page = await Sent(id);
        Assert.Equal((ReferralState.Accepted, "Maandag om 9 uur", "", "Huisartsen De Brug (fictief)"), (page.Line.State, page.Steps[^1].Said, page.Steps[^1].By, page.Steps[^1].House));
        var opened = Assert.Single(await Circuit.Audit(), a => a.Event == "disclose" && a.SignInStrength == "link");
        Assert.Equal((Client.Client.Value, Partner.Value, $"organisation/{Partner.Value}", 64), (opened.Client, opened.Organisation, opened.Recipient, opened.ContentHash.Length));
        Assert.Contains((await With<WhoLooked, IReadOnlyList<Look>>(who => who.Read(Client, null, Cancel))).Value, look => look is { Event: "disclose", Organisation: "Huisartsen De Brug (fictief)", Permitted: true });
    }

    [Fact]
    public async Task What_the_partner_tells_by_telephone_closes_the_loop_too()
    {
        var id = await SendToPartner();
        var (token, _) = await Link(id);
        Assert.Empty(Told(await Heard(id, new() { Answer = new() { Act = "wait", ExpectedOn = Date.PlusDays(20) } })));
        Assert.Equal("referrals.link-gone", (await Look(token)).Refusal?.Code);
        Assert.Equal(["referrals.start-day On"], Told(await Heard(id, new() { Answer = new() { Act = "arrive" }, On = Date.PlusDays(1) })));
        Assert.Empty(Told(await Heard(id, new() { Answer = new() { Act = "arrive" } })));
        Assert.Equal(["field-needed How"], Told(await Heard(id, new() { Answer = new() { Act = "feedback" } })));
        Assert.Empty(Told(await Heard(id, new() { Answer = new() { Act = "feedback", Note = "Komt goed" }, How = "on-course" })));

        Assert.Equal("Draft Send Wait Arrive Feedback", string.Join(' ', (await Sent(id)).Steps.Select(step => step.Act)));
        Assert.Equal(["referrals.has-accounts"], Told(await Heard(await Send(), new() { Answer = new() { Act = "accept" } })));
    }

    [Fact]
    public async Task A_link_that_was_guessed_has_expired_was_replaced_or_taken_back_gives_one_sentence()
    {
        var id = await SendToPartner(out var consent);
        var replaced = await Link(id);
        var link = await Link(id);
        await Gone("f00d", "12345678");
        await Gone(replaced.Token, replaced.Code);

        Circuit.Clock.Now += Duration.FromDays(16);
        await Gone(link.Token, link.Code);
        link = await Link(id);
        var kept = await consent();
        Assert.Null((await With<ConsentActs, ConsentId>(acts => acts.Withdraw(Client, kept, "phone", Cancel))).Refusal);
        await Gone(link.Token, link.Code);
        await Consent(Partner);
        link = await Link(id);
        await With<EndReferral, ReferralId>(end => end.Withdraw(Client, id, "", Cancel));
        await Gone(link.Token, link.Code);
        Assert.Equal(["referrals.withdrawn"], Told(await With<MakeReferralLink, MadeLink>(make => make.Run(Client, id, Cancel))));
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_link_and_many_from_one_network_wait()
    {
        var (token, code) = await Link(await SendToPartner());
        var wrong = code == "00000000" ? "11111111" : "00000000";

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("referrals.code-wrong", (await Enter(token, wrong)).Refusal?.Code);
        }

        Assert.Equal("referrals.link-gone", (await Enter(token, wrong)).Refusal?.Code);
        Assert.Equal("referrals.link-gone", (await Enter(token, code)).Refusal?.Code);
        Assert.Equal("sign-in.wait", (await Enter(token, code)).Refusal?.Code);
        Circuit.Clock.Now += Duration.FromMinutes(30);
        Assert.Equal("referrals.link-gone", (await Enter(token, code)).Refusal?.Code);
    }

    [Fact]
    public async Task Of_link_and_code_only_hashes_are_kept_and_whoever_has_accounts_gets_none()
    {
        var id = await SendToPartner();
        var (token, code) = await Link(id);

        var kept = await Circuit.Look(db => db.Set<ReferralLink>().SingleAsync(Cancel));
        Assert.DoesNotContain(new[] { kept.Hash, kept.CodeHash, kept.DeviceHash }, text => text.Contains(token, StringComparison.OrdinalIgnoreCase) || text.Contains(code, StringComparison.Ordinal));
        Assert.Equal((64, 8), (token.Length, code.Length));
        var known = await Send();
        Assert.Equal(["referrals.has-accounts"], Told(await With<MakeReferralLink, MadeLink>(make => make.Run(Client, known, Cancel))));
        var twice = await Twice(id);
        Assert.Equal((null, "referrals.link-shown"), (twice.First.Refusal?.Code, twice.Second.Refusal?.Code));
    }

    private async Task<(Outcome<MadeLink> First, Outcome<MadeLink> Second)> Twice(ReferralId id)
    {
        Task<Outcome<MadeLink>> Make() => Circuit.As(Manager, scope => ((MakeReferralLink)scope.GetService(typeof(MakeReferralLink))!).Run(Client, id, Cancel), "key-1");
        return (await Make(), await Make());
    }

    private async Task Gone(string token, string code)
    {
        Assert.Equal("referrals.link-gone", (await Look(token)).Refusal?.Code);
        Assert.Equal(["referrals.link-gone"], Told(await Enter(token, code)));
        Assert.Equal(["referrals.link-gone"], Told(await Reply(token, "x", new() { Act = "accept" })));
    }

    private Task<ReferralId> SendToPartner() => SendToPartner(out _);

    private Task<ReferralId> SendToPartner(out Func<Task<ConsentId>> consent)
    {
        var given = Consent(Partner);
        consent = () => given;
        async Task<ReferralId> Write()
        {
            await given;
            return (await base.Write(Asked with { Service = Practice })).Value;
        }

        return Write();
    }

    private async Task<(string Token, string Code)> Link(ReferralId id)
    {
        var made = (await With<MakeReferralLink, MadeLink>(make => make.Run(Client, id, Cancel))).Value;
        return (made.Path["/r/".Length..], made.Code);
    }

    private Task<Outcome<ReferralDoor>> Look(string token, string device = "") => Outside(door => door.Look(token, device, Cancel));

    private Task<Outcome<string>> Enter(string token, string code) => Outside(door => door.Enter(token, code, Cancel));

    private Task<Outcome<ReferralAct>> Reply(string token, string device, AnswerForm form) => Outside(door => door.Answer(token, device, form, Cancel));

    private Task<Outcome<ReferralId>> Heard(ReferralId id, PartnerForm form) => With<PartnerSaid, ReferralId>(said => said.Run(Client, id, form, Cancel));

    /// <summary>By nobody who is signed in.</summary>
    private Task<Outcome<T>> Outside<T>(Func<ReferralByLink, Task<Outcome<T>>> act) => Circuit.As(null!, scope => act((ReferralByLink)scope.GetService(typeof(ReferralByLink))!));
}
