using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>A batch on the device. Steps come before rows, as cuDNN requires. S steps are scored.</summary>
/// <param name="Inputs">Tokens of each field, int64 [F, T, B]; 0 in padding.</param>
/// <param name="Targets">Tokens of the step after each scored one, int64 [F, S, B]; 0 in padding.</param>
/// <param name="Counts">1 for a scored prediction and 0 for padding, int64 [S x B], or <c>null</c> if all are scored.</param>
/// <param name="Continues">1 for a row that continues from the carried state, int64 [B, 1], or <c>null</c> if none does.</param>
internal readonly record struct DeviceBatch(Tensor Inputs, Tensor Targets, Tensor? Counts, Tensor? Continues);
