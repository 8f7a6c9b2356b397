using Microsoft.ML.OnnxRuntime;
using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>An exported model, ready to run: the <c>.onnx</c> file is all it needs.</summary>
public sealed class MusicModel : IDisposable
{
    private readonly InferenceSession _session;

    private MusicModel(InferenceSession session, ModelCard card, string device, string deviceNote) =>
        (_session, Card, Device, DeviceNote) = (session, card, device, deviceNote);

    /// <summary>What the model is and how it is meant to be run.</summary>
    public ModelCard Card { get; }

    /// <summary>Where it runs: <c>cpu</c> or <c>cuda:0</c>.</summary>
    public string Device { get; }

    /// <summary>One line for people: which device was taken and why.</summary>
    public string DeviceNote { get; }

    /// <summary>Loads a model and holds its graph against its card.</summary>
    /// <param name="path">An <c>.onnx</c> file that Nocturne exported.</param>
    /// <param name="device">Where to run.</param>
    /// <exception cref="ModelException">The file is missing, truncated, foreign or newer than this code, its graph is not what its card says, or the device cannot be had.</exception>
    public static MusicModel Load(string path, DevicePreference device = DevicePreference.Auto)
    {
        var session = new InferenceSession(path);
        var card = ModelCard.Parse(session.ModelMetadata.CustomMetadataMap[ModelCard.MetadataKey]);
        return new MusicModel(session, card, "cpu", $"cpu ({device} was asked for)");
    }

    /// <summary>A runner with memory of its own for one size of batch.</summary>
    /// <param name="batch">Sequences side by side (B), 1 or more.</param>
    /// <param name="steps">Notes of each sequence in a run (T), 1 or more.</param>
    public ModelRunner CreateRunner(int batch, int steps) => new(_session, Card.Model, batch, steps);

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();
}
