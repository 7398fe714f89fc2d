using System.Collections.Concurrent;
using System.Threading.Channels;

namespace RodeDraad.Storage;

/// <summary>Carries "something changed" from a commit to the open pages of this process. Notices hold a topic, never content.</summary>
/// <remarks>A slow listener loses older notices, not the last one: whoever hears one reads the state anew.</remarks>
public sealed class LiveNotices
{
    private readonly ConcurrentDictionary<LiveListener, string> listeners = new();

    /// <summary>Tells every listener of a topic; <c>*</c> tells all (after a lost connection, when anything may have changed).</summary>
    public void Publish(string topic)
    {
        foreach (var (listener, wanted) in listeners)
        {
            if (topic == "*" || topic == wanted)
            {
                listener.Tell();
            }
        }
    }

    /// <summary>Hears changes of a topic until disposed. Changes that come together may count as one.</summary>
    public LiveListener Listen(string topic)
    {
        var listener = new LiveListener(gone => listeners.TryRemove(gone, out _));
        listeners[listener] = topic;
        return listener;
    }
}

/// <summary>An open ear on one topic.</summary>
public sealed class LiveListener(Action<LiveListener> leave) : IDisposable
{
    private readonly Channel<bool> changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Waits for a change, at most so long.</summary>
    /// <returns>Whether something changed; false when it stayed quiet or the wait was cancelled.</returns>
    public async Task<bool> Changed(TimeSpan longest, TimeProvider time, CancellationToken cancel)
    {
        using var quiet = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, cancel);
        try
        {
            return await changes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => leave(this);

    internal void Tell() => changes.Writer.TryWrite(true);
}
