using System.ComponentModel.DataAnnotations;

namespace ChatHub.Server.Transport;

/// <summary>Section <c>ChatHub</c>: who may use the server's Unix sockets (<c>--urls http://unix:/run/chathub.sock</c>).</summary>
public sealed class UnixSocketOptions
{
    public const string Section = "ChatHub";

    /// <summary>The mode of the sockets, in octal, such as <c>660</c> for a proxy of the same group. Default none: what the process's umask leaves, usually 755, with which only the owner connects.</summary>
    [RegularExpression("[0-7]{3}", ErrorMessage = "three octal digits, such as 660")]
    public string? SocketMode { get; set; }
}
