using System.Globalization;


namespace RodeDraad.Storage;

/// <summary>Something in the audit that is not as it was written.</summary>
/// <param name="Number">Place in the chain, or null for what stands in no chain.</param>
/// <param name="AuditId">The record, when there is one to name.</param>
/// <param name="Said">In plain words.</param>
public sealed record AuditFinding(long? Number, Guid? AuditId, string Said)
{
    public override string ToString()
    {
        var where = (Number, AuditId) switch
        {
            ({ } number, { } id) => string.Create(CultureInfo.InvariantCulture, $"record {number} ({id:D}): "),
            ({ } number, null) => string.Create(CultureInfo.InvariantCulture, $"record {number}: "),
            (null, { } id) => $"record {id:D}: ",
            _ => "",
        };
        return where + Said;
    }
}

/// <summary>What the verification found in one chain.</summary>
public sealed class ChainReport(Guid organisation)
{
    private const int Kept = 20;
    private readonly List<AuditFinding> findings = [];

    public Guid Organisation => organisation;

    /// <summary>Links in the chain.</summary>
    public long Count { get; internal set; }

    public byte[] Head { get; internal set; } = HashChain.Start;

    /// <summary>Records that wait for their place in the chain.</summary>
    public long Tail { get; internal set; }

    /// <summary>Checkpoints whose signature, head and root hold.</summary>
    public int Checkpoints { get; internal set; }

    /// <summary>Copies of witnesses that fit.</summary>
    public int Witnesses { get; internal set; }

    /// <summary>The first twenty findings, in the order of the chain.</summary>
    public IReadOnlyList<AuditFinding> Findings => findings;

    public long Broken { get; private set; }

    public bool Whole => Broken == 0;

    internal void Found(long? number, Guid? record, string said)
    {
        Broken++;
        if (findings.Count < Kept)
        {
            findings.Add(new(number, record, said));
        }
    }
}

/// <summary>What the verification found in all chains.</summary>
public sealed record AuditReport(IReadOnlyList<ChainReport> Chains)
{
    public bool Whole => Chains.All(chain => chain.Whole);
}
