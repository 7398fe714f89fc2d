using System.Globalization;
using RodeDraad.Costing;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Web;

namespace RodeDraad;

/// <summary>How the tables are written.</summary>
internal enum CostFormat
{
    Text,
    Json,
    Csv,
}

/// <summary><c>rodedraad costs</c>: questionnaires in, tables out. Refusals go to the error stream with their line; exit code 1.</summary>
internal static class CostCommands
{
    [Public("A pure function of its input, which knows no client; no record is read.")]
    public static int Tables(TextReader questionnaires, bool compared, CostFormat format, TextWriter tables)
    {
        var read = QuestionnaireFile.Read(questionnaires.ReadToEnd());
        if (read.Refusal is not null)
        {
            return Refused(read.Refusals);
        }

        var made = compared ? Comparison.Of(read.Value) : CostTables.All(read.Value).ToList();
        if (made.Refusal is not null)
        {
            return Refused(made.Refusals);
        }

        tables.Write(format switch { CostFormat.Json => CostTableFile.Json(made.Value), CostFormat.Csv => CostTableFile.Csv(made.Value), CostFormat.Text => CostTableFile.Text(made.Value) });
        return 0;
    }

    [Public("Figures of a published report.")]
    public static int Check(TextWriter figures)
    {
        var all = PublishedCosts.Check();
        figures.WriteLine("printed,set,row,service,part,column,value,computed,follows,source");
        foreach (var (figure, computed) in all.Select(checkedFigure => (checkedFigure.Figure, checkedFigure)))
        {
            var (kind, service, part) = figure.Row;
            string[] fields =
            [
                figure.Printed, figure.Set, kind.ToString().ToLowerInvariant(), service, part, figure.Column, figure.Value.ToString(CultureInfo.InvariantCulture),
                computed.Computed is { } number ? NumberText.Write(Math.Round(number, figure.Value.Scale + 1, MidpointRounding.AwayFromZero)) : "", computed.Follows ? "yes" : "no", figure.Source,
            ];
            figures.WriteLine(string.Join(',', fields.Select(Csv.Field)));
        }

        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count} printed figures, {all.Count(figure => figure.Follows)} follow from the printed inputs; the others are in docs/methods/costs.md."));
        return 0;
    }

    [Public("Figures of a published report.")]
    public static int Published(TextWriter questionnaires)
    {
        questionnaires.Write(QuestionnaireFile.Write(PublishedCosts.Questionnaires));
        return 0;
    }

    [Public("A pure function of its input: no record is read.")]
    public static int Pay((int Beds, int Days, int BedDays) given, string dayPrice, string lastYear, TextWriter payment)
    {
        var (price, last) = (NumberText.Read(dayPrice, 2), NumberText.Read(lastYear, 2));
        List<Refusal> mistakes = [.. price.Refusals.Select(wrong => wrong.At("--day-price")), .. last.Refusals.Select(wrong => wrong.At("--last-year"))];
        if (mistakes.Count == 0 && (price.Value < 0 || price.Value > CostRules.Largest.Amount / 1_000_000 || last.Value < 0 || last.Value > 1_000 || given.Beds is < 0 or > 10_000 || given.Days is < 0 or > 366 || given.BedDays is < 0 or > 10_000_000))
        {
            mistakes.Add(new Refusal("costs.out-of-range"));
        }

        if (mistakes.Count > 0)
        {
            return Refused(mistakes);
        }

        var paid = PaymentRule.Reported.Pay(given.Beds, given.Days, given.BedDays, Euro.Nearest(price.Value), Rate.Percent(last.Value));
        payment.WriteLine("days,at,euro");
        payment.WriteLine($"{paid.NormalDays},100 %,{Plain(paid.Normal)}");
        payment.WriteLine($"{paid.ReducedDays},{NumberText.Write(paid.Part.Fraction * 100)} %,{Plain(paid.Reduced)}");
        payment.WriteLine($"{paid.UnpaidDays},0 %,0.00");
        payment.WriteLine($"{given.BedDays},together,{Plain(paid.Total)}");
        return 0;
    }

    [Public("A pure function of its input, which knows counts only; no record is read.")]
    public static int Paths(TextReader uses, string total, (string Beds, string Contacts, string Time) shares, TextWriter costs)
    {
        var read = PathFile.Read(uses.ReadToEnd());
        var cost = NumberText.Read(total, 2);
        var parts = new[] { shares.Beds, shares.Contacts, shares.Time }.Select(share => NumberText.Read(share, 2)).ToList();
        List<Refusal> mistakes = [.. read.Refusals, .. cost.Refusals.Select(wrong => wrong.At("--total")), .. parts.SelectMany(part => part.Refusals).Select(wrong => wrong.At("--shares"))];
        if (mistakes.Count == 0 && (Math.Abs(cost.Value) > CostRules.Largest.Amount || parts.Exists(part => part.Value is < 0 or > 100) || parts.Sum(part => part.Value) != 100))
        {
            mistakes.Add(Math.Abs(cost.Value) > CostRules.Largest.Amount ? new Refusal("costs.too-large").At("--total") : new Refusal("costs.pools-sum").At("--shares"));
        }

        if (mistakes.Count > 0)
        {
            return Refused(mistakes);
        }

        var pools = PathPools.Of(Euro.Nearest(cost.Value), Rate.Percent(parts[0].Value), Rate.Percent(parts[1].Value), Rate.Percent(parts[2].Value));
        var divided = PathCosts.Of(pools, read.Value);
        costs.WriteLine("path,clients,beds_eur,contacts_eur,time_eur,total_eur,per_client_eur");
        foreach (var path in divided.Paths)
        {
            costs.WriteLine($"{Csv.Field(path.Use.Path)},{path.Use.Clients},{Plain(path.Cost)},{(path.PerClient is { } each ? Plain(each) : "")}");
        }

        costs.WriteLine($"not-used,,{Plain(divided.NotUsed)},");
        costs.WriteLine($"together,,{Plain(pools)},");
        return 0;
    }

    private static string Plain(PathPools pools) => $"{Plain(pools.Beds)},{Plain(pools.Contacts)},{Plain(pools.Time)},{Plain(pools.Total)}";

    private static string Plain(Euro amount) => amount.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static int Refused(IReadOnlyList<Refusal> refusals)
    {
        foreach (var refusal in refusals)
        {
            Console.Error.WriteLine($"{refusal.Field}: {Texts.In("en", refusal.Code, refusal.Facts)}");
        }

        return 1;
    }
}
