using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Nocturne.Models;

namespace Nocturne.Benchmarks;

/// <summary>A Python process that trains the same networks with PyTorch.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    // OpenBLAS takes some processors for old ones and runs at a third of its speed; it can be told. The fastest is the peer.
    private static readonly string?[] CoreTypes = [null, "SkylakeX", "Zen", "Haswell"];

    private readonly Process _process;

    private PyTorchPeer(Process process, string? coreType)
    {
        _process = process;
        var version = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("no answer");
        Name = coreType is null ? version : $"{version}, OPENBLAS_CORETYPE={coreType}";
    }

    /// <summary>Version and setting.</summary>
    public string Name { get; }

    /// <summary>The peer at its best setting; <c>null</c> where no Python with PyTorch is installed.</summary>
    public static PyTorchPeer? Start()
    {
        var probe = new ModelSpec(CellKind.Lstm, Hidden: 128, Layers: 1);
        PyTorchPeer? best = null;
        var fastest = double.PositiveInfinity;
        foreach (var coreType in CoreTypes)
        {
            if (TryStart(coreType) is not { } peer)
                return best;
            var milliseconds = Enumerable.Range(0, 3).Min(_ => peer.MillisecondsPerStep(probe, steps: 10));
            (var slower, best) = milliseconds < fastest ? (best, peer) : (peer, best);
            fastest = Math.Min(fastest, milliseconds);
            slower?.Dispose();
        }
        return best;
    }

    /// <summary>Trains for some steps.</summary>
    public double MillisecondsPerStep(ModelSpec spec, int steps)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{spec.Cell.ToString().ToLowerInvariant()} {spec.Hidden} {spec.Layers} {steps}"));
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch's process has ended.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static PyTorchPeer? TryStart(string? coreType)
    {
        foreach (var python in (string[])["/usr/bin/python3", "python3", "python"])
        {
            var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "pytorch_peer.py")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["OMP_NUM_THREADS"] = "1";
            if (coreType is not null)
                start.Environment["OPENBLAS_CORETYPE"] = coreType;
            try
            {
                return new PyTorchPeer(Process.Start(start)!, coreType);
            }
            catch (Exception error) when (error is Win32Exception or InvalidOperationException)
            {
                continue;           // no such program, or one without PyTorch
            }
        }
        return null;
    }
}
