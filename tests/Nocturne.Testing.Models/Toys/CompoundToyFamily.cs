using Nocturne.Base;
using Nocturne.Music;
using Nocturne.Music.Encodings;

namespace Nocturne.Testing.Models.Toys;

internal sealed class CompoundToyFamily : IEncodingFamily
{
    public string Name => CompoundToy.Name;

    public SettingTable<IReadOnlyDictionary<string, string>> Settings { get; } = new(new Dictionary<string, string>());

    public IEncoding Build(IReadOnlyDictionary<string, string> settings, IEnumerable<Score> trainingScores) => new CompoundToy();

    public IEncoding Restore(EncodingCard card) => new CompoundToy();
}
