using System.Globalization;
using ChatHub.Contracts;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace ChatHub.Client;

/// <summary>Builds hub connections, one for each attempt: where to go on from is part of the address.</summary>
internal static class HubConnections
{
    public static HubConnection Create(ChatClientOptions options, Uri server, string token, LogPosition? since, Streams streams)
    {
        var builder = new HubConnectionBuilder().WithUrl(AddressOf(server, since), streams.Next(), connection =>
        {
            connection.AccessTokenProvider = () => Task.FromResult<string?>(token);
            connection.HttpMessageHandlerFactory = usual =>
                new WatchedStreams(new OwnAnswers(options.HttpHandler?.Invoke() ?? usual), streams, options.TimeProvider);
            options.ConfigureConnection?.Invoke(connection);
        });
        builder.WithServerTimeout(options.ServerTimeout).WithKeepAliveInterval(options.KeepAliveInterval);
        builder.Services.AddSingleton(options.LoggerFactory);
        var hub = builder.SpeakJson().Build();
        hub.HandshakeTimeout = Streams.HandshakePatience;
        return hub;
    }

    /// <summary>What is on the wire, read by the generated code and nothing else: a type that the context does not know fails in every run, not only in one that was trimmed.</summary>
    public static IHubConnectionBuilder SpeakJson(this IHubConnectionBuilder builder) => builder.AddJsonProtocol(protocol =>
        protocol.PayloadSerializerOptions.TypeInfoResolver = ContractsJson.Wire);

    public static Uri AddressOf(Uri server, LogPosition? since)
    {
        var query = since is { } position
            ? string.Create(CultureInfo.InvariantCulture, $"?since={position.Position}&epoch={Uri.EscapeDataString(position.Epoch)}")
            : "";
        return new Uri(server, "chat" + query);
    }
}
