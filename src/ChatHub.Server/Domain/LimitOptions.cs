using System.ComponentModel.DataAnnotations;

namespace ChatHub.Server.Domain;

/// <summary>Section <c>ChatHub:Limits</c>: how fast one client may be. Sizes are no part of it: those always hold.</summary>
public sealed class LimitOptions
{
    public const string Section = "ChatHub:Limits";

    /// <summary>Whether rates are limited. Default true; a load test turns it off.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Session requests from one address in a minute. 1 to 1,000,000, default 600.</summary>
    [Range(1, 1_000_000)]
    public int SessionsPerMinute { get; set; } = 600;

    /// <summary>Passwords tried for one nick from one address in a minute, right ones included. 1 to 1,000, default 10.</summary>
    [Range(1, 1_000)]
    public int PasswordsPerMinute { get; set; } = 10;

    /// <summary>Messages of one user in a second, over a longer time. 1 to 1,000,000, default 50.</summary>
    [Range(1, 1_000_000)]
    public int MessagesPerSecond { get; set; } = 50;

    /// <summary>Messages that one user may send at once before the rate counts. 1 to 1,000,000, default 500.</summary>
    [Range(1, 1_000_000)]
    public int MessageBurst { get; set; } = 500;
}
