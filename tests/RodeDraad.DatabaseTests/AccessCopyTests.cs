using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.Policy;
using RodeDraad.Secrecy;

namespace RodeDraad.DatabaseTests;

public sealed class AccessCopyOnSqlite() : AccessCopyTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class AccessCopyOnPostgres() : AccessCopyTests(new PostgresTestDatabase());

public abstract class AccessCopyTests(TestDatabase on) : UnitTests(on)
{
    /// <summary>Tables of client data that the copy does not give, each with the reason.</summary>
    private static readonly Dictionary<string, string> NotInTheCopy = new(StringComparer.Ordinal)
    {
        ["client_merges"] = "The entries of merged records are all given; who merged them stands in who looked.",
        ["threads"] = "Links records of one person and holds nothing about the person.",
        ["bed_promises"] = "A bed held for hours; it becomes a stay or is gone.",
        ["bed_places"] = "Which bed in which hour: the stay says where and when; the bed is on the stay's page.",
        ["bridging_contacts"] = "Calls while waiting are told with the waiting.",
        ["module_steps"] = "Whether a form is due; the forms themselves are given.",
        ["record_versions"] = "Earlier wordings of entries that are given in their last wording.",
        ["answered_requests"] = "Ids that answer a request sent twice.",
        ["drafts"] = "What a carer is typing and has not said yet.",
        ["audit_inquiries"] = "The auditor's own work on the log: each opening of the record stands in who looked.",
        ["audit_review_items"] = "Readings that an auditor looks at again: the readings themselves stand in who looked.",
        ["justice_passes"] = "Which team said that it does not know the person: no part of a file.",
        ["consultation_copies"] = "Who got a copy is told with the consultation, once there is one.",
        ["consultation_tasks"] = "What was agreed is told with the consultation, once there is one.",
        ["referral_links"] = "The hash of a link and of its code: that it was made and opened stands in the steps.",
        ["consent_papers"] = "The picture of a signature; the consent says that it is there and its hash.",
    };

    [Fact]
    public async Task The_copy_looks_into_every_table_of_client_data_or_the_reason_is_written_down()
    {
        var client = (await Unit.Present()).Client;
        var stay = (await Unit.Admit(client, Unit.Beds[0])).Value;
        Assert.Null((await Circuit.Act<SaveModuleForm, Guid>(Unit.Psychiatrist, save => save.Run(client, stay, "somatic", new(null, new() { ["somatic-state"] = "stable" }, 0), Cancel))).Refusal);
        var hat = await Circuit.ClientHat(Unit.Nurse, client);
        using var asked = new AskedOfTheDatabase();

        Task Copy() => asked.While(() => Circuit.As(hat, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel)));
        await Copy();
        while (!asked.Hears) // the framework asks only once a second whether somebody listens
        {
            await Copy();
        }

        await Copy();

        var looked = RecordCategories.OfTable.Keys.Where(asked.Names).ToList();
        Assert.Equal("", string.Join(' ', RecordCategories.OfTable.Keys.Except(looked).Except(NotInTheCopy.Keys).Order(StringComparer.Ordinal)));
        Assert.Empty(looked.Intersect(NotInTheCopy.Keys));
        Assert.All(NotInTheCopy.Values, reason => Assert.True(reason.Length > 20));
    }

    [Fact]
    public async Task The_copy_holds_each_part_that_is_there_and_who_looked_and_is_recorded_as_an_export()
    {
        var taken = await Unit.Present();
        await Unit.Admit(taken.Client, Unit.Beds[0]);
        var hat = await Circuit.ClientHat(Unit.Nurse, taken.Client);

        var copy = Assert.Single(await Circuit.As(hat, scope => scope.GetRequiredService<AccessCopy>().Run(Cancel)));

        Assert.Equal((null, 0), (copy.Refusal, copy.AboutOthers));
        Assert.Equal(AccessCopy.Parts, copy.Parts.Select(p => p.Category));
        Assert.Empty(copy.Closed);
        Assert.All([Cat.Ident, Cat.Presence, Cat.Crisis, Cat.Subst, Cat.Consent], part => Assert.NotEmpty(copy.Parts.Single(p => p.Category == part).Entries));
        Assert.Equal(taken.Client, copy.Client!.Key);
        Assert.NotEmpty(copy.Looked!.Visits);
        Assert.Equal(new("care-file", new LocalDate(2056, 11, 24), "quality-act"), copy.Kept[0]);
        Assert.Contains(await Circuit.Audit(), a => a.Event == "export" && a.Account == hat.Account.Value && a.Client == taken.Client.Client.Value);
    }

    /// <summary>Hears what this flow of acts asks of the database, whatever other tests do at the same time.</summary>
    private sealed class AskedOfTheDatabase : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private static readonly AsyncLocal<bool> Here = new();
        private readonly List<IDisposable> heard = [];
        private readonly List<string> commands = [];

        public AskedOfTheDatabase() => heard.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public bool Hears => commands.Count > 0;

        public bool Names(string table) => commands.Exists(sql => sql.Contains($"FROM \"{table}\" ", StringComparison.Ordinal) || sql.Contains($"JOIN \"{table}\" ", StringComparison.Ordinal) || sql.Contains($"FROM {table} ", StringComparison.Ordinal) || sql.Contains($"JOIN {table} ", StringComparison.Ordinal));

        public async Task While(Func<Task> act)
        {
            Here.Value = true;
            await act();
            Here.Value = false;
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                heard.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Here.Value && value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData asked)
            {
                lock (commands)
                {
                    commands.Add(asked.Command.CommandText.ReplaceLineEndings(" "));
                }
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => heard.ForEach(h => h.Dispose());
    }
}
