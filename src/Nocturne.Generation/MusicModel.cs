using Nocturne.Generation.Sampling;
using Nocturne.Models;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation;

/// <summary>An exported model that is ready to run. It needs only its <c>.onnx</c> file.</summary>
public sealed class MusicModel : IDisposable
{
    private readonly DeviceSession _device;
    private readonly HeadWeights? _heads;           // null for a network with one head

    private MusicModel(DeviceSession device, ModelContent content, IEncoding encoding, SamplingSettings sampling)
    {
        (_device, Card, Encoding, Sampling) = (device, content.Card, encoding, sampling);
        if (Card.Model.Heads.Count > 1)
            _heads = new HeadWeights(Card.Model, content.Bytes, content.WeightRanges);
    }

    /// <summary>The card of the model: what it is and how to run it.</summary>
    public ModelCard Card { get; }

    /// <summary>The encoding of the model's tokens.</summary>
    public IEncoding Encoding { get; }

    /// <summary>The sampling settings on the card.</summary>
    public SamplingSettings Sampling { get; }

    /// <summary>The device that it runs on: <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string Device => _device.Name;

    /// <summary>The device and why it was chosen, in one line for display.</summary>
    public string DeviceNote => _device.Note;

    /// <summary>Checks a file against the SHA-256 on its card, and its graph against the network on its card.</summary>
    /// <remarks>ONNX Runtime is not used.</remarks>
    /// <param name="path">An <c>.onnx</c> file that Nocturne exported.</param>
    /// <exception cref="ModelException">The file is missing, damaged, edited, foreign or of another format.</exception>
    public static ModelCard Verify(string path) => Verify(path, out _);

    /// <summary>Does what <see cref="Verify(string)"/> does and returns the size of the file.</summary>
    /// <param name="path">An <c>.onnx</c> file that Nocturne exported, or a link or pipe to one.</param>
    /// <param name="size">Size in bytes.</param>
    /// <exception cref="ModelException">The file is missing, damaged, edited, foreign or of another format.</exception>
    public static ModelCard Verify(string path, out long size)
    {
        var content = ModelFile.Read(path);
        size = content.Bytes.Length;
        return content.Card;
    }

    /// <summary>Checks a model as <see cref="Verify(string)"/> does and loads it.</summary>
    /// <param name="path">An <c>.onnx</c> file that Nocturne exported.</param>
    /// <param name="device">Device to run on.</param>
    /// <param name="threads">
    /// Threads for one run on the CPU, 1 to 256. Single steps are fastest with 1; large batches benefit from more.
    /// </param>
    /// <param name="families">The encodings to choose from, or <c>null</c> for all of Nocturne's.</param>
    /// <exception cref="ModelException">
    /// The file is missing, damaged, edited, foreign or of another format, its encoding is unsupported, or the device is not available.
    /// </exception>
    public static MusicModel Load(
        string path, DevicePreference device = DevicePreference.Auto, int threads = 1, IReadOnlyList<IEncodingFamily>? families = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 256);
        var content = ReadWhileRuntimeLoads(path);
        var encoding = ModelFile.Encoding(content.Card, path, families);
        var sampling = ModelFile.Sampling(content.Card, path);
        return new MusicModel(ModelFile.Open(content.Bytes, path, device, threads), content, encoding, sampling);
    }

    /// <summary>Creates a runner with its own memory for one batch size.</summary>
    /// <param name="batch">Number of sequences in a run (B), 1 or more.</param>
    /// <param name="steps">Number of steps of each sequence in a run (T), 1 or more.</param>
    /// <returns>The runner. Dispose it before the model.</returns>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public ModelRunner CreateRunner(int batch, int steps)
    {
        ObjectDisposedException.ThrowIf(_device.IsDisposed, this);
        return new ModelRunner(_device, Card.Model, _heads, batch, steps);
    }

    /// <inheritdoc/>
    public void Dispose() => _device.Dispose();

    // Loading ONNX Runtime takes about as long as hashing a model, and neither needs the other.
    private static ModelContent ReadWhileRuntimeLoads(string path)
    {
        var loading = new Thread(DeviceSession.Preload) { IsBackground = true };
        loading.Start();
        try
        {
            return ModelFile.Read(path);
        }
        finally
        {
            loading.Join();         // a process that exits while the library is loading can crash
        }
    }
}
