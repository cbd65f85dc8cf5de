namespace ChatHub.Server.Delivery;

/// <summary>How many items are on their way to a client that it has not acknowledged. Not thread-safe: its session's lock guards it.</summary>
public sealed class AcknowledgementWindow(int size)
{
    private readonly Queue<(long Upto, int Items)> _batches = [];
    private int _items;

    public long Acknowledged { get; private set; }

    public bool IsFull => _items >= size;

    public void Start(long position) => Acknowledged = position;

    public void Sent(long upto, int items)
    {
        _batches.Enqueue((upto, items));
        _items += items;
    }

    public void Acknowledge(long position)
    {
        Acknowledged = Math.Max(Acknowledged, position);
        while (_batches.TryPeek(out var oldest) && oldest.Upto <= Acknowledged)
        {
            _batches.Dequeue();
            _items -= oldest.Items;
        }
    }
}
