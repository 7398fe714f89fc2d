namespace RodeDraad.Statistics;

/// <summary>Where a continuous function crosses zero.</summary>
internal static class Roots
{
    /// <summary>A zero between two arguments of opposite sign, to the last digit: secant steps inside a bracket that is halved when they do not shrink it (Illinois method: Dowell and Jarratt 1971).</summary>
    public static double Between(Func<double, double> function, double low, double high)
    {
        double atLow = function(low), atHigh = function(high);
        for (var round = 0; round < 200 && atLow != 0 && atHigh != 0; round++)
        {
            var middle = round % 3 == 2 ? low + (high - low) / 2 : low + (high - low) * (atLow / (atLow - atHigh));
            if (middle <= low || middle >= high)
            {
                middle = low + (high - low) / 2;
            }

            if (middle <= low || middle >= high)
            {
                break;
            }

            var there = function(middle);
            if (Math.Sign(there) == Math.Sign(atHigh))
            {
                (high, atHigh, atLow) = (middle, there, atLow / 2);
            }
            else
            {
                (low, atLow, atHigh) = (middle, there, atHigh / 2);
            }
        }

        return atLow == 0 ? low : high;
    }
}
