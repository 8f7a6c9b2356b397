namespace Nocturne.Training.Torch;

/// <summary>libtorch or a GPU is missing or cannot be used.</summary>
/// <param name="message">What is wrong and what to do.</param>
public sealed class TorchException(string message) : Exception(message);
