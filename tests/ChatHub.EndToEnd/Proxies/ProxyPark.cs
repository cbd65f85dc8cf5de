using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatHub.EndToEnd.Proxies;

/// <summary>
/// nginx, Caddy and HAProxy before two servers: one trusts them, as the files in docs/operation/proxies say, the other has no settings. Of those files
/// only ports and paths are replaced.
/// </summary>
public sealed class ProxyPark : IAsyncLifetime, IDisposable
{
    /// <summary>The number of requests that one address may send in a minute to the server that trusts its proxies.</summary>
    public const int SessionsPerMinute = 40;

    /// <summary>The user and password of the proxy that demands them.</summary>
    public const string ProxyUser = "porteiro", ProxyPassword = "abre-te";

    private static readonly string Documented = Repository.PathTo("docs", "operation", "proxies");
    private readonly TempFolder folder = new();
    private readonly Dictionary<string, Uri> addresses = new(StringComparer.Ordinal);
    private readonly List<ProxyProcess> proxies = [];

    /// <summary>The server that trusts 127.0.0.1.</summary>
    internal ServerProcess Trusting { get; private set; } = null!;

    /// <summary>The server with default settings, but for one allowed origin.</summary>
    internal ServerProcess Plain { get; private set; } = null!;

    /// <summary>Where a proxy is.</summary>
    public Uri this[string proxy] => addresses[proxy];

    /// <summary>The page at another name of the proxy that has only proxy_pass; <c>permitido.example.org</c> is an allowed origin.</summary>
    public Uri BareUnder(string name) => new UriBuilder(this["nginx, only proxy_pass"]) { Host = name }.Uri;

    /// <summary>How often a browser got a session through the proxy that demands a password.</summary>
    public int SessionsOfBrowsersBehindPassword => File.ReadLines(folder["password.log"]).Count(line =>
        line.StartsWith("200 POST /api/session", StringComparison.Ordinal) && line.Contains("Mozilla", StringComparison.Ordinal));

    public async Task InitializeAsync()
    {
        Address("nginx", "https://chat.example.org");
        Address("nginx, sub-path", "https://www.example.org", "/conversa/");
        Address("Caddy", "https://chat.example.org");
        Address("HAProxy", "https://chat.example.org");
        Address("nginx, only proxy_pass", "http://localhost");
        Address("nginx, the usual snippet", "http://localhost");
        Address("nginx, no Upgrade, buffering", "http://localhost");
        Address("nginx that buffers streams anyway", "http://localhost");
        Address("nginx with a password", "http://localhost");
        Address("nginx with a password for files", "http://localhost");
        WriteCertificate();
        var servers = await Task.WhenAll(
            ServerProcess.Start(new ServerOptions
            {
                Limits = true,
                Arguments = ["--ChatHub:TrustedProxies:0=127.0.0.1", $"--ChatHub:Limits:SessionsPerMinute={SessionsPerMinute}"],
            }),
            ServerProcess.Start(new ServerOptions { Arguments = ["--ChatHub:AllowedOrigins:0=" + BareUnder("permitido.example.org").GetLeftPart(UriPartial.Authority)] }));
        (Trusting, Plain) = (servers[0], servers[1]);
        await Task.WhenAll(StartNginx(), StartCaddy(), StartHaproxy());
    }

