using RodeDraad.Secrecy;

namespace RodeDraad.Web;

/// <summary>The acts that the page of an exchange offers.</summary>
public sealed record ExchangeActs(TalkItOver Talk, DeclineQuestion Decline, ApprovePacket Approve, SendPacket Send, RecallPacket Recall, CloseExchange Close);
