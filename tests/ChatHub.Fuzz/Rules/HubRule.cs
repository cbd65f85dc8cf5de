using System.Buffers;
using System.Reflection;
using ChatHub.Contracts;
using ChatHub.Server.Transport;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace ChatHub.Fuzz.Rules;

/// <summary>
/// Any bytes that a client sends are calls of the hub with arguments of their types, or refused, or close the connection; what the calls bring keeps its
/// own rules; and the short way for messages reads what SignalR reads.
/// </summary>
public static class HubRule
{
    private static readonly IHubProtocol Protocol = ServersProtocol();
    private static readonly HubMethods Methods = new();

    public static void Check(byte[] bytes)
    {
        var input = new ReadOnlySequence<byte>(bytes);
        while (true)
        {
            var rest = input;
            var send = SendRecord.TryRead(ref rest, out var read) ? read : (SendRecord?)null;
            if (Next(ref input) is not { } message)
            {
                Rule.Holds(send is null, "The short way for messages takes only what SignalR takes");
                return;
            }

            if (send is { } sent)
                Rule.Holds(input.Length == rest.Length && IsSame(message, sent), "The short way reads a message as SignalR does");
            if (message is InvocationMessage call)
                Check(call);
        }
    }

    /// <summary>Null when there is none, or SignalR closes: so it does on what is no message, no UTF-8, or a number beyond its type. FuzzCorpusTests sees it do so.</summary>
    private static HubMessage? Next(ref ReadOnlySequence<byte> input)
    {
        try
        {
            return Protocol.TryParseMessage(ref input, Methods, out var message) ? message : null;
        }
        catch (Exception closing) when (closing is InvalidDataException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static bool IsSame(HubMessage message, SendRecord send)
    {
        var (first, second, third, fourth) = send.Arguments;
        object?[] arguments = send.ToAll ? [first, second, third] : [first, second, third, fourth];
        return message is InvocationMessage call && call.InvocationId == send.Invocation
            && call.Target == (send.ToAll ? nameof(IChatHub.MessageAll) : nameof(IChatHub.Message)) && call.Arguments.SequenceEqual(arguments);
    }

    private static void Check(InvocationMessage call)
    {
        var types = Methods.GetParameterTypes(call.Target);
        Rule.Holds(call.Arguments.Length == types.Count, "A call has the method's arguments");
        Rule.Holds(call.Arguments.Zip(types).All(pair => pair.First is null ? IsNullable(pair.Second) : pair.Second.IsInstanceOfType(pair.First)), "Arguments are of their types");

        var sent = new ReadOnlySequence<byte>(Protocol.GetMessageBytes(call));
        Rule.Holds(
            Protocol.TryParseMessage(ref sent, Methods, out var same) && same is InvocationMessage again
            && again.Target == call.Target && again.InvocationId == call.InvocationId && again.Arguments.SequenceEqual(call.Arguments),
            "A call is the same when it is sent again");

        foreach (var text in call.Arguments.OfType<string>())
        {
            LineRule.Check(text);
            NameRule.Check(text);
            TextRule.Check(text);
        }
    }

    private static bool IsNullable(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static IHubProtocol ServersProtocol()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSignalRTransport();
        using var provider = services.BuildServiceProvider();
        return provider.GetServices<IHubProtocol>().Single();
    }

    /// <summary>The hub's methods as the dispatcher finds them: by name in any case. The error for an unknown one is the dispatcher's.</summary>
    private sealed class HubMethods : IInvocationBinder
    {
        private readonly Dictionary<string, Type[]> _methods = typeof(IChatHub).GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(method => method.Name, Parameters, StringComparer.OrdinalIgnoreCase);

        public IReadOnlyList<Type> GetParameterTypes(string methodName) =>
            _methods.GetValueOrDefault(methodName) ?? throw new HubException("Method does not exist.");

        public Type GetReturnType(string invocationId) => throw new InvalidOperationException("Nobody was asked.");

        public Type GetStreamItemType(string streamId) => throw new KeyNotFoundException("No such stream.");

        private static Type[] Parameters(MethodInfo method) => [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
    }
}
