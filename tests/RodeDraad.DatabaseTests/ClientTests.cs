using Microsoft.EntityFrameworkCore;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.DatabaseTests;

public sealed class ClientsOnSqlite() : ClientTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class ClientsOnPostgres() : ClientTests(new PostgresTestDatabase());

public abstract class ClientTests(TestDatabase on) : UnitTests(on)
{
    private const string Niss = "85.07.30-033.28";

    [Theory]
    [InlineData("85073003328", true)]
    [InlineData("85.07.30-033.28", true)]
    [InlineData("85073003329", false)]
    [InlineData("17073003384", true)] // born in 2017
    [InlineData("17073003383", false)]
    [InlineData("40000195379", false)]
    [InlineData("8507300332", false)]
    [InlineData("850730033281", false)]
    [InlineData("٨٥٠٧٣٠٠٣٣٢٨", false)]
    public async Task A_national_number_has_the_right_check(string niss, bool right) =>
        Assert.Equal(right ? [] : ["clients.niss-invalid Niss"], Told(await Take(new() { FamilyName = "Peeters", Niss = niss })));

    [Fact]
    public async Task The_national_number_is_nowhere_to_be_read()
    {
        var taken = (await Take(new() { FamilyName = "Peeters", Niss = Niss })).Value;

        var (client, kept, audit) = await Circuit.Look(async db => (
            await db.Set<Client>().SingleAsync(Cancel),
            await db.Set<Storage.RecordVersion>().Select(v => v.Fields).ToListAsync(Cancel),
            string.Join(' ', await db.Set<Storage.AuditRecord>().Select(a => a.Record + a.Search).ToListAsync(Cancel))));

        var versions = string.Join(' ', await Task.WhenAll(kept.Select(fields => Circuit.Opened(taken.Client, "record_versions", fields))));
        Assert.Contains("Peeters", versions, StringComparison.Ordinal);
        Assert.DoesNotContain("85073003328", client.ProtectedNiss + client.NissIndex + versions + audit, StringComparison.Ordinal);
        Assert.DoesNotContain(Niss, versions + audit, StringComparison.Ordinal);
        Assert.Equal("85073003328", Circuit.Get<NissVault>().Reveal(client.ProtectedNiss!));
    }

    [Fact]
    public async Task Whoever_may_be_the_same_is_found_by_exact_match_alone()
    {
        await Take(new() { FamilyName = "Saïd", GivenName = "Åsa", BirthDate = new(1985, 7, 30), Niss = Niss });

        Assert.Equal("Å. S.", Assert.Single(await Same(new() { Niss = "85073003328" })).Initials);
        var byName = Assert.Single(await Same(new() { FamilyName = "SAID", GivenName = "asa", BirthDate = new(1985, 7, 30) }));
        Assert.Equal((1985, new YearMonth(2026, 11)), (byName.BirthYear, byName.LastContact));
        Assert.Empty(await Same(new() { FamilyName = "Saïd", GivenName = "Åsa", BirthDate = new(1985, 7, 31) }));
        Assert.Empty(await Same(new() { FamilyName = "Saïd", BirthDate = new(1985, 7, 30) }));
        Assert.Empty(await Same(new() { FamilyName = "Saïd", GivenName = "Åsa" }));
        Assert.Empty(await Same(new()));
    }

