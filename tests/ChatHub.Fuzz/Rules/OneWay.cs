using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace ChatHub.Fuzz.Rules;

/// <summary>A line without a socket: its other end says what it has to say, hangs up, and listens to nothing.</summary>
internal sealed class OneWay(PipeReader said) : IConnectionFactory
{
    public static async Task<OneWay> SayingAsync(byte[] bytes)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        await pipe.Writer.WriteAsync(bytes);
        await pipe.Writer.CompleteAsync();
        return new(pipe.Reader);
    }

    public ValueTask<ConnectionContext> ConnectAsync(EndPoint endPoint, CancellationToken cancellationToken = default) =>
        new(new DefaultConnectionContext("1") { Transport = new Ends(said, new Pipe(new PipeOptions(pauseWriterThreshold: 0)).Writer) });

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
