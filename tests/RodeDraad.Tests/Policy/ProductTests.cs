using System.Collections.Concurrent;
using RodeDraad.Policy;

namespace RodeDraad.Tests.Policy;

/// <summary>The invariants over every combination of facts. The product is gone through once; each test reads its part of what was seen.</summary>
public sealed class ProductTests
{
    private static readonly Lazy<Seen> Product = new(GoThrough);

    public static TheoryData<string> Sentences() => [.. Invariants.All.Select(invariant => invariant.Sentence)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void An_invariant_holds_for_every_combination(string sentence)
    {
        var broken = Product.Value.Broken.GetValueOrDefault(sentence);

        Assert.True(broken is null, $"{sentence} Broken by {broken}");
    }

    [Fact]
    public void The_product_counts_every_combination() => Assert.Equal(12_029_472, Product.Value.Combinations);

    /// <summary>A rule that opens more must show in review.</summary>
    [Fact]
    public void The_number_of_permits_stays_what_was_agreed() => Assert.Equal(138_432, Product.Value.Permits);

    private static Seen GoThrough()
    {
        long combinations = 0, permits = 0;
        var broken = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        Parallel.ForEach(RequestProduct.Parts, part =>
        {
            var (asked, permitted) = GoThrough(RequestProduct.Requests(part.Role, part.Act, part.Cat), broken);
            Interlocked.Add(ref combinations, asked);
            Interlocked.Add(ref permits, permitted);
        });
        return new(combinations, permits, broken);
    }

    private static (long Asked, long Permitted) GoThrough(IEnumerable<AccessRequest> requests, ConcurrentDictionary<string, string> broken)
    {
        long asked = 0, permitted = 0;
        foreach (var request in requests)
        {
            var decision = AccessPolicy.Decide(request);
            asked++;
            permitted += decision.Permits ? 1 : 0;
            foreach (var (sentence, breaks) in Invariants.All)
            {
                if (breaks(request, decision))
                {
                    broken.TryAdd(sentence, $"{request}: {decision}");
                }
            }
        }

        return (asked, permitted);
    }

    private sealed record Seen(long Combinations, long Permits, IReadOnlyDictionary<string, string> Broken);
}
