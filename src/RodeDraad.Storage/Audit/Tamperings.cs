using Microsoft.EntityFrameworkCore;

namespace RodeDraad.Storage;

/// <summary>One try: the database inside a transaction that is taken back afterwards.</summary>
internal sealed record Crime(CircuitDb Db, Random Random, CancellationToken Cancel);

/// <summary>A way to tamper with the audit.</summary>
internal sealed record Tampering(string Kind, bool NeedsWitness, Func<Crime, Task> Do);

/// <summary>What somebody could do to the audit with all rights on the database, but without the key of the checkpoints.</summary>
internal static class Tamperings
{
    public static IReadOnlyList<Tampering> All { get; } =
    [
        new("edit a field", false, Edit),
        new("delete a record", false, Delete),
        new("insert a forged record", false, crime => Forge(crime)),
        new("insert a forged record with a link", false, InsertLinked),
        new("reorder two links", false, Reorder),
        new("swap the contents of two records", false, Swap),
        new("change the clients that a record names", false, ChangeSubjects),
        new("edit a link", false, EditLink),
        new("edit a checkpoint", false, EditCheckpoint),
        new("cut off the end", true, Truncate),
        new("put the whole database back", true, RollBack),
        new("edit, and compute the chain anew", true, Rewrite),
    ];

    private static async Task Edit(Crime crime)
    {
        var entry = crime.Db.Entry(await Row(crime, crime.Db.Set<AuditRecord>().OrderBy(a => a.Sequence)));
        Mutate.One(entry, crime.Random);
        await crime.Db.SaveChangesAsync(crime.Cancel);
    }

    private static async Task Delete(Crime crime)
    {
        var record = await Row(crime, crime.Db.Set<AuditRecord>().OrderBy(a => a.Sequence));
        crime.Db.Remove(record);
        await crime.Db.SaveChangesAsync(crime.Cancel);
        if (crime.Random.Next(2) == 0)
        {
            await crime.Db.Set<AuditSubject>().Where(s => s.AuditId == record.Id).ExecuteDeleteAsync(crime.Cancel);
        }

        if (crime.Random.Next(3) == 0)
        {
            // with its link: the gap in the numbers tells, or, for the last one, the checkpoint
            await crime.Db.Set<AuditLink>().Where(l => l.AuditId == record.Id).ExecuteDeleteAsync(crime.Cancel);
        }
    }

    private static async Task InsertLinked(Crime crime)
    {
        var before = await Row(crime, crime.Db.Set<AuditLink>().OrderBy(l => l.Organisation).ThenBy(l => l.Number));
        var after = await crime.Db.Set<AuditLink>().Where(l => l.Organisation == before.Organisation && l.Number >= before.Number).ToListAsync(crime.Cancel);
        var forged = await Forge(crime, before.Organisation == Guid.Empty ? null : before.Organisation);
        var leaf = AuditLeaf.Of(forged, []);
        crime.Db.RemoveRange(after);
        await crime.Db.SaveChangesAsync(crime.Cancel);
        crime.Db.Add(new AuditLink { Organisation = before.Organisation, Number = before.Number, AuditId = forged.Id, Leaf = leaf, Chain = before.Chain });
        crime.Db.AddRange(after.Select(l => Placed(l, l.Number + 1)));
        await crime.Db.SaveChangesAsync(crime.Cancel);
    }

    private static async Task Reorder(Crime crime)
    {
        var one = await Row(crime, crime.Db.Set<AuditLink>().OrderBy(l => l.Organisation).ThenBy(l => l.Number), least: 2);
        var other = await Row(crime, crime.Db.Set<AuditLink>().Where(l => l.AuditId != one.AuditId).OrderBy(l => l.Number));
        crime.Db.RemoveRange(one, other);
        await crime.Db.SaveChangesAsync(crime.Cancel);
        var keepChains = crime.Random.Next(2) == 0;
        crime.Db.AddRange(Filled(one, other, keepChains), Filled(other, one, keepChains));
        await crime.Db.SaveChangesAsync(crime.Cancel);
    }

