using Nocturne.Models;

namespace Nocturne.Evaluation;

/// <summary>How a model is judged.</summary>
/// <param name="Stride">Notes from one window to the next within a piece, 1 to 4096.</param>
/// <param name="Batch">Windows that go through the network at a time, 1 to 65,536; it changes the speed alone.</param>
/// <param name="OnTraining">Whether the training windows are judged too, which takes about as much longer as there are more of them.</param>
public sealed record EvaluationSettings(int Stride = 1, int Batch = 256, bool OnTraining = true)
{
    /// <summary>These settings, or a <see cref="SettingException"/> that lists all that is wrong with them.</summary>
    public EvaluationSettings Checked() => SettingException.Unless(this,
        (Stride is >= 1 and <= 4096, $"evaluation.stride is {Stride}; use 1 to 4096"),
        (Batch is >= 1 and <= 65_536, $"evaluation.batch is {Batch}; use 1 to 65,536"));
}
