using System.Diagnostics;

namespace RodeDraad.DatabaseTests;

/// <summary>Waits for something to be so, and says what it waited for when it never was.</summary>
public static class Wait
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(25);

    public static async Task Until(string what, TimeSpan longest, Func<Task<bool>> isSo)
    {
        var waited = Stopwatch.StartNew();
        using var again = new PeriodicTimer(Between);
        while (!await isSo())
        {
            Assert.True(waited.Elapsed < longest, $"Waited {longest.TotalSeconds:0} s in vain until {what}.");
            await again.WaitForNextTickAsync();
        }
    }
}