    [Fact]
    public async Task The_same_person_in_another_house_is_never_found()
    {
        var elsewhere = await SmallUnit.Open(Circuit);
        var person = new ClientForm { FamilyName = "Saïd", GivenName = "Åsa", BirthDate = new(1985, 7, 30), Niss = Niss };
        await Circuit.Act<TakePresentation, TakenPresentation>(elsewhere.Nurse, take => take.Run(elsewhere.Form() with { Client = person }, Cancel));

        Assert.Empty(await Same(person));
        await Take(person);
        Assert.Single(await Same(person));
        Assert.Equal(2, await Circuit.Look(db => db.Set<Client>().Select(c => c.NissIndex).Distinct().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Somebody_anonymous_is_called_by_the_reference_and_is_nobodys_duplicate()
    {
        var client = (await Take(new() { Anonymous = true, EstimatedAge = 30 })).Value.Client;

        var line = Assert.Single(await Search(""));

        Assert.Equal((line.Reference, 1996, true), (line.Name, line.EstimatedBirthYear, line.Anonymous));
        Assert.Matches("^C-[0-9A-HJKMNP-TV-Z]{8}$", line.Reference);
        Assert.Equal(client.Client, Assert.Single(await Search(line.Reference.ToLowerInvariant())).Id);
        Assert.Empty(await Same(new() { Anonymous = true }));
    }

    [Fact]
    public async Task A_name_is_found_by_its_beginning_without_accents_case_or_signs()
    {
        foreach (var (family, given) in new[] { ("Ben Saïd", "Åsa"), ("D’Hondt", "Émile"), ("Dhondt", "Zoë"), ("Çelik", "İpek"), ("Петров", "Иван") })
        {
            await Take(new() { FamilyName = family, GivenName = given });
        }

        Assert.Equal(["Ben Saïd"], await Names("bensaid"));
        Assert.Equal(["D’Hondt", "Dhondt"], await Names("d'hon"));
        Assert.Equal(["Dhondt"], await Names("DHONDT zoe"));
        Assert.Equal(["Çelik"], await Names("celik ip"));
        Assert.Equal(["Петров"], await Names("петр"));
        Assert.Empty(await Names("hondt"));
        Assert.Equal(5, (await Names("")).Count);
    }

    [Fact]
    public async Task A_merge_is_shown_first_and_taken_back_without_loss()
    {
        var (kept, merged) = (await Unit.Present("Peeters"), await Unit.Present("Peters"));
        await Unit.Admit(merged.Client, Unit.Beds[0]);

        var preview = (await Do<MergeClients, MergePreview>(merge => merge.Preview(kept.Client, merged.Client.Client, Cancel))).Value;
        Assert.Equal(("An Peeters", "An Peters"), (preview.Kept.Name, preview.Merged.Name));
        Assert.Empty(Told(await Merge(kept.Client, merged.Client)));

        Assert.Equal(["Peeters"], await Names("pe"));
        var file = (await Do<ClientFile, ClientFilePage>(read => read.Read(kept.Client, Cancel))).Value;
        Assert.Equal([(ThreadKind.Presentation, 2), (ThreadKind.Stay, 1)], file.Thread.CountBy(t => t.Kind).Select(c => (c.Key, c.Value)).Order());
        Assert.Equal(["An Peters"], file.MergedIn.Select(c => c.Name));

        Assert.Empty(Told(await Do<MergeClients, ClientId>(merge => merge.Undo(kept.Client, merged.Client.Client, Cancel))));
        Assert.Equal(["Peeters", "Peters"], await Names("pe"));
        Assert.Equal(2, (await Do<ClientFile, ClientFilePage>(read => read.Read(merged.Client, Cancel))).Value.Thread.Count);
        Assert.Equal(["clients.unknown"], Told(await Do<MergeClients, ClientId>(merge => merge.Undo(kept.Client, merged.Client.Client, Cancel))));
    }

    [Fact]
    public async Task The_file_of_the_kept_one_names_the_merged_one_in_the_log()
    {
        var (kept, merged) = (await Unit.Present("Peeters"), await Unit.Present("Peters"));
        await Merge(kept.Client, merged.Client);

        await Do<ClientFile, ClientFilePage>(read => read.Read(kept.Client, Cancel));

        var last = (await Circuit.Audit())[^1];
        Assert.Equal(kept.Client.Client.Value, last.Client);
        Assert.Equal([merged.Client.Client.Value], await Circuit.Look(db => db.Set<Storage.AuditSubject>().Where(s => s.AuditId == last.Id).Select(s => s.Client).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task Records_are_merged_neither_with_themselves_nor_twice_nor_in_a_circle_nor_with_strangers()
    {
        var (a, b, c) = ((await Unit.Present("A")).Client, (await Unit.Present("B")).Client, (await Unit.Present("C")).Client);
        var elsewhere = await SmallUnit.Open(Circuit);
        var stranger = (await elsewhere.Present("D")).Client;

        Assert.Equal(["clients.same"], Told(await Merge(a, a)));
        Assert.Equal(["clients.unknown"], Told(await Merge(a, stranger)));
        Assert.Equal("access.R1", (await Do<MergeClients, MergePreview>(merge => merge.Preview(a, stranger.Client, Cancel))).Refusal?.Code);
        Assert.Empty(Told(await Merge(a, b)));
        Assert.Equal(["clients.already-merged"], Told(await Merge(c, b)));
        Assert.Equal(["clients.already-merged"], Told(await Merge(b, a)));
        Assert.Equal(["clients.already-merged"], Told(await Merge(b, c)));
        Assert.Equal(["A", "C"], await Names(""));
    }

    [Fact]
    public async Task Three_records_of_one_person_stay_together_in_whatever_order_they_were_merged()
    {
        var (a, b, c) = ((await Unit.Present("A")).Client, (await Unit.Present("B")).Client, (await Unit.Present("C")).Client);
        await Merge(b, c);
        await Merge(a, b);

        var file = (await Do<ClientFile, ClientFilePage>(read => read.Read(a, Cancel))).Value;

        Assert.Equal(["A"], await Names(""));
        Assert.Equal(["B", "C"], file.MergedIn.Select(m => m.FamilyName).Order());
        Assert.Equal(3, file.Thread.Count);
    }

    [Fact]
    public async Task Two_who_change_who_a_client_is_keep_both_changes_and_the_number()
    {
        var client = (await Take(new() { FamilyName = "Peeters", GivenName = "An", Niss = Niss })).Value.Client;
        var (seen, version) = (await Do<EditClient, Tuple<ClientForm, int>>(edit => edit.Read(client, Cancel))).Value;

        Assert.Empty(Told(await Edit(client, seen with { Phone = "0470 12 34 56" }, version)));
        Assert.Empty(Told(await Edit(client, seen with { BirthDate = new(1985, 7, 30) }, version)));
        var asked = await Edit(client, seen with { Phone = "0499 99 99 99" }, version);

        var (now, _) = (await Do<EditClient, Tuple<ClientForm, int>>(edit => edit.Read(client, Cancel))).Value;
        Assert.Equal(("0470 12 34 56", new LocalDate(1985, 7, 30), ""), (now.Phone, now.BirthDate, now.Niss));
        Assert.Equal(["changed-both Phone"], Told(asked));
        Assert.Single(await Same(new() { Niss = Niss }));
    }

    private Task<Outcome<TakenPresentation>> Take(ClientForm client) =>
        Do<TakePresentation, TakenPresentation>(take => take.Run(Unit.Form() with { Client = client }, Cancel));

    private async Task<IReadOnlyList<PossibleDuplicate>> Same(ClientForm form) =>
        (await Do<FindClients, IReadOnlyList<PossibleDuplicate>>(find => find.Duplicates(form, Cancel))).Value;

    private async Task<IReadOnlyList<ClientLine>> Search(string typed) =>
        (await Do<FindClients, IReadOnlyList<ClientLine>>(find => find.Search(typed, "", Cancel))).Value;

    private async Task<List<string>> Names(string typed) => [.. (await Search(typed)).Select(c => c.FamilyName)];

    private Task<Outcome<ClientId>> Merge(ClientKey kept, ClientKey merged) => Do<MergeClients, ClientId>(merge => merge.Run(kept, merged.Client, Cancel));

    private Task<Outcome<ClientId>> Edit(ClientKey client, ClientForm form, int version) =>
        Do<EditClient, ClientId>(edit => edit.Run(client, form, version, Cancel));
}
