using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Policy;
using RodeDraad.Secrecy;
using RodeDraad.Storage;

namespace RodeDraad.DatabaseTests;

public sealed class WitnessOnSqlite() : WitnessTests(new SqliteTestDatabase());

[Trait("needs", "postgres")]
public sealed class WitnessOnPostgres() : WitnessTests(new PostgresTestDatabase());

public abstract class WitnessTests(TestDatabase on) : UnitTests(on)
{
    private readonly string keyFile = Path.Combine(Path.GetTempPath(), $"rodedraad-{Guid.CreateVersion7():N}.pem");

    [Fact]
    public async Task A_checkpoint_of_another_house_is_kept_in_the_own_file_once_and_a_second_story_is_refused()
    {
        var other = await SmallUnit.Open(Circuit);
        var witness = await other.Hire("Wies Getuige", Role.Auditor);
        var checkpoint = await Signed();

        Assert.Equal("audit.not-a-checkpoint", (await Keep(witness, "{}")).Refusal?.Code);
        Assert.Equal("audit.signature-wrong", (await Keep(witness, (checkpoint with { Count = 9 }).ToJson())).Refusal?.Code);
        Assert.Equal("access.K1", (await Keep(other.Nurse, checkpoint.ToJson())).Refusal?.Code);
        Assert.Equal(checkpoint.Code(), (await Keep(witness, checkpoint.ToJson())).Value.Code);
        Assert.Null((await Keep(witness, checkpoint.ToJson())).Refusal);
        using var key = SigningKey.ReadOrMake(keyFile);
        var later = checkpoint.Time + Duration.FromSeconds(1);
        var second = checkpoint with { ChainHead = new byte[32], Time = later, Signature = key.Sign(Checkpoint.Statement(checkpoint.Organisation, checkpoint.Count, new byte[32], checkpoint.MerkleRoot, later)) };
        Assert.Equal("audit.other-copy", (await Keep(witness, second.ToJson())).Refusal?.Code);
        Assert.Single((await Circuit.Act<AuditChainReader, IReadOnlyList<KeptCopy>>(witness, reader => reader.Copies(Cancel))).Value);
    }

    [Fact]
    public async Task A_kept_copy_is_held_against_the_chain_when_it_is_verified()
    {
        var other = await SmallUnit.Open(Circuit);
        var checkpoint = await Signed();
        await Keep(await other.Hire("Wies Getuige", Role.Auditor), checkpoint.ToJson());

        var report = await Circuit.Look(db => new VerifyAudit(db, Circuit.Clock.Now).Run([], Cancel));

        Assert.True(report.Whole);
        Assert.Equal(1, report.Chains.Single(c => c.Organisation == Unit.Organisation.Value).Witnesses);
    }

    [Fact]
    public async Task The_auditor_reads_the_code_of_the_last_checkpoint()
    {
        var auditor = await Unit.Hire("Auke Aandacht", Role.Auditor);
        var checkpoint = await Signed();

        var chain = (await Circuit.Act<AuditChainReader, ChainState>(auditor, reader => reader.Own(Cancel))).Value;

        Assert.Equal((1, 1, checkpoint.Code()), (chain.Chained, chain.Signed, chain.Code));
    }

    [Fact]
    public async Task The_register_names_everybody_by_role_and_says_what_the_policy_decides()
    {
        var auditor = await Unit.Hire("Auke Aandacht", Role.Auditor);

        var register = (await Circuit.Act<RoleRegister, AccessRegister>(auditor, reader => reader.Read(Cancel))).Value;

        Assert.Equal(["Nele Nachtegaal"], register.Roles.Single(r => r.Role == Role.CrisisNurse).People.Select(p => p.Name));
        Assert.Equal(14, register.Roles.Count);
        Assert.Equal("audit.only-leads", (await Circuit.Act<RoleRegister, AccessRegister>(Unit.Nurse, reader => reader.Read(Cancel))).Refusal?.Code);
        Assert.Null((await Circuit.Act<RoleRegister, AccessRegister>(Unit.Psychiatrist with { Leads = true }, reader => reader.Read(Cancel))).Refusal);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        File.Delete(keyFile);
        GC.SuppressFinalize(this);
    }

    private async Task<Checkpoint> Signed()
    {
        await Unit.Present();
        await new ChainAudit(Circuit.Database, Circuit.Clock).All(Cancel);
        return Assert.Single(await new SealChains(Circuit.Database, Circuit.Clock, new(keyFile, [])).Run(atOnce: true, Cancel));
    }

    private Task<Outcome<KeptCopy>> Keep(Hat who, string json) => Circuit.Act<KeepWitnessCopy, KeptCopy>(who, keep => keep.Run(json, Cancel));
}
