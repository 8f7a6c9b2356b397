namespace Nocturne.Training.Torch;

/// <summary>libtorch or a GPU is missing or not usable.</summary>
/// <param name="message">What is wrong, what was found and what to do.</param>
public sealed class TorchException(string message) : Exception(message);
