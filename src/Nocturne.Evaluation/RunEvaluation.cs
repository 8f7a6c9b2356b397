using System.Text.Json.Serialization;
using Nocturne.Evaluation.Losses;
using Nocturne.Models;

namespace Nocturne.Evaluation;

/// <summary>The evaluation of a run: a JSON file in artifacts/evaluation.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Run">Name of the run, such as <c>gru-4x128-s0</c>.</param>
/// <param name="Model">The network.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="Device">Where the model ran: <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="Losses">Losses of a regression head, or <c>null</c> (left out of JSON) for another head.</param>
/// <param name="Classes">Losses of a categorical head, or <c>null</c> (left out of JSON) for another head.</param>
public sealed record RunEvaluation(
    string Experiment,
    string Run,
    ModelSpec Model,
    string Corpus,
    string Device,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ModelEvaluation? Losses = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClassEvaluation? Classes = null)
{
    /// <summary>The loss on the validation windows: cross-entropy in nats, or mean squared error of scaled notes.</summary>
    public double ValidationLoss => Classes?.Validation.CrossEntropyNats ?? Losses!.Validation.ScaledMse;

    /// <summary>Writes the evaluation atomically.</summary>
    public void Write(string path) => AtomicFile.WriteText(path, EvaluationJson.Text(this));

    /// <summary>Reads an evaluation that <see cref="Write"/> wrote.</summary>
    /// <exception cref="EvaluationException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RunEvaluation Read(string path) => EvaluationJson.Parse(File.ReadAllText(path), path);
}
