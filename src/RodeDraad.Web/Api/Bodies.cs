using NodaTime;
using RodeDraad.CrisisUnits;
using RodeDraad.People;

namespace RodeDraad.Web;

internal sealed record OutageBody(string? Reason);

internal sealed record PromiseBody(ClientId Client);

internal sealed record OrderBody(int Position, string Reason);

internal sealed record EndBody(string Reason);

internal sealed record MoveBody(BedId Bed, bool Swap);

internal sealed record StepBody(bool Skipped, string? SkipReason);

internal sealed record EntryBody(Guid? Entry, Dictionary<string, string> Fields, int Version);

internal sealed record ConsultationBody(LocalDate On);

internal sealed record MergeBody(ClientId Other);
