using System.Globalization;
using System.Text;
using System.Text.Json;
using Nocturne.Benchmarks;
using Nocturne.Models;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var folder] || folder.StartsWith('-'))
{
    Console.Error.WriteLine("Usage: Nocturne.Benchmarks FOLDER    measures the 24 shapes of the lab, in turns with PyTorch, and writes training.json and training.md there");
    return 1;
}

using var peer = PyTorchPeer.Start();
var peak = PeakSpeed.Measure();
Console.WriteLine($"peak of one core: {peak:F0} GFLOP/s; peer: {peer?.Name ?? "none (python3 with torch is not installed)"}");
var speeds = new List<TrainingSpeed>();
foreach (var cell in Enum.GetValues<CellKind>())
    foreach (var hidden in (int[])[64, 128])
        foreach (var layers in (int[])[1, 2, 3, 4])
        {
            var speed = TrainingSpeed.Measure(new ModelSpec(cell, hidden, layers), peer);
            Console.WriteLine($"{speed.Cell}-{layers}x{hidden}: {speed.Milliseconds:F2} ms a step, {speed.GigaFlops:F0} GFLOP/s, {speed.GigaFlops / peak:P0} of the peak{(speed.Ratio is { } ratio ? $", {ratio:F1} times PyTorch ({speed.PyTorchMilliseconds:F1} ms)" : "")}");
            speeds.Add(speed);
        }

var table = new StringBuilder("| shape | ms a step | GFLOP/s | share of peak | PyTorch, ms | times as fast |\n|---|--:|--:|--:|--:|--:|\n");
foreach (var speed in speeds)
    table.Append(CultureInfo.InvariantCulture, $"| {speed.Cell}-{speed.Layers}x{speed.Hidden} | {speed.Milliseconds:F2} | {speed.GigaFlops:F0} | {speed.GigaFlops / peak:P0} | {speed.PyTorchMilliseconds:F1} | {speed.Ratio:F1} |\n");
table.Append(CultureInfo.InvariantCulture, $"\nOne thread, batch 64, window 30, forward + backward + Adam; peak of one core {peak:F0} GFLOP/s; {peer?.Name ?? "no PyTorch here"}.\n");
if (peer is not null)
    table.Append(CultureInfo.InvariantCulture, $"Geometric mean {Math.Exp(speeds.Average(speed => Math.Log(speed.Ratio!.Value))):F1} times PyTorch, least {speeds.Min(speed => speed.Ratio):F1}.\n");

AtomicFile.WriteText(Path.Combine(folder, "training.md"), table.ToString());
AtomicFile.WriteText(Path.Combine(folder, "training.json"), JsonSerializer.Serialize(new { peak, peer = peer?.Name, speeds }, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true }));
return 0;