    private static async Task Swap(Crime crime)
    {
        var one = await Row(crime, crime.Db.Set<AuditRecord>().OrderBy(a => a.Sequence));
        var other = await Row(crime, crime.Db.Set<AuditRecord>().Where(a => a.Sequence != one.Sequence && (a.RecordedAt != one.RecordedAt || a.Record != one.Record)).OrderBy(a => a.Sequence));
        foreach (var property in crime.Db.Entry(one).Properties.Where(p => p.Metadata.Name is not (nameof(AuditRecord.Sequence) or nameof(AuditRecord.Id))))
        {
            var its = crime.Db.Entry(other).Property(property.Metadata.Name);
            (property.CurrentValue, its.CurrentValue) = (its.CurrentValue, property.CurrentValue);
        }

        await crime.Db.SaveChangesAsync(crime.Cancel);
    }

    private static async Task ChangeSubjects(Crime crime)
    {
        var way = crime.Random.Next(3);
        var named = await crime.Db.Set<AuditSubject>().AnyAsync(crime.Cancel) && way > 0
            ? await Row(crime, crime.Db.Set<AuditSubject>().OrderBy(s => s.AuditId).ThenBy(s => s.Client))
            : null;
        if (named is not null)
        {
            crime.Db.Remove(named);
            await crime.Db.SaveChangesAsync(crime.Cancel);
        }

        if (way < 2 || named is null)
        {
            var record = named?.AuditId ?? (await Row(crime, crime.Db.Set<AuditRecord>().OrderBy(a => a.Sequence))).Id;
            crime.Db.Add(new AuditSubject { AuditId = record, ClientOrganisation = named?.ClientOrganisation ?? Mutate.Id(crime.Random), Client = Mutate.Id(crime.Random) });
            await crime.Db.SaveChangesAsync(crime.Cancel);
        }
    }

    private static async Task EditLink(Crime crime)
    {
        var link = await Row(crime, crime.Db.Set<AuditLink>().OrderBy(l => l.Organisation).ThenBy(l => l.Number));
        crime.Db.Remove(link);
        await crime.Db.SaveChangesAsync(crime.Cancel);
        var which = crime.Random.Next(5);
        crime.Db.Add(new AuditLink
        {
            Organisation = which == 0 ? Mutate.Id(crime.Random) : link.Organisation,
            Number = which == 1 ? -link.Number : link.Number,
            AuditId = which == 2 ? Mutate.Id(crime.Random) : link.AuditId,
            Leaf = which == 3 ? Mutate.Bit(link.Leaf, crime.Random) : link.Leaf,
            Chain = which == 4 ? Mutate.Bit(link.Chain, crime.Random) : link.Chain,
        });
        await crime.Db.SaveChangesAsync(crime.Cancel);
    }

    private static async Task EditCheckpoint(Crime crime)
    {
        var checkpoint = await Row(crime, crime.Db.Set<AuditCheckpoint>().OrderBy(c => c.Organisation).ThenBy(c => c.Count));
        Mutate.One(crime.Db.Entry(checkpoint), crime.Random);
        await crime.Db.SaveChangesAsync(crime.Cancel);
    }

    private static async Task Truncate(Crime crime)
    {
        var from = await Row(crime, crime.Db.Set<AuditLink>().OrderBy(l => l.Organisation).ThenBy(l => l.Number));
        var gone = crime.Db.Set<AuditLink>().Where(l => l.Organisation == from.Organisation && l.Number >= from.Number);
        await Forget(crime, await gone.Select(l => l.AuditId).ToListAsync(crime.Cancel));
    }

    private static async Task RollBack(Crime crime)
    {
        var from = (await Row(crime, crime.Db.Set<AuditRecord>().OrderBy(a => a.Sequence))).Sequence;
        await Forget(crime, await crime.Db.Set<AuditRecord>().Where(a => a.Sequence >= from).Select(a => a.Id).ToListAsync(crime.Cancel));
    }

