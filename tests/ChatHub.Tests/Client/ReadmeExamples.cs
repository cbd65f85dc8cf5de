using System.Diagnostics.Metrics;
using ChatHub.Client;
using ChatHub.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatHub.Examples;

/// <summary>The examples of the client's README: what stands between <c>#region</c> and <c>#endregion</c> stands there too.</summary>
internal static class ReadmeExamples
{
    public static async Task Talk(Uri server, CancellationToken cancel)
    {
        #region talk
        await using var chat = new ChatClient(new ChatClientOptions { Server = server, Nick = "ana" });
        await chat.StartAsync(cancel);
        await chat.SendAsync(Recipient.User("ana"), "a note to myself", cancel);
        await foreach (var happened in chat.Messages(cancel))
        {
            if (happened is MessageReceived { Message: var message })
                Console.WriteLine($"{message.From}: {message.Text}");
        }
        #endregion
    }

    public static async Task Answers(ChatClient chat, CancellationToken cancel)
    {
        #region answers
        var outgoing = await chat.SendAsync(Recipient.Group("amigos"), "bom dia", cancel); // kept: it will be sent, whatever happens
        var reply = await outgoing.Answer.WaitAsync(cancel);
        if (reply.HasData)
            Console.WriteLine($"on the server's disk, at position {reply.Data.Pos}");
        else if (reply.Code == Refusals.NoSuchGroup.Code)
            await chat.CreateGroupAsync("amigos", cancel);
        else
            Console.WriteLine(reply.Text);
        #endregion
    }

    public static ChatClient Kept(Uri server, string folder)
    {
        #region kept
        var chat = new ChatClient(new ChatClientOptions
        {
            Server = server,
            Nick = "robo",
            StateFolder = folder, // FileClientState.DefaultRoot is the usual one
            Password = _ => new(Environment.GetEnvironmentVariable("ROBO_PASSWORD")),
        });
        #endregion
        return chat;
    }

    public static async Task Beginning(ChatClient chat, CancellationToken cancel)
    {
        #region beginning
        try
        {
            await chat.StartAsync(cancel); // waits for the server for as long as it takes
        }
        catch (ChatRefusedException refused) when (refused.Code == Refusals.NickInUse.Code)
        {
            Console.WriteLine(refused.Text);
        }
        #endregion
    }

    public static IHost Hosted(Uri server, string folder)
    {
        #region hosted
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddChatHubClient(options =>
        {
            options.Server = server;
            options.Nick = "robo";
            options.StateFolder = folder;
        });
        builder.Services.AddChatHubConnection(); // starts it with the host, and waits for no server
        builder.Services.AddHostedService<Greeter>();
        #endregion
        return builder.Build();
    }

    #region greeter
    public sealed class Greeter(ChatClient chat) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await foreach (var happened in chat.Messages(stoppingToken))
            {
                if (happened is MessageReceived { Message: { Mine: false } message } && !ChatClient.IsAnswer(message))
                    await chat.AnswerAsync(message, $"oi, {message.From}", stoppingToken);
            }
        }
    }
    #endregion

    public static MeterListener Measured(TextWriter output)
    {
        #region measured
        var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, on) =>
        {
            if (instrument.Meter.Name == ChatClient.MeterName)
                on.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => output.WriteLine($"{instrument.Name} {value}"));
        listener.Start();
        #endregion
        return listener;
    }
}
