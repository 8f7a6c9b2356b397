namespace Nocturne.Training.Torch.Tests.Package;

/// <summary>Tests that seed libtorch's one generator, from which every new module draws its weights: they run alone.</summary>
[CollectionDefinition(nameof(GlobalGenerator), DisableParallelization = true)]
public sealed class GlobalGenerator;
