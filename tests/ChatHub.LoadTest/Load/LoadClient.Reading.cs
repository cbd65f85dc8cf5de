using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace ChatHub.LoadTest.Load;

internal sealed partial class LoadClient
{
    private long sinceAck;

    private void OnRecord(ReadOnlySpan<byte> record)
    {
        try
        {
            if (record.StartsWith(RecordScan.Receive))
            {
                OnReceive(record);
            }
            else if (record.StartsWith(RecordScan.Completion))
            {
                OnCompletion(record);
            }
            else
            {
                OnOther(record);
            }
        }
        catch (Exception unexpected) when (unexpected is FormatException or ArgumentOutOfRangeException or IndexOutOfRangeException or JsonException)
        {
            setup.Violations.Add($"client {Number}: {unexpected.Message} in {Encoding.UTF8.GetString(record[..Math.Min(record.Length, 300)])}");
        }
    }

    private void AfterRead()
    {
        if (sinceAck >= AckEvery)
        {
            sinceAck = 0;
            WriteAck();
        }
    }

    private void OnReceive(ReadOnlySpan<byte> record)
    {
        LastBatchAt = Stopwatch.GetTimestamp();
        Batches++;
        if (setup.Dialect == Dialect.Bare)
        {
            Show(record);
            return;
        }

        var after = RecordScan.Number(ref record, "\"after\":"u8);
        if (after > Position)
        {
            setup.Violations.Add($"client {Number}: a batch after {after} came at {Position}");
        }

        var upto = RecordScan.Number(ref record, "\"upto\":"u8);
        var last = Position;
        while (record.IndexOf("\"pos\":"u8) >= 0)
        {
            var pos = RecordScan.Number(ref record, "\"pos\":"u8);
            if (pos <= last || pos > upto)
            {
                setup.Violations.Add($"client {Number}: position {pos} came behind {last} in a batch up to {upto}");
            }

            last = pos;
            sinceAck++;
            if (IsOfTheTest(record))
            {
                Show(record);
            }
        }

        Position = Math.Max(Position, upto);
    }

    /// <summary>What floods write is no part of what is expected.</summary>
    private static bool IsOfTheTest(ReadOnlySpan<byte> item) =>
        item[(item.IndexOf(RecordScan.Text) + RecordScan.Text.Length)..].StartsWith(LoadText.Mark);

    private void Show(ReadOnlySpan<byte> record)
    {
        var text = LoadText.Read(record[record.IndexOf(LoadText.Mark)..]);
        if (Seen.See(text) && setup.Meter is { On: true } meter)
        {
            meter.Shown.Record(LastBatchAt - text.SentAt);
        }
    }

    private void OnCompletion(ReadOnlySpan<byte> record)
    {
        var id = record[(record.IndexOf("\"invocationId\":\""u8) + "\"invocationId\":\"".Length)..];
        if (id[0] == 'c')
        {
            Answer(Encoding.UTF8.GetString(id[..id.IndexOf((byte)'"')]), record);
            return;
        }

        // A refusal says ok: false, a fault has an error; the bare hub's answers hold neither.
        if (record.IndexOf("\"ok\":false"u8) >= 0 || record.IndexOf("\"error\":"u8) >= 0)
        {
            Refused++;
            setup.Violations.Add($"client {Number}: refused: {Encoding.UTF8.GetString(record)}");
        }
        else
        {
            Accepted++;
            if (setup.Meter is { On: true } meter)
            {
                meter.Accepted.Record(Stopwatch.GetTimestamp() - stamps[RecordScan.Number(ref record, "\"invocationId\":\""u8) % Stamps]);
            }
        }

        if (KeepSending)
        {
            Begin();
        }
    }

    private void Answer(string call, ReadOnlySpan<byte> record)
    {
        if (calls.TryRemove(call, out var answer))
        {
            var whole = JsonElement.Parse(record);
            answer.SetResult(whole.TryGetProperty("result", out var result) ? result : whole);
        }
    }

    private void OnOther(ReadOnlySpan<byte> record)
    {
        if (!shaken)
        {
            shaken = true;
            if (setup.Dialect == Dialect.Bare)
            {
                ready.SetResult();
            }
        }
        else if (record.StartsWith(RecordScan.Welcome))
        {
            Position = acked = RecordScan.Number(ref record, "\"position\":"u8);
            ready.SetResult();
        }
        else if (record.StartsWith(RecordScan.Gap))
        {
            setup.Violations.Add($"client {Number}: {Encoding.UTF8.GetString(record)}");
        }
        else if (record.StartsWith(RecordScan.Bye))
        {
            Bye = JsonElement.Parse(record).GetProperty("arguments")[0].GetProperty("code").GetString();
        }
    }
}
