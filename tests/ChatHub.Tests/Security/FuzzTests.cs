using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Server.Commands;
using ChatHub.Server.Domain;
using CsCheck;

namespace ChatHub.Tests;

/// <summary>
/// Whatever anybody types or a server sends. A failure prints its seed: <c>CsCheck_Seed=…</c> repeats it. <c>CHATHUB_FUZZ=10000000</c> tries as many.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Tries =
        int.TryParse(Environment.GetEnvironmentVariable("CHATHUB_FUZZ"), CultureInfo.InvariantCulture, out var tries) ? tries : 50_000;

    // 22 letters of which each becomes three when composed: within a nick's length as typed, beyond it as kept.
    private static readonly string Growing = new('\ufb2c', 22);

    // What lines are made of, and what breaks programs: pieces of commands, odd white space, combining and control characters, lone surrogates.
    private static readonly string[] Pieces =
    [
        .. Contracts.Commands.All.Select(command => command.Name), "--msg", "-", "\"U\"", "“g”", "\"", "c", "T", "maria", "São_João", "ａｄｍｉｎ", "аdmin", " ", "  ",
        "\t", "\u00a0", "\u2003", "\r\n", "\n", "\0", "\u001b[2J", "\u202e", "\u200d", "e\u0301\u0301\u0301", "👩‍👩‍👧‍👦", "\ud800", "\udc00", "\uffff", "\ufffd", "ß", "İ", "ﷺ", "ﬃ", Growing,
    ];

    private static readonly Gen<string> Anything = Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.Char.Select(letter => letter.ToString()))
        .Array[0, 12].Select(string.Concat);

    [Fact]
    public void Any_line_is_a_command_with_its_arguments_or_a_refusal() => Anything.Sample(line =>
    {
        var parsed = CommandLine.Parse(line, id: null);
        if (parsed.Refusal is { } refusal) return refusal.Code is "not-a-command" or "unknown-command" or "bad-arguments" && parsed.Command is null;
        return parsed.Command!.Parameters.All(parameter => parsed.Arguments![parameter.Name] is not { } value
            || (parameter.Kind == CommandParameterKind.RestOfLine ? line.EndsWith(value, StringComparison.Ordinal) : value.Length > 0 && !value.Any(char.IsWhiteSpace)));
    }, iter: Tries);

    [Fact]
    public void Any_name_is_refused_or_compares_as_itself() => Anything.Sample(text =>
    {
        var isNick = Names.TryNick(text, out var nick, out _);
        var isGroup = Names.TryGroup(text, out var group, out _);
        if (isNick && !isGroup) return false;
        if (group is null) return Names.Key(text) is not null;
        if (nick is not null && !Names.TryNick(nick.Display, out _, out _)) return false;
        return Names.TryGroup(group.Display, out var again, out _) && again == group
            && Names.Key(group.Key) == group.Key && !group.Display.Any(char.IsControl) && (nick is null || nick == group);
    }, iter: Tries);

    [Fact]
    public void Any_text_is_refused_or_comes_back_as_it_was() => Anything.Sample(text =>
    {
        if (Server.Domain.Texts.Complaint(text) is { } complaint) return complaint.Code is "text-invalid" or "too-long";
        var item = new MessageItem(1, Guid.Empty, "ana", new MessageTarget("user", "maria", null), text, DateTime.UnixEpoch, Mine: false);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new Batch(0, 1, [item], More: false), ContractsJson.Wire.Batch);
        return JsonSerializer.Deserialize(bytes, ContractsJson.Wire.Batch)!.Items[0].Text == text;
    }, iter: Tries);

    [Fact]
    public void Any_batch_that_a_server_may_send_is_taken_or_turned_down() =>
        Gen.Select(Gen.Int[0, BatchBytes.Length - 1], Gen.OneOf(Gen.Byte, Gen.Int[0, Structure.Length - 1].Select(i => Structure[i])))
            .Array[0, 8]
            .Sample(changes =>
            {
                var bytes = (byte[])BatchBytes.Clone();
                foreach (var (at, value) in changes) bytes[at] = value;
                try
                {
                    if (JsonSerializer.Deserialize(bytes, ContractsJson.Wire.Batch) is { } batch) Take(batch);
                }
                catch (JsonException)
                {
                    // Turned down: SignalR closes the connection, and the client comes back.
                }
            }, iter: Tries);

    private static byte[] Structure { get; } = [.. "{}[],:\"0123456789-.enultrafs"u8];

    private static byte[] BatchBytes { get; } = Encoding.UTF8.GetBytes(
        """{"after":7,"upto":9,"items":[{"pos":9,"id":"01970000-0000-7000-8000-000000000000","from":"ana","to":{"kind":"user","name":"maria","audience":null},"text":"oi","at":"2026-01-01T00:00:00Z","mine":false}],"more":false}""");

    private static void Take(Batch batch)
    {
        var inbox = new Inbox();
        var (connection, _) = inbox.Rewind();
        inbox.Begin(connection, new Welcome(1, "ana", "1", "E", 7, 9, Limits.Default, []));
        inbox.Add(connection, batch);
        var position = 7L;
        while (inbox.TryTake() is { } entry)
        {
            Assert.True((entry.After?.Position ?? position) >= position, "The position fell.");
            position = entry.After?.Position ?? position;
        }
    }
}
