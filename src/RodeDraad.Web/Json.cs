using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RodeDraad.CaseManagement;
using RodeDraad.Circuit;
using RodeDraad.CrisisUnits;
using RodeDraad.Kernel;
using RodeDraad.People;
using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>How the API writes the rooms' types: instants in ISO 8601 (UTC), dates as 2026-11-24, ids as plain GUIDs.</summary>
internal static class Json
{
    /// <summary>Ids are written as their GUID.</summary>
    private static readonly JsonConverter[] Ids =
    [
        new IdConverter<OrganisationId>(id => id.Value, OrganisationId.From),
        new IdConverter<ServiceId>(id => id.Value, ServiceId.From),
        new IdConverter<TeamId>(id => id.Value, TeamId.From),
        new IdConverter<ClientId>(id => id.Value, ClientId.From),
        new IdConverter<AccountId>(id => id.Value, AccountId.From),
        new IdConverter<ConsentId>(id => id.Value, ConsentId.From),
        new IdConverter<PresentationId>(id => id.Value, PresentationId.From),
        new IdConverter<BedId>(id => id.Value, BedId.From),
        new IdConverter<StayId>(id => id.Value, StayId.From),
        new IdConverter<FollowUpId>(id => id.Value, FollowUpId.From),
        new IdConverter<ExchangeId>(id => id.Value, ExchangeId.From),
        new IdConverter<WaitingId>(id => id.Value, WaitingId.From),
        new IdConverter<ShiftId>(id => id.Value, ShiftId.From),
        new IdConverter<EmergencyId>(id => id.Value, EmergencyId.From),
        new IdConverter<CaseId>(id => id.Value, CaseId.From),
        new IdConverter<GoalId>(id => id.Value, GoalId.From),
        new IdConverter<PlanCopyId>(id => id.Value, PlanCopyId.From),
        new IdConverter<CaseContactId>(id => id.Value, CaseContactId.From),
        new IdConverter<CaseTaskId>(id => id.Value, CaseTaskId.From),
        new IdConverter<AppointmentId>(id => id.Value, AppointmentId.From),
        new IdConverter<WorkingGroupId>(id => id.Value, WorkingGroupId.From),
        new IdConverter<GroupMeetingId>(id => id.Value, GroupMeetingId.From),
        new IdConverter<WorkItemId>(id => id.Value, WorkItemId.From),
        new IdConverter<SignalId>(id => id.Value, SignalId.From),
        new IdConverter<ThemeId>(id => id.Value, ThemeId.From),
        new IdConverter<AgreementId>(id => id.Value, AgreementId.From),
        new IdConverter<SketchId>(id => id.Value, SketchId.From),
        new IdConverter<SketchAnswerId>(id => id.Value, SketchAnswerId.From),
        new IdConverter<SupervisionId>(id => id.Value, SupervisionId.From),
        new IdConverter<SeriesId>(id => id.Value, SeriesId.From),
        new IdConverter<ConsultationMeetingId>(id => id.Value, ConsultationMeetingId.From),
        new IdConverter<ConsultationId>(id => id.Value, ConsultationId.From),
        new IdConverter<InvitedId>(id => id.Value, InvitedId.From),
        new IdConverter<AgreedTaskId>(id => id.Value, AgreedTaskId.From),
        new IdConverter<MinutesPartId>(id => id.Value, MinutesPartId.From),
        new IdConverter<MinutesCopyId>(id => id.Value, MinutesCopyId.From),
        new IdConverter<PointPresentationId>(id => id.Value, PointPresentationId.From),
        new IdConverter<ReferralId>(id => id.Value, ReferralId.From),
        new IdConverter<ServiceWaitId>(id => id.Value, ServiceWaitId.From),
    ];

    public static void Adjust(JsonSerializerOptions options)
    {
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = 32;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NoNullInLists);
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        NodaJson.With(options);
        Array.ForEach(Ids, options.Converters.Add);
    }

    /// <summary>Null is no element of a list or a table of texts: annotations do not say it to the reader, so it is said here.</summary>
    private static void NoNullInLists(JsonTypeInfo type)
    {
        if (type.Kind == JsonTypeInfoKind.Object)
        {
            var lists = type.Properties.Where(p => p.Get is not null && p.PropertyType.IsAssignableTo(typeof(IEnumerable)) && p.PropertyType != typeof(string)).ToList();
            type.OnDeserialized = read => lists.ForEach(list => Refuse(list.Get!(read) as IEnumerable));
        }
    }

    private static void Refuse(IEnumerable? elements)
    {
        if (elements is IDictionary table ? table.Values.Cast<object?>().Contains(null) : elements?.Cast<object?>().Contains(null) == true)
        {
            throw new JsonException("Null is no element of a list.");
        }
    }

    private sealed class IdConverter<T>(Func<T, Guid> value, Func<Guid, T> from) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && reader.TryGetGuid(out var guid) ? from(guid) : throw new JsonException("An id is a GUID.");

        public override void Write(Utf8JsonWriter writer, T id, JsonSerializerOptions options) => writer.WriteStringValue(value(id));
    }
}
