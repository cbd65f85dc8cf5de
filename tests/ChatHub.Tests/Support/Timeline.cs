using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>The five lines of a client's duty, and the contract of batches watched.</summary>
public sealed class Timeline(string owner)
{
    private long position = -1;
    private string? broken;

    public Inbox<MessageItem> Shown { get; } = new(owner);

    public Inbox<Batch> Batches { get; } = new(owner);

    public long Position => Interlocked.Read(ref position);

    /// <summary>The first breach of the contract, if there was one.</summary>
    public string? Broken => Volatile.Read(ref broken);

    public void Begin(long at)
    {
        if (Position >= 0)
        {
            Breach("a second welcome");
        }

        Interlocked.Exchange(ref position, at);
    }

    public void Take(Batch batch)
    {
        var my = Position;
        if (batch.After != my)
        {
            Breach($"a batch ({batch.After}, {batch.Upto}] at position {my}");
        }

        // Before the items: whoever waits for one of them may acknowledge at once.
        Interlocked.Exchange(ref position, batch.Upto);
        var last = batch.After;
        foreach (var item in batch.Items)
        {
            if (item.Pos <= last || item.Pos > batch.Upto)
            {
                Breach($"position {item.Pos} after {last} in ({batch.After}, {batch.Upto}]");
            }

            last = item.Pos;
            if (item.Pos > my)
            {
                Shown.Add(item);
            }
        }

        Batches.Add(batch);
    }

    private void Breach(string what) => Interlocked.CompareExchange(ref broken, $"{owner} got {what}", comparand: null);
}
