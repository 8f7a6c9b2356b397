namespace Nocturne.Onnx;

/// <summary>A network that cannot be written as an ONNX model.</summary>
/// <param name="message">What is wrong with it and what to do.</param>
public sealed class OnnxExportException(string message) : Exception(message);
