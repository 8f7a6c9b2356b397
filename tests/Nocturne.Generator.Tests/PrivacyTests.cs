using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Nocturne.Models;

namespace Nocturne.Generator.Tests;

/// <summary>The published program writes nothing but what it is asked to write, and touches no network.</summary>
[Collection(nameof(Publication))]
public sealed class PrivacyTests(Publication publication) : IDisposable
{
    // Sends everything that is meant for another machine, name look-ups too, down a cable that leads nowhere, and counts it.
    private const string CountPackets = """
        set -e
        echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6 2> /dev/null || true
        ip link set lo up
        ip link add out type veth peer name in
        ip addr add 192.0.2.2/24 dev out
        ip link set in up
        ip link set out up
        ip route add default via 192.0.2.1
        sent() { awk 'NR > 2 { sum += $11 } END { print sum + 0 }' /proc/net/dev; }
        before=$(sent)
        "$@" > /dev/null || true
        echo $(( $(sent) - before ))
        """;

    // ONNX Runtime's telemetry sends for the first time after some eight seconds.
    private const string LongEnough = "12";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PublishFact]
    public void It_writes_the_piece_and_no_other_file()
    {
        foreach (var name in (string[])["home", "temporary", "work"])
            Directory.CreateDirectory(_folder[name]);
        TestModel.Write(_folder, TestModel.Spec(CellKind.Gru));
        var before = Snapshot();

        var (home, temporary) = (_folder["home"], _folder["temporary"]);
        var environment = new Dictionary<string, string>
        {
            ["HOME"] = home,
            ["USERPROFILE"] = home,
            ["TMPDIR"] = temporary,
            ["TEMP"] = temporary,
        };

        var result = publication.Run(environment, _folder["work"], "compose", _folder["gru-2x16.onnx"], "-o", "piece.mid");

        result.ExitCode.Should().Be(0, result.Error);
        Snapshot().Except(before).Select(file => file.Path).Should().Equal(Path.Combine("work", "piece.mid"));
        before.Except(Snapshot()).Should().BeEmpty();
    }

    [PublishFact]
    public void A_home_that_cannot_be_written_changes_nothing_that_it_says()
    {
        TestModel.Write(_folder, TestModel.Spec(CellKind.Gru));

        var environment = new Dictionary<string, string> { ["HOME"] = _folder["no", "such", "folder"] };

        var result = publication.Run(environment, _folder.FullPath, "compose", "gru-2x16.onnx");

        result.Should().Be(publication.Run(_folder.FullPath, "compose", "gru-2x16.onnx"));
    }

    [NetworkFact]
    public void It_sends_nothing_however_long_it_runs()
    {
        TestModel.Write(_folder, TestModel.Spec(CellKind.Gru));
        var program = Path.Combine(publication.Unpacked, publication.ProgramName);
        string[] composing = [program, "compose", "gru-2x16.onnx", "--notes=100000", "--count=1000"];

        PacketsOf(["timeout", "-s", "INT", LongEnough, .. composing]).Should().Be(0);
    }

    [NetworkFact]
    public void Looking_up_a_name_would_be_seen() => PacketsOf("timeout", "1", "getent", "hosts", "nocturne.example").Should().BePositive();

    private int PacketsOf(params IEnumerable<string> command)
    {
        var result = Program.Run("unshare", _folder.FullPath, ["--net", "bash", "-c", CountPackets, "bash", .. command]);
        result.ExitCode.Should().Be(0, result.Error);
        return int.Parse(result.Output, System.Globalization.CultureInfo.InvariantCulture);
    }

    private List<(string Path, string Hash)> Snapshot() =>
    [
        .. from file in Directory.EnumerateFiles(_folder.FullPath, "*", SearchOption.AllDirectories)
           select (Path.GetRelativePath(_folder.FullPath, file), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
    ];

    /// <summary>A fact about what leaves the machine; skipped, and says so, where no network of the test's own can be made.</summary>
    private sealed class NetworkFactAttribute : FactAttribute
    {
        public NetworkFactAttribute() => Skip = new PublishFactAttribute().Skip ?? Why.Value;

        private static Lazy<string?> Why { get; } = new(() =>
            RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && Environment.IsPrivilegedProcess &&
            Program.Run("bash", Path.GetTempPath(), "-c", "unshare --net bash -c 'ip link add out type veth peer name in'").ExitCode == 0
                ? null
                : "needs Linux, root, and the programs unshare and ip");
    }
}
