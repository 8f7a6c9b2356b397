using System.Text.Json.Serialization;
using static Nocturne.Base.SettingKinds;

namespace Nocturne.Training.Contract;

/// <summary>How a network is trained. The defaults are the report's; it names neither optimizer nor rate, hence Adam at 1e-3.</summary>
/// <param name="Epochs">Passes over the training pieces.</param>
/// <param name="Batch">Number of sequences in a batch (B).</param>
/// <param name="Window">Number of steps of a batch (T); batches of whole pieces have as many as the piece.</param>
/// <param name="Stride">Steps from one window to the next within a piece.</param>
/// <param name="LearningRate">Step size before the schedule.</param>
/// <param name="ClipNorm">Maximum Euclidean norm of all gradients together; larger ones are scaled down. 0: no clipping.</param>
/// <param name="Select">Which loss selects the best epoch.</param>
/// <param name="Batches">How pieces are cut into batches.</param>
/// <param name="Optimizer">The optimizer.</param>
/// <param name="Schedule">The learning rate over the training.</param>
/// <param name="Dropout">Dropout probabilities.</param>
/// <param name="Averaging">Decay rate of the running mean of the weights that is evaluated and exported; 0 is off.</param>
public sealed record TrainingSettings(
    int Epochs = 200,
    int Batch = 64,
    int Window = 30,
    int Stride = 1,
    double LearningRate = 1e-3,
    double ClipNorm = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] EpochChoice Select = EpochChoice.Validation,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] BatchKind Batches = BatchKind.Windows,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] OptimizerSettings Optimizer = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] ScheduleSettings Schedule = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] DropoutSettings Dropout = default,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Averaging = 0)
{
    /// <summary>Names of what a learner keeps for each weight: the optimizer's slots, and the average if there is one.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Slots => Averaging > 0 ? [.. Optimizer.Slots, OptimizerSettings.Average] : Optimizer.Slots;

    /// <summary>Every setting.</summary>
    public static SettingTable<TrainingSettings> Table { get; } = new(new TrainingSettings())
    {
        { "epochs", IntegerFrom(1, 100_000), "Passes over the training pieces.", e => e.Epochs, (e, value) => e with { Epochs = value } },
        { "batch", IntegerFrom(1, 4096), "Sequences side by side in a batch.", e => e.Batch, (e, value) => e with { Batch = value } },
        {
            "window", IntegerFrom(1, 4096), "Steps of a batch; notes that predict the next one.",
            e => e.Window, (e, value) => e with { Window = value }
        },
        { "stride", IntegerFrom(1, 4096), "Steps from one window to the next.", e => e.Stride, (e, value) => e with { Stride = value } },
        {
            "batches", Choice<BatchKind>(), "How pieces are cut: random windows, streams that carry the state, or complete pieces.",
            e => e.Batches, (e, value) => e with { Batches = value }
        },
        {
            "learningRate", RealFrom(0, 1, aboveMin: true), "Step size before the schedule.",
            e => e.LearningRate, (e, value) => e with { LearningRate = value }
        },
        {
            "optimizer", Choice<OptimizerKind>(), "How gradients update the weights.",
            e => e.Optimizer.Kind, (e, value) => e with { Optimizer = e.Optimizer with { Kind = value } }
        },
        {
            "weightDecay", RealFrom(0, 1), "Weight decay; decoupled from the gradient for adamw.",
            e => e.Optimizer.WeightDecay, (e, value) => e with { Optimizer = e.Optimizer with { WeightDecay = value } }
        },
        {
            "momentum", RealFrom(0, 1, belowMax: true), "Share of the previous step that is added to the next, for sgd and rmsprop.",
            e => e.Optimizer.Momentum, (e, value) => e with { Optimizer = e.Optimizer with { Momentum = value } }
        },
        {
            "schedule", Choice<ScheduleKind>(), "How the learning rate falls after the warm-up.",
            e => e.Schedule.Kind, (e, value) => e with { Schedule = e.Schedule with { Kind = value } }
        },
        {
            "warmup", IntegerFrom(0), "Steps over which the learning rate rises.",
            e => e.Schedule.Warmup, (e, value) => e with { Schedule = e.Schedule with { Warmup = value } }
        },
        {
            "finalRate", RealFrom(0, 1), "Share of the learning rate at the last step.",
            e => e.Schedule.Final, (e, value) => e with { Schedule = e.Schedule with { Final = value } }
        },
        {
            "clipNorm", RealFrom(0), "Maximum norm of all gradients together; 0 is off.",
            e => e.ClipNorm, (e, value) => e with { ClipNorm = value }
        },
        {
            "dropoutEmbedding", RealFrom(0, 0.9), "Probability of dropping an input of the first layer.",
            e => e.Dropout.Embedding, (e, value) => e with { Dropout = e.Dropout with { Embedding = value } }
        },
        {
            "dropoutOutput", RealFrom(0, 0.9), "Probability of dropping an output of a recurrent layer.",
            e => e.Dropout.Output, (e, value) => e with { Dropout = e.Dropout with { Output = value } }
        },
        {
            "dropoutRecurrent", RealFrom(0, 0.9), "Probability of dropping a state weight of a recurrent layer.",
            e => e.Dropout.Recurrent, (e, value) => e with { Dropout = e.Dropout with { Recurrent = value } }
        },
        {
            "averaging", RealFrom(0, 1, belowMax: true), "Decay rate of the running mean of the weights; 0 is off.",
            e => e.Averaging, (e, value) => e with { Averaging = value }
        },
        {
            "select", Choice<EpochChoice>(), "Which loss selects the epoch that is exported.",
            e => e.Select, (e, value) => e with { Select = value }
        },
    };

    /// <summary>These settings, or a <see cref="SettingException"/> that lists every mistake.</summary>
    public TrainingSettings Checked() => SettingException.Unless(this, [
        .. Table.Checks(this),
        (Optimizer.Momentum == 0 || Optimizer.Kind is OptimizerKind.Sgd or OptimizerKind.RmsProp,
            $"training.momentum is {Optimizer.Momentum}, but {Optimizer.Kind} has its own; must be 0")]);
}
