using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nocturne.Pipeline.Tests.Corpora;

/// <summary>The real program with a proxy in its environment.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly StoreInTemp _temp = new();
    private readonly TcpListener _proxy = new(IPAddress.Loopback, 0);

    public ProxyTests()
    {
        _proxy.Start();
        Directory.CreateDirectory(_temp["data", "corpora"]);
        Directory.CreateDirectory(_temp["build", "experiments"]);
        File.Copy(Path.Combine(_temp.Definitions, "songs.json"), _temp["data", "corpora", "songs.json"]);
        File.WriteAllText(_temp["build", "experiments", "tiny.json"], "{}");
    }

    public void Dispose()
    {
        _proxy.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task Downloads_go_through_the_proxy_of_the_environment_and_its_password_is_not_told()
    {
        // Arrange
        var asked = AskedForAsync();
        // Act
        var errors = Run(("HTTPS_PROXY", $"http://me:sesame@127.0.0.1:{((IPEndPoint)_proxy.LocalEndpoint).Port}"));
        // Assert
        (await asked).Should().StartWith("CONNECT example.org:443 ");
        errors.Should().Contain("The corpus 'songs' cannot be downloaded: example.org cannot be reached").And.NotContain("sesame");
    }

    [Fact]
    public void What_is_named_in_NO_PROXY_is_asked_for_directly()
    {
        _temp.WriteSongs("https://127.0.0.1:9/");
        File.Copy(Path.Combine(_temp.Definitions, "songs.json"), _temp["data", "corpora", "songs.json"], overwrite: true);

        Run(("HTTPS_PROXY", $"http://127.0.0.1:{((IPEndPoint)_proxy.LocalEndpoint).Port}"), ("NO_PROXY", "127.0.0.1")).Should().Contain("cannot be reached");

        _proxy.Pending().Should().BeFalse();
    }

    // Says no to whoever asks.
    private async Task<string> AskedForAsync()
    {
        using var client = await _proxy.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        var buffer = new byte[4_096];
        var count = await stream.ReadAsync(buffer);
        await stream.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        return Encoding.ASCII.GetString(buffer, 0, count);
    }

    private string Run(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PipelineProgram).Assembly.Location, "preprocess", "--experiment=tiny", "--corpus=songs", $"--root={_temp[""]}"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var name in (string[])["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy"])
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(1);
        return errors;
    }
}
