using System.Security.Cryptography;
using System.Text;
using ChatHub.Client;
using ChatHub.Contracts;

// An echo: dotnet run --project src/ChatHub.EchoBot -- [URL] [NICK]
// What it has answered, and what it still has to send, survives its end: the state is kept in files.
await using var chat = new ChatClient(new ChatClientOptions
{
    Server = new Uri(args.ElementAtOrDefault(0) ?? "http://localhost:5000"),
    Nick = args.ElementAtOrDefault(1) ?? "eco",
    StateFolder = FileClientState.DefaultRoot,
});

await chat.StartAsync();
await foreach (var happened in chat.Messages())
{
    if (happened is MessageReceived { Message: { Mine: false, To.Kind: TargetKinds.User } message })
        await chat.SendAsync(Recipient.ReplyTo(message), message.Text, AnswerId(message));
}

// A message that a kill brings again is answered under the same id: that is the same answer.
static Guid AnswerId(MessageItem message) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{message.Pos} {message.Id}")).AsSpan(0, 16));
