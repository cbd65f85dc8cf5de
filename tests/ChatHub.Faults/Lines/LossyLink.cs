using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatHub.Faults.Lines;

/// <summary>The kernel drops some of the packets, or all, from and to a port of this machine, until this is disposed.</summary>
internal sealed partial class LossyLink : IDisposable
{
    private readonly string table = $"chathub_{Guid.NewGuid():N}";

    public LossyLink(int port, int percent)
    {
        var drops = percent == 100 ? "counter drop" : $"numgen random mod 100 < {percent} counter drop";
        Nft($$"""
            table ip {{table}} {
                chain input {
                    type filter hook input priority 0;
                    iif lo tcp dport {{port}} {{drops}}
                    iif lo tcp sport {{port}} {{drops}}
                }
            }
            """);
    }

    /// <summary>How many packets it has dropped.</summary>
    public long Dropped => DroppedByRule().Matches(Nft($"list table ip {table}")).Sum(rule => long.Parse(rule.Groups["packets"].Value, CultureInfo.InvariantCulture));

    /// <summary>Null, or why no packets can be dropped here.</summary>
    public static string? Missing
    {
        get
        {
            try
            {
                using var probe = new LossyLink(port: 1, percent: 1);
                return null;
            }
            catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
            {
                return "Needs nft and the right to use it: " + exception.Message;
            }
        }
    }

    public void Dispose() => Nft($"delete table ip {table}");

    [GeneratedRegex(@"counter packets (?<packets>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DroppedByRule();

    private static string Nft(string rules)
    {
        var start = new ProcessStartInfo("/usr/sbin/nft", ["-f", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var nft = Process.Start(start)!;
        nft.StandardInput.Write(rules);
        nft.StandardInput.Close();
        var said = nft.StandardOutput.ReadToEnd();
        var error = nft.StandardError.ReadToEnd();
        nft.WaitForExit();
        if (nft.ExitCode != 0) throw new InvalidOperationException(error);
        return said;
    }
}

/// <summary>A theory that is skipped, saying why, where no packets can be dropped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LossyLinkTheoryAttribute : TheoryAttribute
{
    public LossyLinkTheoryAttribute() => Skip = LossyLink.Missing;
}

/// <summary>The same for a single test.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LossyLinkFactAttribute : FactAttribute
{
    public LossyLinkFactAttribute() => Skip = LossyLink.Missing;
}
