namespace TorchSharp.Internal;

/// <summary>Kinds of recurrent layers, by the numbers that libtorch and cuDNN have for them.</summary>
internal enum RecurrentKind
{
    Relu = 0,
    Tanh = 1,
    Lstm = 2,
    Gru = 3,
}
