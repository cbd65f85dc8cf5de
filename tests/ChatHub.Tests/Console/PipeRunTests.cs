using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Modes;
using ChatHub.TestKit;
using ChatHub.Tests.Clients;

namespace ChatHub.Tests.Terminals;

public sealed class PipeRunTests : WithServer
{
    [Fact]
    public async Task Who_is_told_to_leave_while_a_message_is_being_written_keeps_it_as_shown()
    {
        var state = new MemoryClientState();
        await using (var ana = await Talker.StartAsync(server, "ana", state))
        {
            // What follows is sent while nobody reads.
        }

        await using (var maria = await Talker.StartAsync(server, "maria"))
        {
            await maria.Chat.MessageAsync(Recipient.User("ana"), "um");
            await maria.Chat.MessageAsync(Recipient.User("ana"), "dois");
        }

        using var pipe = new SlowPipe();
        using var leaving = new CancellationTokenSource();
        await using (var chat = new ChatClient(Talker.Options(server, "ana", state)))
        {
            var settings = new ChatHub.Terminal.Settings(server.Address, "ana", server.ClientFolder, PasswordVariable: null, Timeout.InfiniteTimeSpan, Bell: false, new Trouble(verbose: false));
            using var run = new PipeRun(chat, pipe, new Job([], Json: false, Timeout.InfiniteTimeSpan, Until: null, Once: null), settings, leaving.Token);
            var running = run.RunAsync(TextReader.Null);
            await pipe.Written.WaitAsync(TimeSpan.FromSeconds(30));
            await leaving.CancelAsync();
            Assert.False(await Until.Holds(() => running.IsCompleted, TimeSpan.FromMilliseconds(300)));
            pipe.Empty();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        await using var again = await Talker.StartAsync(server, "ana", state);
        await again.Sees("dois");
        Assert.Equal(["dois"], again.Texts);
    }

    /// <summary>A pipe that is full: the first message is written once there is room.</summary>
    private sealed class SlowPipe : IPrinter, IDisposable
    {
        private readonly TaskCompletionSource written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim room = new();

        public Task Written => written.Task;

        public void Empty() => room.Set();

        public void Print(ChatEvent happened)
        {
            if (happened is not MessageReceived)
                return;
            written.TrySetResult();
            room.Wait();
        }

        public void Answer(string line, Reply reply)
        {
        }

        public void Fault(string text)
        {
        }

        public void Dispose() => room.Dispose();
    }
}
