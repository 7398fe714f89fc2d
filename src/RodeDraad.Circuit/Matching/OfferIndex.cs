using System.Numerics;
using NodaTime;
using RodeDraad.Kernel;
using RodeDraad.People;

namespace RodeDraad.Circuit;

/// <summary>The offers of a region laid out for speed: who looks for the first fitting ones among thousands does not weigh each with all its words.</summary>
/// <remarks>It finds the same candidates in the same order as <see cref="Matching.Rank"/>; a test holds one against the other.</remarks>
public sealed class OfferIndex
{
    private static readonly Codes Modules = new("type-module");
    private static readonly Codes Substances = new("substance-class");
    private static readonly Codes Languages = new("client-language");
    private static readonly Codes Regions = new("province-or-region");
    private static readonly Codes Circumstances = new(Welcome.Circumstance);
    private static readonly Codes Accessibility = new("accessibility");

    private readonly Offer[] offers;
    private readonly Row[] rows;
    private readonly Dictionary<ServiceId, int> places;

    public OfferIndex(IEnumerable<Offer> offers)
    {
        this.offers = [.. offers.OrderBy(offer => offer.Name, StringComparer.Ordinal)];
        rows = [.. this.offers.Select(Laid)];
        places = this.offers.Select((offer, at) => (offer.Service, at)).GroupBy(o => o.Service).ToDictionary(o => o.Key, o => o.First().at);
    }

    public IReadOnlyList<Offer> Offers => offers;

    /// <summary>The first candidates with all their reasons.</summary>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<Candidate> First(Need need, int most, Instant now, LocalDate today)
    {
        var asked = new Asked(need, now, today);
        var earlier = need.Earlier.Where(e => e.Outcome is "refused" or "no-show").GroupBy(e => e.Service)
            .Where(e => places.ContainsKey(e.Key)).ToDictionary(e => places[e.Key], e => e.Count());
        var nearest = new PriorityQueue<int, (ulong, int)>(most + 1, Comparer<(ulong, int)>.Create((a, b) => b.CompareTo(a)));
        for (var at = 0; at < rows.Length; at++)
        {
            var key = (asked.KeyOf(in rows[at], earlier.Count > 0 ? earlier.GetValueOrDefault(at) : 0), at);
            if (nearest.Count < most)
            {
                nearest.Enqueue(at, key);
            }
            else if (nearest.TryPeek(out _, out var last) && key.CompareTo(last) < 0)
            {
                nearest.EnqueueDequeue(at, key);
            }
        }

        var found = new List<Candidate>(nearest.Count);
        while (nearest.TryDequeue(out var at, out _))
        {
            found.Add(Matching.Weigh(need, offers[at], now, today));
        }

        found.Reverse();
        return found;
    }

    private static Row Laid(Offer offer)
    {
        var welcome = offer.Welcome;
        uint Said(string answer) => Circumstances.Bits(welcome.Circumstances.Where(c => c.Value == answer).Select(c => c.Key));
        return new()
        {
            Modules = Modules.Bits(offer.Modules),
            Substances = Substances.Bits(welcome.Substances),
            Languages = Languages.Bits(offer.Languages),
            Regions = Regions.Bits(welcome.Regions),
            Welcome = Said(Welcome.Yes),
            Only = Said(Welcome.Only),
            Refused = Said(Welcome.No),
            Accessibility = Accessibility.Bits(offer.Place.Accessibility),
            AgeFrom = welcome.AgeFrom ?? -1,
            AgeUntil = welcome.AgeUntil ?? -1,
            Sex = welcome.Sex,
            TellsHours = offer.Hours.Count > 0,
            Evening = offer.Hours.Any(hours => hours.InTheEvening),
            Weekend = offer.Hours.Any(hours => hours.InTheWeekend),
            Position = offer.Place.Position,
            Free = offer.Free,
            Wait = offer.WaitingDays?.Value ?? -1,
            ConfirmedOn = offer.ConfirmedOn,
        };
    }

    /// <summary>A code list as bits.</summary>
    private sealed class Codes(string list)
    {
        private readonly Dictionary<string, uint> bits = Vocabulary.List(list).Select((code, at) => (code.Key, at)).ToDictionary(c => c.Key, c => checked((uint)(1L << c.at)), StringComparer.Ordinal);

        public uint Bits(IEnumerable<string> codes) => codes.Aggregate(0u, (sum, code) => sum | bits.GetValueOrDefault(code));
    }

    private readonly struct Row
    {
        public uint Modules { get; init; }

        public uint Substances { get; init; }

        public uint Languages { get; init; }

        public uint Regions { get; init; }

        public uint Welcome { get; init; }

        public uint Only { get; init; }

        public uint Refused { get; init; }

        public uint Accessibility { get; init; }

        public int AgeFrom { get; init; }

        public int AgeUntil { get; init; }

        public string Sex { get; init; }

        public bool TellsHours { get; init; }

        public bool Evening { get; init; }

        public bool Weekend { get; init; }

        public Position? Position { get; init; }

        public Figure<int>? Free { get; init; }

        public int Wait { get; init; }

        public LocalDate? ConfirmedOn { get; init; }
    }

