namespace Nocturne.Generation;

/// <summary>A library that CUDA needs and that this machine has not.</summary>
/// <param name="Name">Its file name, such as <c>libcudnn.so.9</c>.</param>
/// <param name="Package">The package that brings it, as NVIDIA's own repositories call it.</param>
public sealed record MissingLibrary(string Name, string Package);
