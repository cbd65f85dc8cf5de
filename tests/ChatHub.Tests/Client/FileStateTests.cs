using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

public sealed class FileStateTests : IDisposable
{
    private static readonly Uri Server = new("http://localhost:5000");

    private readonly string root = Directory.CreateTempSubdirectory("chathub-state-tests-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_new_state_is_empty()
    {
        await using var state = Open();

        var kept = await state.LoadAsync(default);

        Assert.Null(kept.Session);
        Assert.Null(kept.Position);
        Assert.Empty(kept.Outbox);
    }

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://chat.a-quite-long-name-of-a-department.and-an-even-longer-name-of-an-institution.example.org:5000/behind/a/path")]
    public void Upper_and_lower_case_share_a_folder(string server) =>
        Assert.Equal(StateFolders.NameOf(new Uri(server), "joão"), StateFolders.NameOf(new Uri(server), "JOÃO"));

    [Fact]
    public async Task Everything_kept_is_there_the_next_time()
    {
        var messages = Enumerable.Range(1, 12).Select(number => Queued($"mensagem {number} 🙂\n")).ToList();
        await using (var state = Open())
        {
            await state.LoadAsync(default);
            await state.SaveSessionAsync(new SavedSession("segredo", "7"), default);
            await state.AdvanceAsync(new LogPosition("E1", 41), default);
            await state.AdvanceAsync(new LogPosition("E1", 42), default);
            foreach (var message in messages)
            {
                await state.EnqueueAsync(message, default);
            }

            await state.RemoveAsync(messages[3].Id, default);
        }

        await using var again = Open();
        var kept = await again.LoadAsync(default);

        Assert.Equal(new SavedSession("segredo", "7"), kept.Session);
        Assert.Equal(new LogPosition("E1", 42), kept.Position);
        Assert.Equal(messages.Where((_, index) => index != 3), kept.Outbox);
    }

    [Fact]
    public async Task What_is_queued_later_stays_behind_what_was_left()
    {
        var (first, second) = (Queued("primeira"), Queued("segunda"));
        await KeepAsync(state => state.EnqueueAsync(first, default));
        await KeepAsync(state => state.EnqueueAsync(second, default));

        await using var again = Open();

        Assert.Equal([first, second], (await again.LoadAsync(default)).Outbox);
    }

    [Fact]
    public async Task A_position_survives_without_being_closed()
    {
        // As after a kill: the file is what the system has of it.
        await using var state = Open();
        await state.LoadAsync(default);
        await state.AdvanceAsync(new LogPosition("E", 7), default);

        using var copy = new PositionFile(CopyOf(Path.Combine(state.Folder, "position")));

        Assert.Equal(new LogPosition("E", 7), copy.Current);
    }

    [Fact]
    public async Task A_torn_position_gives_way_to_the_one_before()
    {
        await KeepAsync(async state =>
        {
            await state.AdvanceAsync(new LogPosition("E", 1), default);
            await state.AdvanceAsync(new LogPosition("E", 2), default);
            await state.AdvanceAsync(new LogPosition("E", 3), default);
        });
        var file = Path.Combine(Folder(), "position");
        var whole = await File.ReadAllBytesAsync(file);

        // The third was written over the first, in the slot that does not hold the second.
        var slot = whole.AsSpan().IndexOf(" 3 3 E"u8) < 256 ? 0 : 256;
        for (var torn = 0; torn < 24; torn++)
        {
            var bytes = whole.ToArray();
            Array.Fill(bytes, (byte)'?', slot + torn, 1);
            await File.WriteAllBytesAsync(file, bytes);
            using var position = new PositionFile(file);
            Assert.Equal(new LogPosition("E", 2), position.Current);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(300)]
    public async Task A_position_file_that_was_cut_is_used_again(int length)
    {
        await KeepAsync(state => state.AdvanceAsync(new LogPosition("E", 1), default));
        using (var file = File.OpenWrite(Path.Combine(Folder(), "position")))
        {
            file.SetLength(length);
        }

        await KeepAsync(state => state.AdvanceAsync(new LogPosition("E", 9), default));

        await using var again = Open();
        Assert.Equal(new LogPosition("E", 9), (await again.LoadAsync(default)).Position);
    }

    [Fact]
    public async Task Unfinished_files_are_not_taken_for_messages()
    {
        var message = Queued("inteira");
        await KeepAsync(state => state.EnqueueAsync(message, default));
        var outbox = Path.Combine(Folder(), "outbox");
        await File.WriteAllTextAsync(Path.Combine(outbox, "000000000002.json.tmp"), "{ \"id\": \"");
        await File.WriteAllTextAsync(Path.Combine(Folder(), "session.json.tmp"), "{");

        await using var again = Open();
        var kept = await again.LoadAsync(default);

        Assert.Equal([message], kept.Outbox);
        Assert.Null(kept.Session);
        Assert.Empty(Directory.EnumerateFiles(outbox, "*.tmp"));
    }

    [Fact]
    public async Task Damaged_files_are_set_aside_and_the_rest_is_used()
    {
        var message = Queued("inteira");
        await KeepAsync(async state =>
        {
            await state.SaveSessionAsync(new SavedSession("t", "1"), default);
            await state.EnqueueAsync(Queued("danificada"), default);
            await state.EnqueueAsync(message, default);
        });
        await File.WriteAllTextAsync(Path.Combine(Folder(), "outbox", "000000000001.json"), "");
        await File.WriteAllTextAsync(Path.Combine(Folder(), "session.json"), "{ \"token\": ");

        await using var again = Open();
        var kept = await again.LoadAsync(default);

        Assert.Null(kept.Session);
        Assert.Equal([message], kept.Outbox);
        Assert.True(File.Exists(Path.Combine(Folder(), "session.json.bad")));
    }

    [Fact]
    public async Task A_second_client_is_refused_until_the_first_one_is_closed()
    {
        var first = Open();
        Assert.Equal(first.Folder, Assert.Throws<StateInUseException>(Open).Folder);
        await using (Open("maria"))
        {
        }

        await first.DisposeAsync();
        await using var second = Open();
        Assert.Null((await second.LoadAsync(default)).Session);
    }

    [Fact]
    public async Task Only_its_owner_can_read_the_token()
    {
        if (OperatingSystem.IsWindows())
            return;
        await KeepAsync(state => state.SaveSessionAsync(new SavedSession("segredo", "1"), default));

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Folder()) & Others);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(Path.Combine(Folder(), "session.json")) & Others);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("a/b\\c:d\0e")]
    [InlineData("João Conceição")]
    public void No_nick_leads_out_of_the_folder(string nick)
    {
        var name = StateFolders.NameOf(Server, nick);

        Assert.Equal(name, Path.GetFileName(name));
        Assert.DoesNotContain('\0', name);
        Assert.Equal(root, Path.GetDirectoryName(Path.GetFullPath(Path.Combine(root, name))));
    }

    [Fact]
    public void Each_server_and_nick_has_its_own_folder()
    {
        var longNick = new string('x', 5_000);
        string[] names =
        [
            StateFolders.NameOf(Server, "ana"), StateFolders.NameOf(Server, "anna"), StateFolders.NameOf(new("http://localhost:5001"), "ana"),
            StateFolders.NameOf(new("https://localhost:5000"), "ana"), StateFolders.NameOf(new("http://localhost:5000/chat"), "ana"),
            StateFolders.NameOf(Server, longNick), StateFolders.NameOf(Server, longNick + "x"),
        ];

        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 200));
        Assert.Equal(StateFolders.NameOf(Server, "ana"), StateFolders.NameOf(new("HTTP://LOCALHOST:5000/"), "ANA"));
    }

    private static QueuedMessage Queued(string text) => new(Guid.CreateVersion7(), Recipient.User("maria"), text);

    private static string CopyOf(string file)
    {
        var copy = file + ".copy";
        File.WriteAllBytes(copy, ReadShared(file));
        return copy;
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private FileClientState Open() => Open("ana");

    private FileClientState Open(string nick) => FileClientState.Open(root, Server, nick);

    private string Folder() => Path.Combine(root, StateFolders.NameOf(Server, "ana"));

    private async Task KeepAsync(Func<FileClientState, ValueTask> change)
    {
        await using var state = Open();
        await state.LoadAsync(default);
        await change(state);
    }
}
