namespace Nocturne.Generation;

/// <summary>A library that CUDA needs and that is not on this machine.</summary>
/// <param name="Name">Name of its file, such as <c>libcudnn.so.9</c>.</param>
/// <param name="Package">Name of the package in NVIDIA's repositories that contains it.</param>
public sealed record MissingLibrary(string Name, string Package);
