using System.Globalization;
using System.Text;
using System.Text.Json;
using Nocturne.Benchmarks;
using Nocturne.Benchmarks.Cuda;
using Nocturne.Benchmarks.Soak;
using Nocturne.Models;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["cuda", .. var step])
    return CudaRun.Run(step);
if (args is [var target, "start", .. var programs])
    return StartSpeed.Run(target, programs);
if (args is [var soaked, "soak", var count]
    && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var notes)
    && notes is >= 100_000 and <= 10_000_000_000)
    return SoakRun.Run(soaked, notes);
if (args is not [var folder, .. var only] || folder.StartsWith('-'))
{
    Console.Error.WriteLine("""
        Usage: Nocturne.Benchmarks FOLDER
                   compares the 24 shapes of the lab with PyTorch; writes training.json and training.md to FOLDER
               Nocturne.Benchmarks FOLDER SHAPE...
                   measures the named shapes, such as gru-4x128, without PyTorch; writes no file
               Nocturne.Benchmarks FOLDER start PROGRAM...
                   measures how long published generators take to write a piece; writes start.json and start.md to FOLDER
               Nocturne.Benchmarks FOLDER soak NOTES
                   composes NOTES notes, 100000 to 10000000000, in one process; writes soak.json and soak.md to FOLDER
               Nocturne.Benchmarks cuda STEP...
                   checks and measures the Torch learner, for tests/cuda.sh
        """);
    return 1;
}

using var peer = only.Length > 0 ? null : PyTorchPeer.Fastest();
var peak = PeakSpeed.Measure();
var peerName = peer?.Name ?? (only.Length > 0 ? "not used" : "none (python3 with torch is not installed)");
Console.WriteLine($"peak of one core: {peak:F0} GFLOP/s; peer: {peerName}");
var speeds = new List<TrainingSpeed>();
foreach (var spec in Shapes.Lab.Where(spec => only.Length == 0 || only.Contains(spec.Name)))
{
    var speed = TrainingSpeed.Measure(spec, peer);
    var ratio = speed.Ratio is { } times ? $", {times:F1} times as fast as PyTorch ({speed.PyTorchMilliseconds:F1} ms)" : "";
    Console.WriteLine(
        $"{speed.Shape}: {speed.Milliseconds:F2} ms per step, {speed.GigaFlops:F0} GFLOP/s, {speed.GigaFlops / peak:P0} of peak{ratio}");
    speeds.Add(speed);
}
if (only.Length > 0)
    return 0;
var sideBySide = SideBySide.Measure(ModelSpec.OneField(CellKind.Gru, hidden: 128, layers: 2, vocabulary: 88));

var text = new StringBuilder("| shape | ms per step | GFLOP/s | share of peak | PyTorch, ms | speedup |\n|---|--:|--:|--:|--:|--:|\n");
foreach (var speed in speeds)
    text.Append(
        CultureInfo.InvariantCulture,
        $"| {speed.Shape} | {speed.Milliseconds:F2} | {speed.GigaFlops:F0} | {speed.GigaFlops / peak:P0} " +
        $"| {speed.PyTorchMilliseconds:F1} | {speed.Ratio:F1} |\n");
text.Append(
    CultureInfo.InvariantCulture,
    $"\nOne thread, batch 64, window 30, forward + backward + Adam; peak of one core {peak:F0} GFLOP/s; {peer?.Name ?? "no PyTorch"}.\n");
if (peer is not null)
{
    var mean = Math.Exp(speeds.Average(speed => Math.Log(speed.Ratio!.Value)));
    var minimum = speeds.Min(speed => speed.Ratio);
    text.Append(CultureInfo.InvariantCulture, $"Speedup over PyTorch: geometric mean {mean:F1}, minimum {minimum:F1}.\n");
}
text.Append(
    CultureInfo.InvariantCulture,
    $"Two runs in parallel: {sideBySide:F2} times the throughput of one. " +
    $"Managed memory allocated per step: at most {speeds.Max(speed => speed.AllocatedBytes):F0} bytes.\n");

AtomicFile.WriteText(Path.Combine(folder, "training.md"), text.ToString());
AtomicFile.WriteText(
    Path.Combine(folder, "training.json"),
    JsonSerializer.Serialize(
        new { peak, peer = peer?.Name, sideBySide, speeds },
        new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
Console.WriteLine($"wrote {Path.Combine(folder, "training.md")}");
return 0;
