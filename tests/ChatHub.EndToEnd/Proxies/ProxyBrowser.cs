using ChatHub.EndToEnd.Browsing;

namespace ChatHub.EndToEnd.Proxies;

/// <summary>A browser to which example.org is this machine, and every certificate good.</summary>
public sealed class ProxyBrowser : BrowserFixture
{
    protected override IEnumerable<string> MoreFlags => ["--host-resolver-rules=MAP *.example.org 127.0.0.1", "--ignore-certificate-errors"];
}
