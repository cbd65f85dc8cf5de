using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;

namespace ChatHub.Client;

/// <summary>Says in Portuguese, in a few words, why something failed. The system's own texts are in English, and name what no user knows.</summary>
public static class FailureText
{
    private const int DiskFullOnUnix = 28;
    private const int DiskFullOnWindows = 112;

    /// <summary>The text, without a full stop.</summary>
    /// <param name="failure">What was thrown.</param>
    public static string Of(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure switch
        {
            ChatRefusedException refused => refused.Text,
            StateInUseException => "outra instância está usando o mesmo estado",
            StateFailedException { InnerException: { } cause } => "o estado local não pôde ser gravado: " + Of(cause),
            HttpRequestException { StatusCode: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } =>
                "o servidor não está disponível agora",
            HttpRequestException { StatusCode: { } status } => $"o servidor respondeu HTTP {(int)status}",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "o nome do servidor não foi encontrado",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } or AuthenticationException =>
                "a conexão segura (TLS) não foi aceita",
            HttpRequestException { InnerException: { } cause } => Of(cause),
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "não há servidor nesse endereço",
            SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => "o nome do servidor não foi encontrado",
            TimeoutException or OperationCanceledException => "o servidor não respondeu a tempo",
            JsonException or InvalidDataException => "a resposta não é de um servidor ChatHub",
            UnauthorizedAccessException => "sem permissão",
            DirectoryNotFoundException or FileNotFoundException => "a pasta ou o arquivo não existe",
            IOException { HResult: var code } when (code & 0xffff) is DiskFullOnUnix or DiskFullOnWindows => "o disco está cheio",
            IOException { InnerException: { } cause } => Of(cause),
            HttpRequestException or SocketException or IOException => "a conexão falhou",
            _ => "a conexão falhou",
        };
    }
}
