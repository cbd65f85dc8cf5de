using System.Net.Http.Json;
using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>Messages over HTTP, without a connection.</summary>
public static class Messages
{
    /// <summary>To a user; whatever the answer is.</summary>
    public static Task<HttpResponseMessage> PostAsync(App app, string token, string to, string text) =>
        app.SendAsync(HttpMethod.Post, "/api/messages", token, JsonContent.Create(
            new MessageRequest(new MessageTarget(TargetKinds.User, to, Audience: null), text, Talk.NewId()), ContractsJson.Default.MessageRequest));
}
