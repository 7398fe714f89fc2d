using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Tests.People;

/// <summary>The vectors of RFC 6238, appendix B, for SHA-1: eight digits there, of which the last six are the code here.</summary>
public sealed class OneTimeCodeTests
{
    /// <summary>The text 12345678901234567890 of the RFC in base 32.</summary>
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_vectors_of_the_RFC_hold(long seconds, string eightDigits) =>
        Assert.Equal(eightDigits[2..], OneTimeCode.At(Secret, seconds / 30));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void The_code_of_one_step_before_or_after_is_accepted(int away, bool accepted)
    {
        var now = Instant.FromUnixTimeSeconds(1234567890);
        var step = (1234567890 / 30) + away;

        Assert.Equal(accepted ? step : null, OneTimeCode.Accept(Secret, OneTimeCode.At(Secret, step), now, lastUsed: 0));
    }

    [Fact]
    public void A_code_is_accepted_once_and_no_earlier_one_after_it()
    {
        var now = Instant.FromUnixTimeSeconds(1234567890);
        const long Step = 1234567890 / 30;

        Assert.Null(OneTimeCode.Accept(Secret, OneTimeCode.At(Secret, Step), now, lastUsed: Step));
        Assert.Null(OneTimeCode.Accept(Secret, OneTimeCode.At(Secret, Step - 1), now, lastUsed: Step));
        Assert.Equal(Step + 1, OneTimeCode.Accept(Secret, OneTimeCode.At(Secret, Step + 1), now, lastUsed: Step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("٠٠٥٩٢٤")]
    public void Anything_else_is_not_a_code(string code) =>
        Assert.Null(OneTimeCode.Accept(Secret, code, Instant.FromUnixTimeSeconds(1234567890), lastUsed: 0));

    [Fact]
    public void A_new_secret_has_160_bits_and_is_new()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => OneTimeCode.NewSecret()).ToList();

        Assert.All(secrets, secret => Assert.Matches("^[A-Z2-7]{32}$", secret));
        Assert.Equal(100, secrets.Distinct().Count());
    }
}
