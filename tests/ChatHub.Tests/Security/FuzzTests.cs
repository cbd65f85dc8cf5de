using System.Text;
using ChatHub.Fuzz.Rules;
using ChatHub.TestKit;
using CsCheck;

namespace ChatHub.Tests;

/// <summary>
/// Whatever anybody types or a server sends. A failure prints its seed: <c>CsCheck_Seed=…</c> repeats it. <c>CHATHUB_FUZZ=10000000</c> tries as many.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Tries = Seed.FromEnvironment("CHATHUB_FUZZ") ?? 50_000;

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

    private static readonly byte[] Structure = [.. "{}[],:\"0123456789-.enultrafs"u8];

    private static readonly byte[] BatchBytes = Encoding.UTF8.GetBytes(
        """{"after":7,"upto":9,"items":[{"pos":9,"id":"01970000-0000-7000-8000-000000000000","from":"ana","to":{"kind":"user","name":"maria","audience":null},"text":"oi","at":"2026-01-01T00:00:00Z","mine":false}],"more":false}""");

    [Fact]
    public void Any_line_is_a_command_with_its_arguments_or_a_refusal() => Anything.Sample(LineRule.Check, iter: Tries);

    [Fact]
    public void Any_name_is_refused_or_compares_as_itself() => Anything.Sample(NameRule.Check, iter: Tries);

    [Fact]
    public void Any_text_is_refused_or_comes_back_as_it_was() => Anything.Sample(TextRule.Check, iter: Tries);

    [Fact]
    public void Any_batch_that_a_server_may_send_is_taken_or_turned_down() =>
        Gen.Select(Gen.Int[0, BatchBytes.Length - 1], Gen.OneOf(Gen.Byte, Gen.Int[0, Structure.Length - 1].Select(i => Structure[i])))
            .Array[0, 8]
            .Sample(changes =>
            {
                var bytes = (byte[])BatchBytes.Clone();
                foreach (var (at, value) in changes) bytes[at] = value;
                BatchRule.Check(bytes);
            }, iter: Tries);
}
