using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Nocturne.Models;
using Nocturne.Training.Torch;

namespace Nocturne.Cuda;

/// <summary>A Python process that trains the same networks with PyTorch on the same device.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private readonly Process _process;

    /// <exception cref="InvalidOperationException">There is no python3 with PyTorch.</exception>
    public PyTorchPeer(TorchDevice device)
    {
        var python = Environment.GetEnvironmentVariable("PYTHON") ?? "python3";
        var start = new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "pytorch_peer.py"), device == TorchDevice.Cuda ? "cuda" : "cpu"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException($"{python} cannot be started: {error.Message}. Name a Python with PyTorch in the variable PYTHON.");
        }
        Name = Answer();
    }

    /// <summary>Version and device.</summary>
    public string Name { get; }

    /// <summary>Trains for some steps.</summary>
    public double MillisecondsPerStep(ModelSpec spec, int steps)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{spec.Cell.ToString().ToLowerInvariant()} {spec.Hidden} {spec.Layers} {steps}"));
        return double.Parse(Answer(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string Answer() =>
        _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch's process has ended; what it said stands above. Name a Python with PyTorch in the variable PYTHON.");
}
