namespace RodeDraad.Storage;

/// <summary>What somebody saw of a chain: a checkpoint of this database, or the copy of a witness.</summary>
internal sealed record AuditMark(Guid Organisation, long Count, byte[] ChainHead, byte[] MerkleRoot, string Source, byte[]? Frontier)
{
    public static AuditMark Of(AuditCheckpoint checkpoint) =>
        new(checkpoint.Organisation, checkpoint.Count, checkpoint.ChainHead, checkpoint.MerkleRoot, $"the checkpoint of {CanonicalJson.Text(checkpoint.MadeAt)}", checkpoint.Frontier);
}

/// <summary>Goes along one chain, link by link, and notes what does not fit.</summary>
/// <remarks>After a break it goes on from what the link says, so that one change is one finding; checkpoints are held against what was recomputed.</remarks>
internal sealed class ChainWalk(ChainReport report, IReadOnlyList<AuditMark> marks)
{
    private readonly MerkleFrontier tree = new();
    private byte[] chain = HashChain.Start;
    private byte[] recomputed = HashChain.Start;
    private int next;

    public void Step(AuditLink link, AuditRecord? record, IEnumerable<AuditSubject> subjects)
    {
        var expected = report.Count + 1;
        if (link.Number != expected)
        {
            report.Found(link.Number, link.AuditId, link.Number > expected ? $"the numbers {expected} to {link.Number - 1} are missing before it" : "has a number that no record can have");
        }

        var leaf = record is null ? link.Leaf : AuditLeaf.Of(record, subjects);
        if (record is null)
        {
            report.Found(link.Number, link.AuditId, "is no longer there");
        }
        else if ((record.Organisation ?? Guid.Empty) != link.Organisation)
        {
            report.Found(link.Number, link.AuditId, "belongs to another organisation than its chain");
        }
        else if (!leaf.AsSpan().SequenceEqual(link.Leaf))
        {
            report.Found(link.Number, link.AuditId, $"was changed, or the clients that it names were, after it was chained (recorded {CanonicalJson.Text(record.RecordedAt)})");
        }

        if (!HashChain.Next(chain, link.Leaf).AsSpan().SequenceEqual(link.Chain))
        {
            report.Found(link.Number, link.AuditId, "does not follow from the record before it: its link, its place or the one before was changed");
        }

        chain = link.Chain;
        recomputed = HashChain.Next(recomputed, leaf);
        tree.Add(leaf);
        (report.Count, report.Head) = (link.Number, recomputed);
        Compare(link);
    }

    private void Compare(AuditLink link)
    {
        for (; next < marks.Count && marks[next].Count <= link.Number; next++)
        {
            var mark = marks[next];
            if (mark.Count == link.Number
                && mark.ChainHead.AsSpan().SequenceEqual(recomputed)
                && mark.MerkleRoot.AsSpan().SequenceEqual(tree.Root())
                && (mark.Frontier is null || mark.Frontier.AsSpan().SequenceEqual(tree.Kept())))
            {
                (report.Checkpoints, report.Witnesses) = mark.Frontier is null ? (report.Checkpoints, report.Witnesses + 1) : (report.Checkpoints + 1, report.Witnesses);
            }
            else
            {
                report.Found(mark.Count, null, $"the chain up to here is not the one that {mark.Source} saw: something before it was changed");
            }
        }
    }
}
