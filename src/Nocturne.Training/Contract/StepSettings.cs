namespace Nocturne.Training.Contract;

/// <summary>Settings of a single training step.</summary>
/// <param name="LearningRate">Step size, 0 or more.</param>
/// <param name="Seed">Seed of the dropout masks.</param>
public readonly record struct StepSettings(double LearningRate, ulong Seed = 0);
