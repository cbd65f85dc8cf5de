using ChatHub.Client;
using ChatHub.Server.Transport;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatHub.Fuzz.Rules;

/// <summary>Any query says where its client is, or nothing; and a client's own address says to the server what the client means.</summary>
public static class SinceRule
{
    private static readonly Uri Server = new("http://localhost:5000/");

    public static void Check(string query)
    {
        var (since, epoch) = Read(query);
        Rule.Holds(epoch is not "", "An epoch is something");

        var position = new LogPosition(epoch ?? "E", since ?? 0);
        var again = Read(HubConnections.AddressOf(Server, position).Query);
        Rule.Holds(again.Since == position.Position && again.Epoch == WellFormed(position.Epoch), "A client's address says where it is");
    }

    private static (long? Since, string? Epoch) Read(string query) => ResumePoint.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));

    /// <summary>What a server reads can never hold half a character: it comes as UTF-8.</summary>
    private static string WellFormed(string text) => string.Concat(text.EnumerateRunes());
}
