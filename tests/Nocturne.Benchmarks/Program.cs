using System.Globalization;
using System.Text;
using System.Text.Json;
using Nocturne.Benchmarks;
using Nocturne.Benchmarks.Soak;
using Nocturne.Models;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is [var target, "start", .. var programs])
    return StartSpeed.Run(target, programs);
if (args is [var soaked, "soak", var count] && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var notes) && notes is >= 100_000 and <= 10_000_000_000)
    return SoakRun.Run(soaked, notes);
if (args is not [var folder, .. var only] || folder.StartsWith('-'))
{
    Console.Error.WriteLine("""
        Usage: Nocturne.Benchmarks FOLDER             measures the 24 shapes of the lab, in turns with PyTorch, and writes training.json and training.md there
               Nocturne.Benchmarks FOLDER SHAPE...    measures some of them, such as gru-4x128, without PyTorch, and writes nothing
               Nocturne.Benchmarks FOLDER start PROGRAM...   measures how soon published generators have written a piece, and writes start.json and start.md
               Nocturne.Benchmarks FOLDER soak NOTES  composes so many notes, 100000 to 10000000000, from one process, and writes soak.json and soak.md
        """);
    return 1;
}

using var peer = only.Length > 0 ? null : PyTorchPeer.Start();
var peak = PeakSpeed.Measure();
Console.WriteLine($"peak of one core: {peak:F0} GFLOP/s; peer: {peer?.Name ?? (only.Length > 0 ? "not asked" : "none (python3 with torch is not installed)")}");
var speeds = new List<TrainingSpeed>();
foreach (var cell in Enum.GetValues<CellKind>())
    foreach (var hidden in (int[])[64, 128])
        foreach (var layers in (int[])[1, 2, 3, 4])
        {
            if (only.Length > 0 && !only.Contains(new ModelSpec(cell, hidden, layers).Name))
                continue;
            var speed = TrainingSpeed.Measure(new ModelSpec(cell, hidden, layers), peer);
            var ratio = speed.Ratio is { } times ? $", {times:F1} times PyTorch ({speed.PyTorchMilliseconds:F1} ms)" : "";
            Console.WriteLine($"{speed.Shape}: {speed.Milliseconds:F2} ms a step, {speed.GigaFlops:F0} GFLOP/s, {speed.GigaFlops / peak:P0} of the peak{ratio}");
            speeds.Add(speed);
        }
if (only.Length > 0)
    return 0;
var sideBySide = SideBySide.Measure(new ModelSpec(CellKind.Gru, Hidden: 128, Layers: 2));

var text = new StringBuilder("| shape | ms a step | GFLOP/s | share of peak | PyTorch, ms | times as fast |\n|---|--:|--:|--:|--:|--:|\n");
foreach (var speed in speeds)
    text.Append(CultureInfo.InvariantCulture, $"| {speed.Shape} | {speed.Milliseconds:F2} | {speed.GigaFlops:F0} | {speed.GigaFlops / peak:P0} | {speed.PyTorchMilliseconds:F1} | {speed.Ratio:F1} |\n");
text.Append(CultureInfo.InvariantCulture, $"\nOne thread, batch 64, window 30, forward + backward + Adam; peak of one core {peak:F0} GFLOP/s; {peer?.Name ?? "no PyTorch here"}.\n");
if (peer is not null)
    text.Append(CultureInfo.InvariantCulture, $"Geometric mean {Math.Exp(speeds.Average(speed => Math.Log(speed.Ratio!.Value))):F1} times PyTorch, least {speeds.Min(speed => speed.Ratio):F1}.\n");
text.Append(CultureInfo.InvariantCulture, $"Two runs side by side: {sideBySide:F2} times the throughput of one. Allocated a step: {speeds.Max(speed => speed.AllocatedBytes):F0} bytes at most.\n");

AtomicFile.WriteText(Path.Combine(folder, "training.md"), text.ToString());
AtomicFile.WriteText(
    Path.Combine(folder, "training.json"),
    JsonSerializer.Serialize(new { peak, peer = peer?.Name, sideBySide, speeds }, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
Console.WriteLine($"written to {Path.Combine(folder, "training.md")}");
return 0;
