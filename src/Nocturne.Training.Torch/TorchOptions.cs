namespace Nocturne.Training.Torch;

/// <summary>How libtorch computes. Threads and TF32 are libtorch's own settings, one for the whole process: those of the last learner hold.</summary>
/// <param name="Device">Where.</param>
/// <param name="Threads">Threads that one operation on the processor may take, 1 or more.</param>
/// <param name="AllowTf32">Whether a GPU may multiply with 10 bits of mantissa (TF32): faster, but not to the digits of the other learners.</param>
public sealed record TorchOptions(TorchDevice Device = TorchDevice.Cpu, int Threads = 1, bool AllowTf32 = false);
