namespace Nocturne.Fuzz.Running;

/// <summary>A file that violates an invariant.</summary>
/// <param name="Number">Number of the file.</param>
/// <param name="What">The violated invariants.</param>
/// <param name="File">Contents of the file.</param>
internal sealed record Finding(int Number, string What, byte[] File);
