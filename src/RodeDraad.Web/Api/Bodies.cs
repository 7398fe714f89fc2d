using NodaTime;
using RodeDraad.People;

namespace RodeDraad.Web;

internal sealed record OutageBody(string? Reason = null);

internal sealed record PromiseBody(ClientId Client);

internal sealed record FindBody(string Q = "");

internal sealed record UnitBedBody(string Label = "", string Kind = "ordinary");

internal sealed record OrderBody(int Position, string Reason);

internal sealed record EndBody(string Reason);

internal sealed record StepBody(bool Skipped = false, string? SkipReason = null);

internal sealed record EntryBody(Dictionary<string, string> Fields, Guid? Entry = null, int Version = 1, int Settled = 0);

internal sealed record ConsultationBody(LocalDate On);

internal sealed record MergeBody(ClientId Other);
