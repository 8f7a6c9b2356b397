using Nocturne.Music.Encodings;

namespace Nocturne.Testing.Models.Toys;

/// <summary>Encodings for tests. Each consists of two files and an entry here.</summary>
public static class ToyFamilies
{
    public static IReadOnlyList<IEncodingFamily> All { get; } = [new FlatToyFamily(), new CompoundToyFamily()];
}
