using System.Security.Cryptography;
using System.Text;

namespace ChatHub.TestKit;

/// <summary>The texts that fault tests send: a tag that is unique in the run, a space, anything.</summary>
public static class MessageText
{
    private const int HashBytes = 8;

    public static string Of(string tag, string rest) => tag + ' ' + rest;

    /// <summary>The tag that a text begins with.</summary>
    public static string Tag(string text) => text.IndexOf(' ') is var end and >= 0 ? text[..end] : text;

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
