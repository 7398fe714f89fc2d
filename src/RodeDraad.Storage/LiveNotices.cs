using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace RodeDraad.Storage;

/// <summary>Carries "something changed" from a commit to the open pages of this process. Notices hold a topic, never content.</summary>
/// <remarks>A slow listener loses older notices, not the last one: whoever hears one reads the state anew.</remarks>
public sealed class LiveNotices
{
    private readonly ConcurrentDictionary<Channel<string>, string> listeners = new();

    /// <summary>Tells every listener of a topic; <c>*</c> tells all (after a lost connection, when anything may have changed).</summary>
    public void Publish(string topic)
    {
        foreach (var (listener, wanted) in listeners)
        {
            if (topic == "*" || topic == wanted)
            {
                listener.Writer.TryWrite(topic);
            }
        }
    }

    /// <summary>One element per change of the topic, until cancelled. Changes that come together may count as one.</summary>
    public async IAsyncEnumerable<string> Listen(string topic, [EnumeratorCancellation] CancellationToken cancel)
    {
        var listener = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        listeners[listener] = topic;
        try
        {
            await foreach (var notice in listener.Reader.ReadAllAsync(cancel))
            {
                yield return notice;
            }
        }
        finally
        {
            listeners.TryRemove(listener, out _);
        }
    }
}
