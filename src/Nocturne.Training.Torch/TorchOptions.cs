namespace Nocturne.Training.Torch;

/// <summary>How libtorch computes. Threads and TF32 apply to the whole process; the last learner sets them.</summary>
/// <param name="Device">The device.</param>
/// <param name="Threads">Threads of an operation on the CPU, 1 or more.</param>
/// <param name="AllowTf32">Whether a GPU may multiply with 10 bits of mantissa (TF32), which is faster but less precise.</param>
public sealed record TorchOptions(TorchDevice Device = TorchDevice.Cpu, int Threads = 1, bool AllowTf32 = false);
