using System.Globalization;
using System.Text.RegularExpressions;

namespace RodeDraad.Figures;

/// <summary>A formula or condition that cannot be read.</summary>
internal sealed class FormulaException(string text, int at) : Exception($"{text} at {at}")
{
    public string Text => text;

    public int At => at;
}

/// <summary>Reads formulas and conditions; the grammar is in docs/methods/figures.md.</summary>
internal sealed partial class FormulaText
{
    private const int Longest = 2_000;
    private const int MostNested = 100;
    private static readonly string[] Aggregates = ["sum", "mean", "min", "max", "count"];
    private readonly string text;
    private readonly List<(string Kind, string Text, int At)> tokens;
    private int next;

    private FormulaText(string text)
    {
        this.text = text;
        if (text.Length > Longest || text.Count(sign => sign == '(') > MostNested)
        {
            throw new FormulaException(text[..Math.Min(text.Length, 40)], Math.Min(text.Length, Longest));
        }

        var matches = Token().Matches(text);
        tokens = [.. matches.Select(match => (match.Groups.Keys.Skip(1).First(kind => match.Groups[kind].Success), match.Value, match.Index))];
        var covered = matches.Sum(match => match.Length);
        if (covered != text.Length || tokens.Exists(token => token.Kind == "other"))
        {
            throw new FormulaException(text, tokens.Find(token => token.Kind == "other").At + 1);
        }

        tokens.RemoveAll(token => token.Kind == "blank");
    }

    public static Formula Formula(string text) => new FormulaText(text).Whole(parser => parser.Sum());

    public static Condition Condition(string text) => text.Trim().Length == 0 ? Figures.Condition.Always : new FormulaText(text).Whole(parser => parser.Tests());

    private T Whole<T>(Func<FormulaText, T> read)
    {
        var value = read(this);
        return next == tokens.Count ? value : throw Wrong();
    }

    private Formula Sum()
    {
        var left = Product();
        while (Took("+", "-") is { } sign)
        {
            left = new Operation(left, sign[0], Product());
        }

        return left;
    }

    private Formula Product()
    {
        var left = Factor();
        while (Took("*", "/") is { } sign)
        {
            left = new Operation(left, sign[0], Factor());
        }

        return left;
    }

    private Formula Factor()
    {
        if (Took("-") is not null)
        {
            return new Operation(new Constant(0), '-', Bare());
        }

        return Bare();
    }

    private Formula Bare()
    {
        if (Took("(") is not null)
        {
            var inner = Sum();
            Need(")");
            return inner;
        }

        return Peek().Kind switch
        {
            "number" => new Constant(double.Parse(Take(), CultureInfo.InvariantCulture)),
            "outer" => new OuterCell(Take()[1..]),
            "name" or "quoted" => tokens.Count > next + 1 && tokens[next + 1].Text == "(" && Peek().Kind == "name" ? Function() : Cell(),
            _ => throw Wrong(),
        };
    }

    private Formula Function()
    {
        var name = Take();
        Need("(");
        List<Formula> of = name == "count" && Peek().Text == "over" ? [] : [Sum()];
        if (of.Count < 2 && Took("over") is not null && Aggregates.Contains(name))
        {
            var table = Name();
            var where = Took("where") is null ? Figures.Condition.Always : Tests();
            Need(")");
            return new Aggregate(name, name == "count" ? null : of[0], table, where);
        }

        while (Took(",") is not null)
        {
            of.Add(Sum());
        }

        Need(")");
        return name is "min" or "max" or "between" or "known" && of.Count > 1 ? new Choice(name, of) : throw Wrong();
    }

    private Cell Cell()
    {
        string? table = null;
        var column = Name();
        if (Took(".") is not null)
        {
            (table, column) = (column, Name());
        }

        return new(table, column, Peek().Kind == "key" ? Take()[1..^1].Trim() : null);
    }

    private Condition Tests()
    {
        List<RowTest> tests = [Test()];
        while (Took("and") is not null)
        {
            tests.Add(Test());
        }

        return new(tests);
    }

    private RowTest Test()
    {
        var begin = next;
        if (Peek().Kind is "name" or "quoted")
        {
            var column = Name();
            if (Took("printed") is not null)
            {
                return new PrintedTest(column);
            }

            if (Took("=", "!=", "in") is { } sign)
            {
                return new WordTest(column, sign != "!=", Words());
            }
        }

        next = begin;
        var left = Sum();
        var compared = Took("<=", ">=", "<", ">") ?? throw Wrong();
        return new NumberTest(left, compared, Sum());
    }

    private List<string> Words()
    {
        List<string> words = [Word()];
        while (Took("|") is not null)
        {
            words.Add(Word());
        }

        return words;
    }

    private string Word() => Peek().Kind switch
    {
        "name" or "number" or "outer" => Take(),
        "word" => Take()[1..^1],
        _ => throw Wrong(),
    };

    private string Name() => Peek().Kind switch
    {
        "name" => Take(),
        "quoted" => Take()[1..^1],
        _ => throw Wrong(),
    };

    private (string Kind, string Text, int At) Peek() => next < tokens.Count ? tokens[next] : ("end", "", text.Length);

    private string Take() => tokens[next++].Text;

    private string? Took(params string[] any) => Peek() is { Kind: "name" or "sign" } token && any.Contains(token.Text) ? Take() : null;

    private void Need(string sign)
    {
        if (Took(sign) is null)
        {
            throw Wrong();
        }
    }

    private FormulaException Wrong() => new(text, Peek().At + 1);

    [GeneratedRegex("""(?<blank>\s+)|(?<number>\d+(\.\d+)?|\.\d+)(?![A-Za-z_])|(?<name>[A-Za-z_][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*)|(?<quoted>`[^`]+`)|(?<word>"[^"]*"|'[^']*')|(?<outer>@[A-Za-z_][A-Za-z0-9_]*)|(?<key>\[[^\]]+\])|(?<sign><=|>=|!=|[-+*/(),=<>|.])|(?<other>.)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Token();
}
