using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using ChatHub.Server.Startup;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>Something that an operator can get wrong at the start.</summary>
/// <param name="What">In words.</param>
/// <param name="Says">What the answer must hold: a name, a value, the way out.</param>
/// <param name="Arguments">For the server, besides an address and a data folder that are fine.</param>
public sealed record Mistake(string What, string[] Says, params string[] Arguments)
{
    private const string Https = "--urls=https://127.0.0.1:0";

    /// <summary>More environment variables.</summary>
    public (string Name, string Value)[] Environment { get; private init; } = [];

    /// <summary>All that we know of.</summary>
    /// <param name="folder">Where files may be put.</param>
    /// <param name="takenPort">Somebody listens there.</param>
    public static IEnumerable<Mistake> All(TempFolder folder, int takenPort) =>
        [.. Addresses(takenPort), .. Certificates(folder), .. Names(folder), .. Values(), .. Ranges(), .. Files(folder), .. Arguing()];

    private static IEnumerable<Mistake> Addresses(int taken) =>
    [
        new("port taken", [$"127.0.0.1:{taken}", "in use"], $"--urls=http://127.0.0.1:{taken}"),
        new("line port taken", [$"127.0.0.1:{taken}", "in use"], $"--ChatHub:LinePort={taken}"),
        new("no URL", ["'banana'", "http://0.0.0.0:8080"], "--urls", "banana"),
        new("no URL, by the environment", ["'banana'"]) { Environment = [("ASPNETCORE_URLS", "banana")] },
        new("a letter in the port", ["http://127.0.0.1:5O00"], "--urls", "http://127.0.0.1:5O00"),
        new("port too high", ["http://127.0.0.1:65536"], "--urls", "http://127.0.0.1:65536"),
        new("no port number", ["banana"], "--urls=", "--http_ports=banana"),
        new("another machine's address", ["http://203.0.113.9:5000"], "--urls", "http://203.0.113.9:5000"),
        new("unknown scheme", ["ftp://127.0.0.1:5000"], "--urls", "ftp://127.0.0.1:5000"),
        new("a socket in no folder", ["/nenhures"], "--urls", "http://unix:/nenhures/chathub.sock"),
        new("endpoint without URL", ["Interno", "Url"], "--Kestrel:Endpoints:Interno:Protocols=Http1"),
    ];

    private static IEnumerable<Mistake> Certificates(TempFolder folder)
    {
        File.WriteAllText(folder["bad.pfx"], "nada");
        return
        [
            new("https without certificate", ["https://127.0.0.1:0", "Kestrel:Certificates:Default:Path"], Https),
            new("a certificate that is missing", [folder["none.pfx"]], Https, "--Kestrel:Certificates:Default:Path=" + folder["none.pfx"]),
            new("a certificate that is none", [folder["bad.pfx"]], Https, "--Kestrel:Certificates:Default:Path=" + folder["bad.pfx"]),
            new("a certificate that is a folder", [folder.Path], Https, "--Kestrel:Certificates:Default:Path=" + folder.Path),
            new("a key that is none", [folder["bad.pfx"]], Https, "--Kestrel:Certificates:Default:Path=" + folder["bad.pfx"], "--Kestrel:Certificates:Default:KeyPath=" + folder["bad.pfx"]),
        ];
    }

    private static IEnumerable<Mistake> Names(TempFolder folder) =>
    [
        new("misspelt", ["ChatHub:DataFoldr", "ChatHub:DataFolder"], "--ChatHub:DataFoldr=x"),
        new("misspelt, with its value apart", ["ChatHub:DataFoldr", "ChatHub:DataFolder"], "--ChatHub:DataFoldr", "x"),
        new("misspelt, by the environment", ["ChatHub:LinePrt", "ChatHub:LinePort"]) { Environment = [("ChatHub__LinePrt", "4000")] },
        new("misspelt, in appsettings.json", ["ChatHub:Limits:Conections", "ChatHub:Limits:Connections"], ContentRoot(folder, "misspelt", """{ "ChatHub": { "Limits": { "Conections": 5 } } }""")),
        new("in the wrong section", ["ChatHub:Connections", "ChatHub:Limits:Connections"], "--ChatHub:Connections=5"),
        new("below a setting", ["ChatHub:LinePort:Number", "ChatHub:LinePort"], "--ChatHub:LinePort:Number=5"),
        new("a section with a value", ["ChatHub:Limits"], "--ChatHub:Limits=5"),
        new("a list without index", ["ChatHub:AllowedOrigins:0=https://example.org"], "--ChatHub:AllowedOrigins=https://example.org"),
        new("an index that is none", ["ChatHub:AllowedOrigins:x", "ChatHub:AllowedOrigins"], "--ChatHub:AllowedOrigins:x=https://example.org"),
        new("misspelt section", ["ChatHb", "ChatHub"], "--ChatHb:DataFolder=x"),
        new("misspelt name of the host", ["'url'", "'urls'"], "--url", "http://127.0.0.1:0"),
    ];

