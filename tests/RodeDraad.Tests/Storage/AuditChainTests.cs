using System.Reflection;
using NodaTime;
using RodeDraad.Storage;

namespace RodeDraad.Tests;

/// <summary>The hashes of the audit, to the letter of access.md A11.</summary>
public sealed class AuditChainTests
{
    private static readonly (Dictionary<string, object?> Fields, string Text, string Leaf, string Chain)[] Vectors =
    [
        (new() { ["seq"] = 1L, ["org"] = "o:1", ["act"] = "R", ["actor"] = "u:7", ["role"] = "crisis_nurse", ["at"] = "2026-11-22T05:00:00.000Z", ["cat"] = "med", ["client"] = "c:42", ["out"] = "permit", ["rule"] = "L1" },
            """{"act":"R","actor":"u:7","at":"2026-11-22T05:00:00.000Z","cat":"med","client":"c:42","org":"o:1","out":"permit","role":"crisis_nurse","rule":"L1","seq":1}""",
            "d5b07794f92d4dcac08e89facde7c4bc7383bc4f67f5bf28ad8ff1512b5ec195",
            "dbfc4b4ddd02023a9912d81bd20e0d1f9ce1d400775a81d72b9f1f026496eae8"),
        (new() { ["act"] = "R", ["actor"] = "u:9", ["at"] = "2026-11-22T05:00:01.000Z", ["cat"] = "plan", ["client"] = "c:42", ["org"] = "o:8", ["out"] = "deny", ["role"] = "justice", ["rule"] = "J0", ["seq"] = 2 },
            """{"act":"R","actor":"u:9","at":"2026-11-22T05:00:01.000Z","cat":"plan","client":"c:42","org":"o:8","out":"deny","role":"justice","rule":"J0","seq":2}""",
            "52a3d5781f2336cc811f0352e3b06d40c47518d01c61d7166b6bc1a5c9d87b28",
            "e9d8ee536a7c87173ef97d4e1d0c74ab6d7dce4f64dfb33a4302724f85c682ef"),
        (new() { ["act"] = "BG", ["actor"] = "u:5", ["at"] = "2026-11-22T05:00:02.000Z", ["cat"] = "med", ["client"] = "c:43", ["org"] = "o:1", ["out"] = "permit", ["role"] = "psychiatrist", ["rule"] = "B8", ["seq"] = 3, ["note"] = "", ["team"] = null },
            """{"act":"BG","actor":"u:5","at":"2026-11-22T05:00:02.000Z","cat":"med","client":"c:43","org":"o:1","out":"permit","role":"psychiatrist","rule":"B8","seq":3}""",
            "ccaa99da8c769d500b0809da65f59f2e97388c9c05a2986f429abeb737991c67",
            "391b3bb314f929dbe302844a221db56c993409b515b7e58845e62a6d08eec792"),
    ];

    [Fact]
    public void The_vectors_of_the_access_model_hold_to_the_letter()
    {
        var (chain, tree) = (HashChain.Start, new MerkleFrontier());
        foreach (var vector in Vectors)
        {
            var text = CanonicalJson.Of(vector.Fields);
            var leaf = HashChain.Leaf(text);
            chain = HashChain.Next(chain, leaf);
            tree.Add(leaf);
            Assert.Equal((vector.Text, vector.Leaf, vector.Chain), (text, Convert.ToHexStringLower(leaf), Convert.ToHexStringLower(chain)));
        }

        Assert.Equal("156166dde7bc9e5e3564ac8fd4f49a99660bc47a13dc0e0bb15bf166289bf4e0", Convert.ToHexStringLower(tree.Root()));
    }

    [Fact]
    public void A_tree_that_grows_has_the_root_of_the_definition_at_every_size()
    {
        var leaves = Enumerable.Range(0, 70).Select(i => HashChain.Leaf($"{i}")).ToList();
        var grown = new MerkleFrontier();
        for (var size = 1; size <= leaves.Count; size++)
        {
            grown.Add(leaves[size - 1]);
            grown = MerkleFrontier.At(grown.Count, grown.Kept());
            Assert.Equal(RootOf(leaves[..size]), grown.Root());
        }
    }

    [Fact]
    public void Only_signs_that_must_be_are_escaped() =>
        Assert.Equal("{\"a\":\"é\\\"\\\\\\u000a😀/<&'\u2028\",\"b\":[{\"x\":1}]}", CanonicalJson.Of([new("b", new CanonicalList(["{\"x\":1}"])), new("a", "é\"\\\n😀/<&'\u2028"), new("c", null)]));

