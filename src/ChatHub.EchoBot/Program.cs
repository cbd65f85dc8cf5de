using ChatHub.Client;
using ChatHub.Contracts;

// An echo: dotnet run --project src/ChatHub.EchoBot -- [URL] [NICK]
// Its place, and what it still has to send, survive its end: the state is kept in files.
await using var chat = new ChatClient(new ChatClientOptions
{
    Server = new Uri(args.ElementAtOrDefault(0) ?? "http://localhost:5000"),
    Nick = args.ElementAtOrDefault(1) ?? "eco",
    StateFolder = FileClientState.DefaultRoot,
});

await chat.StartAsync();
await foreach (var happened in chat.Messages())
{
    // Another bot's answer gets none: two bots would go on forever.
    if (happened is MessageReceived { Message: { Mine: false, To.Kind: TargetKinds.User } message } && !ChatClient.IsAnswer(message))
        await chat.AnswerAsync(message, message.Text);
}
