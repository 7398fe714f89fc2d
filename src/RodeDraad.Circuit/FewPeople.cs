namespace RodeDraad.Circuit;

/// <summary>Numbers that could tell who is meant are not shown (access.md B5): fewer than five, but none is.</summary>
public static class FewPeople
{
    public const int Enough = 5;

    public static int? Hide(int number) => number is > 0 and < Enough ? null : number;

    /// <summary>Parts of a whole whose sum is known. When one part alone is hidden, the smallest other one is hidden too, since the first would follow from the sum.</summary>
    /// <param name="parts">People per part, none negative.</param>
    public static IReadOnlyList<int?> Hide(IReadOnlyList<int> parts)
    {
        var shown = parts.Select(Hide).ToList();
        if (shown.Count(part => part is null) == 1 && shown.Where(part => part > 0).Min() is { } smallest)
        {
            shown[shown.IndexOf(smallest)] = null;
        }

        return shown;
    }
}