    private static IEnumerable<Mistake> Values() =>
    [
        new("letters for a number", ["ChatHub:LinePort", "'abc'", "65,535"], "--ChatHub:LinePort=abc"),
        new("neither true nor false", ["ChatHub:Limits:Enabled", "'sim'", "true or false"], "--ChatHub:Limits:Enabled=sim"),
        new("no IP address", ["ChatHub:LineAddress"], "--ChatHub:LineAddress=localhost", "--ChatHub:LinePort=4000"),
        new("no mode", ["ChatHub:SocketMode", "'rw'", "660"], "--ChatHub:SocketMode=rw"),
        new("no folder", ["ChatHub:DataFolder"], "--ChatHub:DataFolder="),
        new("an origin with a path", ["ChatHub:AllowedOrigins", "https://example.org/chat"], "--ChatHub:AllowedOrigins:0=https://example.org/chat"),
        new("an origin without a scheme", ["ChatHub:AllowedOrigins", "'example.org'"], "--ChatHub:AllowedOrigins:0=example.org"),
        new("any origin", ["ChatHub:AllowedOrigins", "'*'"], "--ChatHub:AllowedOrigins:0=*"),
    ];

    /// <summary>One beyond each end of each range.</summary>
    private static IEnumerable<Mistake> Ranges() =>
        from setting in Settings.All
        let range = setting.Property.GetCustomAttribute<RangeAttribute>()
        where range is not null
        from value in new[] { (int)range.Minimum - 1, (int)range.Maximum + 1 }
        select new Mistake($"{setting.Name}={value}", [setting.Name, $"'{value}'", ((int)range.Maximum).ToString("N0", CultureInfo.InvariantCulture)], $"--{setting.Name}={value}");

    private static IEnumerable<Mistake> Files(TempFolder folder)
    {
        File.WriteAllText(folder["ocupado"], "um arquivo");
        return
        [
            new("broken appsettings.json", ["appsettings.json", "LineNumber: 0"], ContentRoot(folder, "broken", """{ "ChatHub": { "DataFolder": "data" } x""")),
            new("no content root", [folder["nenhures"]], "--contentRoot=" + folder["nenhures"]),
            new("a data folder that is a file", [folder["ocupado"]], "--ChatHub:DataFolder=" + folder["ocupado"]),
            new("a data folder in a file", [folder["ocupado/dados"]], "--ChatHub:DataFolder=" + folder["ocupado/dados"]),
            new("a data folder that cannot be written", ["/proc/chathub"], "--ChatHub:DataFolder=/proc/chathub"),
            new("invariant globalization", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "ICU"]) { Environment = [("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")] },
        ];
    }

    private static IEnumerable<Mistake> Arguing() =>
    [
        new("an unknown command", ["'banana'"], "banana"),
        new("an unknown option", ["'--banana'"], "--banana"),
        new("an option of one letter", ["'-u'"], "-u", "http://127.0.0.1:0"),
        new("a setting without its value", ["'--urls'"], "--urls"),
    ];

    private static string ContentRoot(TempFolder folder, string name, string appsettings)
    {
        Directory.CreateDirectory(folder[name]);
        File.WriteAllText(Path.Combine(folder[name], "appsettings.json"), appsettings);
        return "--contentRoot=" + folder[name];
    }

    public override string ToString() => $"{What} ({string.Join(' ', Arguments)})";
}
