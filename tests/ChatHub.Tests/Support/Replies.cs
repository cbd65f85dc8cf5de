using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>What a test says about a reply.</summary>
public static class ReplyAssertions
{
    /// <summary>It was done; returns its data.</summary>
    public static T Done<T>(this Reply<T> reply)
    {
        ((Reply)reply).Done();
        return reply.Data ?? throw new InvalidOperationException("done, but without data");
    }

    /// <summary>It was done.</summary>
    public static Reply Done(this Reply reply)
    {
        Assert.True(reply.Ok, $"refused: {reply.Code}: {reply.Text}");
        Assert.Equal("ok", reply.Code);
        return reply;
    }

    /// <summary>It was refused with exactly this code and text, and gives nothing away.</summary>
    public static void Refused<T>(this Reply<T> reply, string code, string text)
    {
        ((Reply)reply).Refused(code, text);
        Assert.Null(reply.Data);
    }

    /// <summary>It was refused with exactly this code and text.</summary>
    public static void Refused(this Reply reply, string code, string text)
    {
        Assert.Equal((false, code, text), (reply.Ok, reply.Code, reply.Text));
    }
}
