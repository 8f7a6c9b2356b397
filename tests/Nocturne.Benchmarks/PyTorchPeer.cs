using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Nocturne.Models;
using Nocturne.Training.Torch;

namespace Nocturne.Benchmarks;

/// <summary>A Python process that trains the same networks with PyTorch.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    // OpenBLAS mistakes some CPUs for older ones and runs at a third of its speed. We try several settings and use the fastest.
    private static readonly string?[] CoreTypes = [null, "SkylakeX", "Zen", "Haswell"];

    private readonly Process _process;

    private PyTorchPeer(string python, string device, string? coreType = null)
    {
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "pytorch_peer.py"), device])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["OMP_NUM_THREADS"] = "1";
        if (coreType is not null)
            start.Environment["OPENBLAS_CORETYPE"] = coreType;
        _process = Process.Start(start)!;
        var version = Answer();
        Name = coreType is null ? version : $"{version}, OPENBLAS_CORETYPE={coreType}";
    }

    /// <summary>Version and OpenBLAS setting.</summary>
    public string Name { get; }

    /// <summary>Starts the peer on the CPU with its fastest setting. Returns <c>null</c> if no Python with PyTorch is installed.</summary>
    public static PyTorchPeer? Fastest()
    {
        if (Python.With("torch") is not { } python)
            return null;
        var probe = ModelSpec.OneField(CellKind.Lstm, hidden: 128, layers: 1, vocabulary: 2);
        PyTorchPeer? best = null;
        var fastest = double.PositiveInfinity;
        foreach (var coreType in CoreTypes)
        {
            var peer = new PyTorchPeer(python, "cpu", coreType);
            var milliseconds = Enumerable.Range(0, 3).Min(_ => peer.MillisecondsPerStep(probe, steps: 10));
            (var slower, best) = milliseconds < fastest ? (best, peer) : (peer, best);
            fastest = Math.Min(fastest, milliseconds);
            slower?.Dispose();
        }
        return best;
    }

    /// <summary>Starts the peer on a device.</summary>
    /// <exception cref="InvalidOperationException">Python cannot be started or lacks PyTorch.</exception>
    public static PyTorchPeer On(TorchDevice device)
    {
        var python = Environment.GetEnvironmentVariable("PYTHON") ?? "python3";
        try
        {
            return new PyTorchPeer(python, device == TorchDevice.Cuda ? "cuda" : "cpu");
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException(
                $"Cannot start {python}: {error.Message}. Set the variable PYTHON to a Python that has PyTorch.");
        }
    }

    /// <summary>Trains for some steps and returns the time of a step, in milliseconds.</summary>
    public double MillisecondsPerStep(ModelSpec spec, int steps)
    {
        var cell = spec.Cell.ToString().ToLowerInvariant();
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cell} {spec.Hidden} {spec.Layers} {steps}"));
        return double.Parse(Answer(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Answer() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(
        "The PyTorch process exited; see its output above. Set the variable PYTHON to a Python that has PyTorch.");
}
