using System.Security.Cryptography;

namespace Nocturne.Corpora.Tests;

/// <summary>A corpus store in a temporary folder, with <c>songs</c>, three pieces to download, and the real <c>etudes</c>.</summary>
internal sealed class StoreInTemp : IDisposable
{
    public static readonly string[] Songs = ["alpha", "beta", "gamma"];

    private readonly TempFolder _folder = new();

    public StoreInTemp(FakeNetwork? network = null)
    {
        Directory.CreateDirectory(Definitions);
        File.Copy(Repository.At("data", "corpora", "etudes.json"), Path.Combine(Definitions, "etudes.json"));
        WriteSongs("https://example.org/");
        Network = network ?? new FakeNetwork((url, _) => FakeNetwork.Ok(BytesOf(url)));
        Store = new CorpusStore(Definitions, this["corpora"], Said.Add, Network, Time);
    }

    public string Definitions => _folder["definitions"];

    public FakeNetwork Network { get; }

    public HurriedTime Time { get; } = new();

    public List<string> Said { get; } = [];

    public CorpusStore Store { get; }

    public string this[params ReadOnlySpan<string> parts] => _folder[parts];

    /// <summary>Returns the file that the network serves at a URL.</summary>
    public static byte[] BytesOf(Uri url) => TinyMidi.Of(60 + Array.IndexOf(Songs, Path.GetFileNameWithoutExtension(url.LocalPath)));

    public Corpus Prepare(string? name = null, string defaultName = "songs", params string[]? validation) =>
        Store.Prepare(name, defaultName, validation is { Length: > 0 } ? validation : null, CancellationToken.None);

    public Corpus Find(string? name = null, string defaultName = "songs") => Store.Find(name, defaultName, null);

    public void WriteSongs(string root)
    {
        var pieces = Songs.Select((name, i) =>
        {
            var bytes = TinyMidi.Of(60 + i);
            var split = i == 1 ? "validation" : "training";
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            return $$"""{ "name": "{{name}}", "title": "The {{name}}", "split": "{{split}}", "sha256": "{{hash}}", """ +
                $$""" "bytes": {{bytes.Length}}, "urls": ["{{root}}{{name}}.mid"] }""";
        });
        File.WriteAllText(
            Path.Combine(Definitions, "songs.json"),
            """{ "name": "songs", "about": "Three notes.", "licence": "None needed.", "provenance": "This test.", """ +
            $$""" "pieces": [ {{string.Join(", ", pieces)}} ] }""");
    }

    public void Dispose() => _folder.Dispose();
}