    private static async Task Rewrite(Crime crime)
    {
        var first = await Row(crime, crime.Db.Set<AuditLink>().OrderBy(l => l.Organisation).ThenBy(l => l.Number));
        var record = await crime.Db.Set<AuditRecord>().SingleAsync(a => a.Id == first.AuditId, crime.Cancel);
        Mutate.One(crime.Db.Entry(record), crime.Random, nameof(AuditRecord.Id), nameof(AuditRecord.Organisation));
        await crime.Db.SaveChangesAsync(crime.Cancel);
        var links = await crime.Db.Set<AuditLink>().Where(l => l.Organisation == first.Organisation && l.Number >= first.Number - 1).OrderBy(l => l.Number).ToListAsync(crime.Cancel);
        var chain = first.Number == 1 ? HashChain.Start : links[0].Chain;
        var subjects = await crime.Db.Set<AuditSubject>().AsNoTracking().Where(s => s.AuditId == record.Id).ToListAsync(crime.Cancel);
        foreach (var link in links.Where(l => l.Number >= first.Number))
        {
            var leaf = link.AuditId == record.Id ? AuditLeaf.Of(record, subjects) : link.Leaf;
            chain = HashChain.Next(chain, leaf);
            crime.Db.Entry(link).Property(l => l.Leaf).CurrentValue = leaf;
            crime.Db.Entry(link).Property(l => l.Chain).CurrentValue = chain;
        }

        await crime.Db.SaveChangesAsync(crime.Cancel);
        await crime.Db.Set<AuditCheckpoint>().Where(c => c.Organisation == first.Organisation && c.Count >= first.Number).ExecuteDeleteAsync(crime.Cancel);
    }

    /// <summary>Takes records out of everything, as if they had never been.</summary>
    private static async Task Forget(Crime crime, List<Guid> ids)
    {
        await crime.Db.Set<AuditRecord>().Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(crime.Cancel);
        await crime.Db.Set<AuditSubject>().Where(s => ids.Contains(s.AuditId)).ExecuteDeleteAsync(crime.Cancel);
        await crime.Db.Set<AuditLink>().Where(l => ids.Contains(l.AuditId)).ExecuteDeleteAsync(crime.Cancel);
        await crime.Db.Set<AuditCheckpoint>().Where(c => c.Count > crime.Db.Set<AuditLink>().Count(l => l.Organisation == c.Organisation)).ExecuteDeleteAsync(crime.Cancel);
    }

    /// <summary>A record that says it is as old as others.</summary>
    private static async Task<AuditRecord> Forge(Crime crime, Guid? organisation = null)
    {
        var model = await Row(crime, crime.Db.Set<AuditRecord>().OrderBy(a => a.Sequence));
        var first = await crime.Db.Set<AuditRecord>().MinAsync(a => a.Sequence, crime.Cancel);
        var oldest = await crime.Db.Set<AuditRecord>().MinAsync(a => a.RecordedAt, crime.Cancel);
        var values = crime.Db.Entry(model).CurrentValues.Clone();
        values[nameof(AuditRecord.Id)] = Mutate.Id(crime.Random);
        values[nameof(AuditRecord.Sequence)] = first - 1 - crime.Random.Next(1_000);
        values[nameof(AuditRecord.RecordedAt)] = crime.Random.Next(2) == 0 ? model.RecordedAt : oldest;
        if (organisation is not null)
        {
            values[nameof(AuditRecord.Organisation)] = organisation;
        }

        if (crime.Random.Next(2) == 0)
        {
            // at the end, but with an old time
            values[nameof(AuditRecord.Sequence)] = await crime.Db.Set<AuditRecord>().MaxAsync(a => a.Sequence, crime.Cancel) + 1;
            values[nameof(AuditRecord.RecordedAt)] = oldest - NodaTime.Duration.FromMinutes(crime.Random.Next(11, 10_000));
        }

        var forged = (AuditRecord)values.ToObject();
        crime.Db.Add(forged);
        await crime.Db.SaveChangesAsync(crime.Cancel);
        return forged;
    }

    private static AuditLink Placed(AuditLink link, long number) =>
        new() { Organisation = link.Organisation, Number = number, AuditId = link.AuditId, Leaf = link.Leaf, Chain = link.Chain };

    private static AuditLink Filled(AuditLink place, AuditLink with, bool keepChain) =>
        new() { Organisation = place.Organisation, Number = place.Number, AuditId = with.AuditId, Leaf = with.Leaf, Chain = keepChain ? place.Chain : with.Chain };

    /// <summary>Any row.</summary>
    private static async Task<T> Row<T>(Crime crime, IQueryable<T> rows, int least = 1)
    {
        var count = await rows.CountAsync(crime.Cancel);
        return count < least
            ? throw new InvalidOperationException("There is too little to tamper with.")
            : await rows.Skip(crime.Random.Next(count)).FirstAsync(crime.Cancel);
    }
}
