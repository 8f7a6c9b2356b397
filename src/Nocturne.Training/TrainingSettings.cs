using System.Text.Json.Serialization;
using Nocturne.Models;

namespace Nocturne.Training;

/// <summary>How a network is trained. The defaults are the report's; it names neither optimiser nor rate, so Adam at 1e-3.</summary>
/// <param name="Epochs">Passes over the training windows, 1 to 100,000.</param>
/// <param name="Batch">Windows a step (B), 1 to 4096.</param>
/// <param name="Window">Notes that predict the next one (T), 1 to 4096.</param>
/// <param name="Stride">Notes from one window to the next within a piece, 1 to 4096.</param>
/// <param name="LearningRate">Adam's step size, above 0 to 1.</param>
/// <param name="ClipNorm">Largest Euclidean norm of all gradients together; larger ones are scaled down. 0: no clipping.</param>
/// <param name="Select">Which loss says what epoch was the best; left out of JSON where it is the validation loss.</param>
public sealed record TrainingSettings(
    int Epochs = 200,
    int Batch = 64,
    int Window = 30,
    int Stride = 1,
    double LearningRate = 1e-3,
    double ClipNorm = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] EpochChoice Select = EpochChoice.Validation)
{
    /// <summary>These settings, or a <see cref="SettingException"/> that lists all that is wrong with them.</summary>
    public TrainingSettings Checked() => SettingException.Unless(this,
        (Epochs is >= 1 and <= 100_000, $"training.epochs is {Epochs}; use 1 to 100,000"),
        (Batch is >= 1 and <= 4096, $"training.batch is {Batch}; use 1 to 4096"),
        (Window is >= 1 and <= 4096, $"training.window is {Window}; use 1 to 4096"),
        (Stride is >= 1 and <= 4096, $"training.stride is {Stride}; use 1 to 4096"),
        (LearningRate is > 0 and <= 1, $"training.learningRate is {LearningRate}; use a number above 0, up to 1"),
        (ClipNorm is >= 0 and < double.PositiveInfinity, $"training.clipNorm is {ClipNorm}; use 0 (off) or more"),
        (Enum.IsDefined(Select), $"training.select is {Select}; use validation or training"));
}
