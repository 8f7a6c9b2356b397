using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>The real program with a proxy in its environment.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly TempFolder _temp = new();
    private readonly TcpListener _proxy = new(IPAddress.Loopback, 0);

    public ProxyTests()
    {
        _proxy.Start();
        Directory.CreateDirectory(_temp["data", "corpora"]);
        Directory.CreateDirectory(_temp["build", "experiments"]);
        WriteCorpus("https://example.org/");
        File.WriteAllText(_temp["build", "experiments", "tiny.json"], "{}");
    }

    public void Dispose()
    {
        _proxy.Dispose();
        _temp.Dispose();
    }

    [Fact]
    public async Task Downloads_go_through_the_proxy_of_the_environment_and_its_password_is_not_printed()
    {
        // Arrange
        var asked = AskedForAsync();
        // Act
        var errors = Run(("HTTPS_PROXY", $"http://me:sesame@127.0.0.1:{((IPEndPoint)_proxy.LocalEndpoint).Port}"));
        // Assert
        (await asked).Should().StartWith("CONNECT example.org:443 ");
        errors.Should().ContainAll("'songs'", "example.org cannot be reached").And.NotContain("sesame");
    }

    [Fact]
    public void A_host_in_NO_PROXY_is_contacted_directly()
    {
        WriteCorpus("https://127.0.0.1:9/");

        var errors = Run(("HTTPS_PROXY", $"http://127.0.0.1:{((IPEndPoint)_proxy.LocalEndpoint).Port}"), ("NO_PROXY", "127.0.0.1"));

        errors.Should().Contain("cannot be reached");
        _proxy.Pending().Should().BeFalse();
    }

    private void WriteCorpus(string root)
    {
        var pieces = ((string[])["training", "validation"]).Select(split =>
            $$"""
            { "name": "{{split}}", "title": "A song", "split": "{{split}}", "sha256": "{{new string('0', 64)}}", "bytes": 1,
              "urls": ["{{root}}a.mid"] }
            """);
        File.WriteAllText(_temp["data", "corpora", "songs.json"],
            $$"""
            {
              "name": "songs", "about": "Songs.", "licence": "None.", "provenance": "This test.",
              "pieces": [ {{string.Join(", ", pieces)}} ]
            }
            """);
    }

    // Refuses every connection.
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
        string[] arguments =
            [typeof(PipelineProgram).Assembly.Location, "preprocess", "--experiment=tiny", "--corpus=songs", $"--root={_temp[""]}"];
        var (exitCode, _, errors) = TestProcess.Run("dotnet", arguments, environment: variables =>
        {
            foreach (var name in (string[])["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"])
            {
                variables.Remove(name);
                variables.Remove(name.ToLowerInvariant());
            }
            foreach (var (name, value) in environment)
                variables[name] = value;
        });
        exitCode.Should().Be(1);
        return errors;
    }
}
