using RodeDraad.Statistics;
using static RodeDraad.Register.UnusableRegisterException;

namespace RodeDraad.Register;

/// <summary>Counts how long episodes were followed until an event, by group: the table behind a readmission curve.</summary>
public static class FollowUp
{
    /// <summary>Counts events and last sights per group and time.</summary>
    /// <param name="episodes">The register.</param>
    /// <param name="time">Name of the number that says how long each was followed, in whole days or months.</param>
    /// <param name="ended">Name of the category whose answer says how the following ended, and the key of that answer which is the event, for example <c>("readmitted", "yes")</c>.</param>
    /// <param name="group">Name of the grouping item.</param>
    /// <returns>A table with the groups in the order of their codes; episodes of which time, end or group is missing are left out. Without episodes all its counts are 0.</returns>
    /// <exception cref="UnusableRegisterException"><c>item-unknown</c>, <c>answer-unknown</c>, <c>group-too-wide</c>, <c>table-too-large</c>.</exception>
    public static LifeTable Of(Episodes episodes, string time, (string Item, string Key) ended, string group)
    {
        Column times = episodes[time], ends = episodes[ended.Item], groups = episodes[group];
        var code = ends.Item.CodeOf(ended.Key);
        Refuse(code is null, "answer-unknown", $"{ended.Item} has no answer {ended.Key}.");
        Refuse(2 * groups.Item.Missing > byte.MaxValue, "group-too-wide", $"{group} has too many values to follow each in time.");
        var made = new GroupAndEnd(groups, ends, (byte)code!.Value);
        var cells = PairCounts.Of(made.Codes, (made.LeftOut + 1, episodes.Count), [times])[0];
        long[] Row(int row) => cells[(row * times.Item.Codes)..((row + 1) * times.Item.Codes - 1)];
        return new(
            [.. Enumerable.Range(0, groups.Item.Missing).Select(each => Row(2 * each + 1))],
            [.. Enumerable.Range(0, groups.Item.Missing).Select(each => Row(2 * each))]);
    }

    /// <summary>One code of group and event: 2 · group, one more with the event; the last for who is left out.</summary>
    private sealed class GroupAndEnd(Column groups, Column ends, byte happened)
    {
        private readonly byte[] ofEnd = [.. Enumerable.Range(0, ends.Item.Codes).Select(end => (byte)(end == ends.Item.Missing ? byte.MaxValue : end == happened ? 1 : 0))];

        public byte LeftOut { get; } = (byte)(2 * groups.Item.Missing);

        public ReadOnlySpan<byte> Codes(int from, int length, Span<byte> room)
        {
            ReadOnlySpan<byte> group = groups.Bytes.Slice(from, length), end = ends.Bytes.Slice(from, length);
            var codes = room[..length];
            for (var at = 0; at < length; at++)
            {
                codes[at] = (byte)Math.Min(LeftOut, unchecked(2 * group[at] + ofEnd[end[at]]));
            }

            return codes;
        }
    }
}
