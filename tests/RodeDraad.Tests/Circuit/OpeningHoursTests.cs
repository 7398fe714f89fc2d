using NodaTime;
using RodeDraad.Circuit;

namespace RodeDraad.Tests;

public sealed class OpeningHoursTests
{
    [Fact]
    public void Days_that_follow_each_other_with_the_same_hours_stand_together()
    {
        var week = OpeningHours.Week([.. Of(1, "9-12"), .. Of(2, "9:00-12:00"), .. Of(3, "9-12, 13-17"), .. Of(5, "9-12"), .. Of(7, "0-24"), .. Of(6, "0-24")]);

        Assert.Equal(["Monday-Tuesday 9:00-12:00", "Wednesday-Wednesday 9:00-12:00, 13:00-17:00", "Friday-Friday 9:00-12:00", "Saturday-Sunday 0:00-24:00"], week.Select(days => $"{days.From}-{days.Until} {days.Hours}"));
    }

    private static IReadOnlyList<Opening> Of(int day, string hours) => OpeningHours.Read((IsoDayOfWeek)day, hours)!;
}
