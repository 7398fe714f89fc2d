using System.Diagnostics;
using System.Globalization;
using RodeDraad.Bench.Register;
using RodeDraad.Register;

// make FOLDER EPISODES: writes the seeded register.  cold FOLDER: opens it and does the job once.  open FOLDER RUNS: opens it, then does the job so often.
// raw FOLDER TO: writes each column as 16-bit numbers, missing as 65535, for peers that read no Parquet.
var folder = args[1];
var (watch, used) = (Stopwatch.StartNew(), TimeSpan.Zero);
switch (args[0])
{
    case "make":
        var made = MadeRegister.Make(int.Parse(args[2], CultureInfo.InvariantCulture), 1);
        Tell("made");
        RegisterFolder.Write(folder, made);
        Tell("written");
        break;
    case "cold":
        Print(Job.Do(RegisterFolder.Read(folder)));
        Tell("cold");
        break;
    case "open":
        var episodes = RegisterFolder.Read(folder);
        Tell("opened");
        for (var run = int.Parse(args[2], CultureInfo.InvariantCulture); run > 0; run--)
        {
            watch.Restart();
            Job.Do(episodes);
            Tell("open");
        }

        break;
    case "raw":
        Directory.CreateDirectory(args[2]);
        foreach (var column in RegisterFolder.Read(folder).Columns)
        {
            using var file = new BinaryWriter(File.Create(Path.Combine(args[2], column.Item.Name)));
            for (var row = 0; row < column.Count; row++)
            {
                file.Write((ushort)(column[row] ?? ushort.MaxValue));
            }
        }

        break;
}

using var self = Process.GetCurrentProcess();
Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak {self.PeakWorkingSet64 >> 20} MiB"));

void Tell(string what)
{
    var busy = Environment.CpuUsage.TotalTime;
    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {watch.Elapsed.TotalSeconds:0.000} s, of the processors {(busy - used).TotalSeconds:0.000} s"));
    used = busy;
}

static void Print(IEnumerable<string> lines)
{
    foreach (var line in lines)
    {
        Console.WriteLine(line);
    }
}
