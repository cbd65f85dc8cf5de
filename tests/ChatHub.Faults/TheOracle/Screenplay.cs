using ChatHub.TestKit;

namespace ChatHub.Faults.TheOracle;

/// <summary>Journals written by hand: ana and bia are in the group, caio is not.</summary>
internal sealed class Screenplay
{
    public const string Group = "sala";
    private readonly Dictionary<string, List<JournalEntry>> journals = new(StringComparer.Ordinal);

    public Screenplay()
    {
        foreach (var nick in (string[])["ana", "bia", "caio"]) journals[nick] = [new DeviceBegan(nick, nick, 0)];
        journals["ana"].Add(new MemberOf(Group));
        journals["bia"].Add(new MemberOf(Group));
    }

    public Screenplay WithDevice(string device, string user, long position = 0)
    {
        journals[device] = [new DeviceBegan(device, user, position)];
        return this;
    }

    public Screenplay Sends(string device, string tag, string target)
    {
        journals[device].Add(new Invoked(Id(tag), tag, target, MessageText.Hash(tag)));
        return this;
    }

    public Screenplay Accepts(string device, string tag, long pos, int audience = 2)
    {
        journals[device].Add(new Accepted(Id(tag), pos, audience));
        return this;
    }

    public Screenplay Shows(string tag, long pos, params string[] devices)
    {
        foreach (var device in devices) Shows(device, tag, pos);
        return this;
    }

    public Screenplay Shows(string device, string tag, long pos, Guid? id = null, string? text = null, string? from = null)
    {
        journals[device].Add(new Shown(pos, id ?? Id(tag), tag, from ?? tag[..tag.IndexOf('#')], MessageText.Hash(text ?? tag)));
        return this;
    }

    public Screenplay Adds(string device, JournalEntry entry)
    {
        journals[device].Add(entry);
        return this;
    }

    public OracleResult Verdict(bool gapsExpected = false) =>
        Oracle.Check([.. journals.Values.Select(entries => new DeviceJournal(entries))], gapsExpected);

    public static Guid Id(string tag) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(tag)).AsSpan(0, 16));
}
