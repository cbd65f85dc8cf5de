using System.ComponentModel.DataAnnotations;

namespace ChatHub.Server.Domain;

/// <summary>Section <c>ChatHub:Limits</c>: how fast and how many clients may be. The sizes of what they send are no part of it: those always hold.</summary>
public sealed class LimitOptions
{
    public const string Section = "ChatHub:Limits";

    /// <summary>Whether any of these holds. Default true; a load test turns it off.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Session requests, and as many connections, from one address in a minute. 1 to 1,000,000, default 600.</summary>
    [Range(1, 1_000_000)]
    public int SessionsPerMinute { get; set; } = 600;

    /// <summary>New connections in a second, and session requests, each of which counts as two, of everybody together; beyond that they wait, and are refused when that would be more than 10 s. 1 to 1,000,000, default 200.</summary>
    [Range(1, 1_000_000)]
    public int ArrivalsPerSecond { get; set; } = 200;

    /// <summary>Passwords tried for one nick from one address in a minute, or by one of its devices, right ones included. 1 to 1,000, default 10.</summary>
    [Range(1, 1_000)]
    public int PasswordsPerMinute { get; set; } = 10;

    /// <summary>Passwords tried for one nick from all addresses in a minute. Beyond that a first attempt from an address is delayed by 2 s, later ones wait up to 10 s or are refused; devices of the nick are not affected. 1 to 1,000,000, default 30.</summary>
    [Range(1, 1_000_000)]
    public int PasswordsPerNickPerMinute { get; set; } = 30;

    /// <summary>Passwords set or changed from one address in a minute. 1 to 1,000,000, default 20.</summary>
    [Range(1, 1_000_000)]
    public int PasswordChangesPerMinute { get; set; } = 20;

    /// <summary>Messages of one user in a second, over a longer time. 1 to 1,000,000, default 50.</summary>
    [Range(1, 1_000_000)]
    public int MessagesPerSecond { get; set; } = 50;

    /// <summary>Messages that one user may send at once before the rate counts. 1 to 1,000,000, default 500.</summary>
    [Range(1, 1_000_000)]
    public int MessageBurst { get; set; } = 500;

    /// <summary>Broadcasts of one user in a minute; 10 of them at once. 1 to 1,000,000, default 30.</summary>
    [Range(1, 1_000_000)]
    public int BroadcastsPerMinute { get; set; } = 30;

    /// <summary>Broadcasts from one address in a minute; 40 of them at once. 1 to 1,000,000, default 120.</summary>
    [Range(1, 1_000_000)]
    public int BroadcastsPerMinutePerAddress { get; set; } = 120;

    /// <summary>Broadcasts of everybody together in a minute; 200 of them at once. 1 to 1,000,000, default 1,200.</summary>
    [Range(1, 1_000_000)]
    public int BroadcastsPerMinuteInAll { get; set; } = 1_200;

    /// <summary>Lists and pages of history of one user in a second, over a longer time; beyond that they are read later, of everybody one after the other, and refused when that would take more than some 5 s. 1 to 100,000, default 10.</summary>
    [Range(1, 100_000)]
    public int ReadsPerSecond { get; set; } = 10;

    /// <summary>Lists and pages that one user may ask for at once before the rate counts. 1 to 100,000, default 10.</summary>
    [Range(1, 100_000)]
    public int ReadBurst { get; set; } = 10;

    /// <summary>Groups that one user may create, enter and leave in a minute; 10 of them at once. 1 to 1,000,000, default 60.</summary>
    [Range(1, 1_000_000)]
    public int GroupChangesPerMinute { get; set; } = 60;

    /// <summary>Groups that one user may be in. 1 to 1,000,000, default 500.</summary>
    [Range(1, 1_000_000)]
    public int GroupsPerUser { get; set; } = 500;

    /// <summary>Connections at a time. 1 to 10,000,000, default 10,000.</summary>
    [Range(1, 10_000_000)]
    public int Connections { get; set; } = 10_000;

    /// <summary>Connections at a time from one address; a whole house may be one, and a /64 of IPv6 always is. 1 to 10,000,000, default 1,000.</summary>
    [Range(1, 10_000_000)]
    public int ConnectionsPerAddress { get; set; } = 1_000;

    /// <summary>TCP connections at a time from one address, counted from their first moment, and half of what the process may have open at most. A page has several. 1 to 10,000,000, default 4,000.</summary>
    [Range(1, 10_000_000)]
    public int SocketsPerAddress { get; set; } = 4_000;

    /// <summary>Frames of one connection in a second, of whatever kind, over a longer time; beyond that they are read later. 1 to 1,000,000, default 100.</summary>
    [Range(1, 1_000_000)]
    public int FramesPerSecond { get; set; } = 100;

    /// <summary>Frames that one connection may send before the rate counts; they are read ten at a time, 10 ms apart. 1 to 1,000,000, default 500.</summary>
    [Range(1, 1_000_000)]
    public int FrameBurst { get; set; } = 500;
}