    public async Task DisposeAsync()
    {
        foreach (var proxy in proxies) await proxy.DisposeAsync();
        await Trusting.DisposeAsync();
        await Plain.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    private void Address(string proxy, string site, string path = "/") => addresses[proxy] = new Uri($"{site}:{FreePort.Next()}{path}");

    // One process, so that its end is the end of all.
    private async Task StartNginx()
    {
        File.WriteAllText(folder[".htpasswd"], $"{ProxyUser}:{{PLAIN}}{ProxyPassword}\n");
        File.WriteAllText(folder["sub-path.conf"], OfDocs("nginx-sub-path.conf"));
        File.WriteAllText(folder["nginx.conf"], $$"""
            daemon off;
            master_process off;
            pid {{folder["nginx.pid"]}};
            error_log stderr;
            events { }
            http {
                access_log off;
                client_body_temp_path {{folder["body"]}};
                proxy_temp_path {{folder["proxy"]}};
                fastcgi_temp_path {{folder["fastcgi"]}};
                uwsgi_temp_path {{folder["uwsgi"]}};
                scgi_temp_path {{folder["scgi"]}};
                {{OfDocs("nginx.conf").Replace("listen 443 ssl", $"listen 127.0.0.1:{this["nginx"].Port} ssl", StringComparison.Ordinal)}}
                server {
                    listen 127.0.0.1:{{this["nginx, sub-path"].Port}} ssl;
                    ssl_certificate {{folder["chain.pem"]}};
                    ssl_certificate_key {{folder["key.pem"]}};
                    include {{folder["sub-path.conf"]}};
                    location / { return 404; }
                }
                server {
                    listen 127.0.0.1:{{this["nginx, only proxy_pass"].Port}};
                    location / { proxy_pass http://{{Plain.Url.Authority}}; }
                }
                server {
                    listen 127.0.0.1:{{this["nginx, the usual snippet"].Port}};
                    location / {
                        proxy_pass http://{{Plain.Url.Authority}};
                        proxy_http_version 1.1;
                        proxy_set_header Upgrade $http_upgrade;
                        proxy_set_header Connection "upgrade";
                        proxy_set_header Host $host;
                        proxy_set_header X-Real-IP $remote_addr;
                        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                        proxy_set_header X-Forwarded-Proto $scheme;
                    }
                }
                server {
                    listen 127.0.0.1:{{this["nginx, no Upgrade, buffering"].Port}};
                    location / { proxy_pass http://{{Plain.Url.Authority}}; proxy_http_version 1.1; proxy_set_header Host $http_host; proxy_buffering on; }
                }
                server {
                    listen 127.0.0.1:{{this["nginx that buffers streams anyway"].Port}};
                    location / { proxy_pass http://{{Plain.Url.Authority}}; proxy_set_header Host $http_host; proxy_ignore_headers X-Accel-Buffering; }
                }
                log_format asked '$status $request $http_user_agent';
                server {
                    listen 127.0.0.1:{{this["nginx with a password"].Port}};
                    access_log {{folder["password.log"]}} asked;
                    auth_basic "Portaria";
                    auth_basic_user_file {{folder[".htpasswd"]}};
                    location / { proxy_pass http://{{Plain.Url.Authority}}; proxy_set_header Host $http_host; }
                }
                server {
                    listen 127.0.0.1:{{this["nginx with a password for files"].Port}};
                    auth_basic "Portaria";
                    auth_basic_user_file {{folder[".htpasswd"]}};
                    location / { proxy_pass http://{{Plain.Url.Authority}}; proxy_set_header Host $http_host; }
                    location ~ ^/(api|chat)(/|$) { auth_basic off; proxy_pass http://{{Plain.Url.Authority}}; proxy_set_header Host $http_host; }
                }
            }
            """);
        await Launch(addresses.Where(pair => pair.Key.StartsWith("nginx", StringComparison.Ordinal)).Select(pair => pair.Value),
            "/usr/sbin/nginx", "-p", folder.Path, "-e", "stderr", "-c", folder["nginx.conf"]);
    }

    private async Task StartCaddy()
    {
        File.WriteAllText(folder["Caddyfile"], $$"""
            {
                admin off
                local_certs
                skip_install_trust
                auto_https disable_redirects
                https_port {{this["Caddy"].Port}}
                storage file_system {{folder["caddy"]}}
            }
            {{OfDocs("Caddyfile")}}
            """);
        await Launch([this["Caddy"]], "caddy", "run", "--adapter", "caddyfile", "--config", folder["Caddyfile"]);
    }

    private async Task StartHaproxy()
    {
        File.WriteAllText(folder["haproxy.cfg"], OfDocs("haproxy.cfg").Replace("bind :443", $"bind 127.0.0.1:{this["HAProxy"].Port}", StringComparison.Ordinal));
        await Launch([this["HAProxy"]], "/usr/sbin/haproxy", "-db", "-f", folder["haproxy.cfg"]);
    }

    private Task Launch(IEnumerable<Uri> at, params string[] command)
    {
        var proxy = ProxyProcess.Start(folder.Path, command);
        lock (proxies) proxies.Add(proxy);
        return proxy.Answers([.. at]);
    }

    private string OfDocs(string file) => File.ReadAllText(Path.Combine(Documented, file))
        .Replace("127.0.0.1:5000", Trusting.Url.Authority, StringComparison.Ordinal)
        .Replace("/etc/ssl/chat.example.org/fullchain.pem", folder["chain.pem"], StringComparison.Ordinal)
        .Replace("/etc/ssl/chat.example.org/privkey.pem", folder["key.pem"], StringComparison.Ordinal)
        .Replace("/etc/haproxy/certs/chat.example.org.pem", folder["both.pem"], StringComparison.Ordinal)
        .Replace("/var/log/nginx", folder.Path, StringComparison.Ordinal);

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=chat.example.org", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllText(folder["chain.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(folder["key.pem"], key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(folder["both.pem"], certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
    }
}
