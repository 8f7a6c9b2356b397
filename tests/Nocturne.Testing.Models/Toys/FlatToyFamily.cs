using Nocturne.Base;
using Nocturne.Music;
using Nocturne.Music.Encodings;

namespace Nocturne.Testing.Models.Toys;

internal sealed class FlatToyFamily : IEncodingFamily
{
    public string Name => FlatToy.Name;

    public SettingTable<IReadOnlyDictionary<string, string>> Settings { get; } = new(new Dictionary<string, string>());

    public IEncoding Build(IReadOnlyDictionary<string, string> settings, IEnumerable<Score> trainingScores) => new FlatToy();

    public IEncoding Restore(EncodingCard card) => new FlatToy();
}