    /// <summary>What is asked, laid out like a row; it counts without words what <see cref="Matching"/> says in words.</summary>
    private sealed class Asked(Need need, Instant now, LocalDate today)
    {
        private const int WaitBits = 15;
        private const int DistanceBits = 28;
        private const ulong Far = (1 << DistanceBits) - 1;

        private readonly uint modules = Modules.Bits(need.Modules);
        private readonly uint substances = Substances.Bits(SubstanceFamilies.CoveredBy(need.Substances));
        private readonly uint languages = Languages.Bits(need.Languages);
        private readonly uint region = Regions.Bits([need.Region]);
        private readonly uint holds = Circumstances.Bits(need.Circumstances);
        private readonly uint not = Circumstances.Bits(need.Not);
        private readonly uint accessibility = Accessibility.Bits(need.Accessibility);
        private readonly LocalDate fresh = today.PlusMonths(-Offer.FreshMonths);
        private readonly Instant counted = now - Duration.FromDays(Matching.FreshDays + 1);

        /// <summary>The place of an offer in the order: conditions in the way, wishes unmet, questions open, days of waiting, distance.</summary>
        public ulong KeyOf(in Row row, int earlier)
        {
            var count = new Counted { Less = earlier };
            Conditions(in row, ref count);
            Wishes(in row, ref count);
            var wait = row.Wait < 0 ? (1 << WaitBits) - 1 : Math.Min(row.Wait, (1 << WaitBits) - 2);
            var distance = Distance(in row, ref count);
            return (((((((ulong)count.Against << 6) | (uint)count.Less) << 6) | (uint)count.Open) << WaitBits) | (uint)wait) << DistanceBits | distance;
        }

        private void Conditions(in Row row, ref Counted count)
        {
            if (modules != 0 && (modules & row.Modules) == 0)
            {
                count.Add(row.Modules == 0 ? Weighs.Open : Weighs.Against);
            }

            if (row.AgeFrom >= 0 || row.AgeUntil >= 0)
            {
                count.Add(need.Age is not { } age ? Weighs.Open : age < row.AgeFrom || (row.AgeUntil >= 0 && age > row.AgeUntil) ? Weighs.Against : Weighs.For);
            }

            if (row.Sex.Length > 0)
            {
                count.Add(need.Sex is "" or "unknown" ? Weighs.Open : need.Sex == row.Sex ? Weighs.For : Weighs.Against);
            }

            if (row.Substances != 0 && substances != 0 && (substances & row.Substances) == 0)
            {
                count.Add(Weighs.Against);
            }

            if (row.Regions != 0 && (region & row.Regions) == 0)
            {
                count.Add(region == 0 ? Weighs.Open : Weighs.Against);
            }

            count.Against += BitOperations.PopCount(holds & row.Refused) + BitOperations.PopCount(row.Only & ~holds & not);
            count.Open += BitOperations.PopCount(holds & ~(row.Welcome | row.Only | row.Refused)) + BitOperations.PopCount(row.Only & ~holds & ~not);
        }

        private void Wishes(in Row row, ref Counted count)
        {
            if (languages != 0 && (languages & row.Languages) == 0)
            {
                count.Add(row.Languages == 0 ? Weighs.Open : Weighs.Less);
            }

            var missing = BitOperations.PopCount(accessibility & ~row.Accessibility);
            (count.Open, count.Against) = row.Accessibility == 0 ? (count.Open + missing, count.Against) : (count.Open, count.Against + missing);
            if (need.Evening && !row.Evening)
            {
                count.Add(row.TellsHours ? Weighs.Less : Weighs.Open);
            }

            if (need.Weekend && !row.Weekend)
            {
                count.Add(row.TellsHours ? Weighs.Less : Weighs.Open);
            }

            if (row.Free is { } free)
            {
                count.Add(free.At <= counted ? Weighs.Open : free.Value > 0 ? Weighs.For : Weighs.Less);
            }

            count.Add(row.Wait >= Matching.LongWait ? Weighs.Less : Weighs.For);
            count.Add(row.ConfirmedOn is not { } on || on < fresh ? Weighs.Open : Weighs.For);
        }

        private ulong Distance(in Row row, ref Counted count)
        {
            if (need.From is not { } from || row.Position is not { } to)
            {
                count.Add(need.TooFarKm is null ? Weighs.For : Weighs.Open);
                return Far;
            }

            var kilometres = from.KilometresTo(to);
            count.Add(kilometres > need.TooFarKm ? Weighs.Less : Weighs.For);
            return Math.Min((ulong)(kilometres * 10_000), Far - 1);
        }

        private struct Counted
        {
            public int Against;

            public int Less;

            public int Open;

            public void Add(Weighs weighs)
            {
                switch (weighs)
                {
                    case Weighs.Against:
                        Against++;
                        break;
                    case Weighs.Less:
                        Less++;
                        break;
                    case Weighs.Open:
                        Open++;
                        break;
                }
            }
        }
    }
}
