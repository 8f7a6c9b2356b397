using Nocturne.Models;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation;

/// <summary>An exported model, ready to run: the <c>.onnx</c> file is all it needs.</summary>
public sealed class MusicModel : IDisposable
{
    private readonly DeviceSession _device;

    private MusicModel(DeviceSession device, ModelCard card, IEncoding encoding) => (_device, Card, Encoding) = (device, card, encoding);

    /// <summary>What the model is and how it is meant to be run.</summary>
    public ModelCard Card { get; }

    /// <summary>How the model's tokens become music.</summary>
    public IEncoding Encoding { get; }

    /// <summary>Where it runs: <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string Device => _device.Name;

    /// <summary>One line for people: which device was taken and why.</summary>
    public string DeviceNote => _device.Note;

    /// <summary>Reads a model's card and holds the file against the SHA-256 in it and the graph against its network, without ONNX Runtime.</summary>
    /// <param name="path">An <c>.onnx</c> file that Nocturne exported.</param>
    /// <exception cref="ModelException">The file is missing, damaged, edited, foreign or of another format, or its graph is not what its card says.</exception>
    public static ModelCard Verify(string path) => Verify(path, out _);

    /// <summary>Does what <see cref="Verify(string)"/> does and tells the file's size.</summary>
    /// <param name="path">An <c>.onnx</c> file that Nocturne exported, or a link or pipe that gives one.</param>
    /// <param name="size">Its bytes.</param>
    /// <exception cref="ModelException">The file is missing, damaged, edited, foreign or of another format.</exception>
    public static ModelCard Verify(string path, out long size)
    {
        var (bytes, card) = ModelFile.Read(path);
        size = bytes.Length;
        return card;
    }

    /// <summary>Loads a model, once <see cref="Verify(string)"/> finds nothing wrong with it.</summary>
    /// <param name="path">An <c>.onnx</c> file that Nocturne exported.</param>
    /// <param name="device">Where to run.</param>
    /// <param name="threads">Threads that share the work of one run on the CPU, 1 to 256. One note at a time is fastest on 1; large batches gain from more.</param>
    /// <exception cref="ModelException">The file is missing, damaged, edited, foreign or of another format, its graph is not what its card says, or the device cannot be had.</exception>
    public static MusicModel Load(string path, DevicePreference device = DevicePreference.Auto, int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 256);
        var (bytes, card) = ReadWhileTheRuntimeStarts(path);
        var encoding = ModelFile.Encoding(card, path);
        return new MusicModel(ModelFile.Open(bytes, path, device, threads), card, encoding);
    }

    /// <summary>A runner with memory of its own for one size of batch.</summary>
    /// <param name="batch">Sequences side by side (B), 1 or more.</param>
    /// <param name="steps">Notes of each sequence in a run (T), 1 or more.</param>
    /// <returns>The runner; the model must live longer.</returns>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public ModelRunner CreateRunner(int batch, int steps)
    {
        ObjectDisposedException.ThrowIf(_device.IsDisposed, this);
        return new ModelRunner(_device, Card.Model, batch, steps);
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();

    // Loading ONNX Runtime takes about as long as hashing a model, and the one needs nothing of the other.
    private static (byte[] Bytes, ModelCard Card) ReadWhileTheRuntimeStarts(string path)
    {
        var start = new Thread(DeviceSession.Warm) { IsBackground = true };
        start.Start();
        try
        {
            return ModelFile.Read(path);
        }
        finally
        {
            start.Join();           // a process that ended meanwhile would pull the library from under the thread
        }
    }
}