    [Fact]
    public void Every_column_of_a_record_and_of_its_clients_takes_part()
    {
        var (record, subject) = (Record(), Subject());
        var text = AuditLeaf.Text(record, [subject]);
        foreach (var property in typeof(AuditRecord).GetProperties().Where(p => p.GetValue(record) is not (null or "")))
        {
            Assert.Contains($"\"{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}\":", text, StringComparison.Ordinal);
        }

        Assert.Contains($"\"subjects\":[{{\"client\":\"{subject.Client}\",\"clientOrganisation\":\"{subject.ClientOrganisation}\"}}]", text, StringComparison.Ordinal);
        Assert.Contains("\"recordedAt\":\"2026-11-22T05:00:00.123456Z\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_added_later_leaves_older_records_as_they_were()
    {
        string[] always = [nameof(AuditRecord.Sequence), nameof(AuditRecord.Id), nameof(AuditRecord.RecordedAt), nameof(AuditRecord.Outcome)];
        var nullability = new NullabilityInfoContext();
        var fixedColumns = typeof(AuditRecord).GetProperties().Where(p => p.PropertyType != typeof(string) && nullability.Create(p).ReadState != NullabilityState.Nullable).Select(p => p.Name);
        Assert.Equal(always, fixedColumns);
    }

    [Fact]
    public void The_order_of_the_clients_that_a_list_names_does_not_matter()
    {
        var (record, one, other) = (Record(), Subject(), Subject());
        Assert.Equal(AuditLeaf.Text(record, [one, other]), AuditLeaf.Text(record, [other, one]));
        Assert.NotEqual(AuditLeaf.Text(record, [one, other]), AuditLeaf.Text(record, [one]));
    }

    [Fact]
    public void A_checkpoint_reads_back_as_it_was_written_and_shows_a_change()
    {
        using var folder = new KeyFolder();
        using var key = SigningKey.ReadOrMake(folder.File);
        var statement = Checkpoint.Statement(Guid.Empty, 3, new byte[32], new byte[32], Instant.FromUtc(2026, 11, 22, 5, 0));
        var made = new Checkpoint(Guid.Empty, 3, new byte[32], new byte[32], Instant.FromUtc(2026, 11, 22, 5, 0), key.Sign(statement), key.PublicKey);

        Assert.True(Checkpoint.TryRead(made.ToJson(), out var read));
        Assert.True(read.Genuine());
        Assert.Equal((made.Code(), made.Key), (read.Code(), read.Key));
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", read.Code());
        Assert.False((read with { Count = 4 }).Genuine());
        Assert.NotEqual(read.Code(), (read with { Count = 4 }).Code());
        Assert.False(Checkpoint.TryRead("{\"count\":1}", out _));
        Assert.False(Checkpoint.TryRead("[]", out _));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void The_private_key_is_for_its_owner_only_and_a_key_that_others_can_read_is_refused()
    {
        using var folder = new KeyFolder();
        using var made = SigningKey.ReadOrMake(folder.File);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File));
        using var again = SigningKey.ReadOrMake(folder.File);
        Assert.Equal(made.Id, again.Id);
        File.SetUnixFileMode(folder.File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal(6, Assert.Throws<UnfitDatabaseException>(() => SigningKey.ReadOrMake(folder.File)).ExitCode);
    }

    /// <summary>The root as RFC 6962 defines it: split at the largest power of two below the size.</summary>
    private static byte[] RootOf(List<byte[]> leaves)
    {
        if (leaves.Count == 1)
        {
            return leaves[0];
        }

        var split = 1;
        while (split * 2 < leaves.Count)
        {
            split *= 2;
        }

        return HashChain.Next(RootOf(leaves[..split]), RootOf(leaves[split..]));
    }

    private static AuditSubject Subject() => new() { AuditId = Guid.CreateVersion7(), ClientOrganisation = Guid.CreateVersion7(), Client = Guid.CreateVersion7() };

    private static AuditRecord Record() => new()
    {
        Sequence = 7,
        Id = Guid.CreateVersion7(),
        RecordedAt = Instant.FromUtc(2026, 11, 22, 5, 0).PlusTicks(1_234_567),
        Event = "read",
        Action = "R",
        Outcome = 0,
        Rule = "L1",
        ReasonShown = "L1",
        PolicyVersion = "1",
        Account = Guid.CreateVersion7(),
        Organisation = Guid.CreateVersion7(),
        Client = Guid.CreateVersion7(),
        RecordVersion = 2,
    };

    private sealed class KeyFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rodedraad-key-");

        public string File => Path.Combine(folder.FullName, "audit-key.pem");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
