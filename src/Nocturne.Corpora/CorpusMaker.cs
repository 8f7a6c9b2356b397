using Nocturne.Etudes;
using Nocturne.Music.Midi;

namespace Nocturne.Corpora;

/// <summary>Downloads or composes the missing files of a corpus.</summary>
internal sealed class CorpusMaker(Action<string> say, HttpMessageHandler? network, TimeProvider time)
{
    /// <summary>Downloads or composes the pieces whose file is missing or has other bytes.</summary>
    /// <exception cref="DownloadException">A download failed; earlier files are kept.</exception>
    /// <exception cref="CorpusException">A piece cannot be stored, or a composed piece differs from its definition.</exception>
    public void Complete(KnownCorpus corpus, CancellationToken cancellation)
    {
        var missing = corpus.Missing();
        if (missing.Count == 0)
            return;
        if (corpus.Definition.Seed is { } seed)
            Compose(corpus, missing, seed, cancellation);
        else
            Download(corpus, missing, cancellation);
    }

    private void Download(KnownCorpus corpus, IReadOnlyList<PieceDefinition> missing, CancellationToken cancellation)
    {
        var definition = corpus.Definition;
        var size = missing.Sum(piece => piece.Bytes) / 1000;
        say($"corpus {definition.Name}: downloading {missing.Count} of {definition.Pieces.Count} files, {size} kB");
        using var downloader = new Downloader(network, time);
        for (var i = 0; i < missing.Count; i++)
        {
            corpus.Store(missing[i], downloader.Fetch(missing[i], cancellation));
            say($"  {i + 1}/{missing.Count} {missing[i].FileName}");
        }
    }

    private void Compose(KnownCorpus corpus, IReadOnlyList<PieceDefinition> missing, int seed, CancellationToken cancellation)
    {
        var definition = corpus.Definition;
        say($"corpus {definition.Name}: composing {missing.Count} of {definition.Pieces.Count} pieces from seed {seed}");
        foreach (var piece in missing)
        {
            cancellation.ThrowIfCancellationRequested();
            corpus.Store(piece, Composed(definition, piece, seed));
        }
    }

    private static byte[] Composed(CorpusDefinition definition, PieceDefinition piece, int seed)
    {
        var number = definition.Pieces.Index().First(entry => entry.Item == piece).Index + 1;
        using var stream = new MemoryStream();
        MidiWriter.Write(EtudeComposer.Compose(number, seed), stream, EtudeComposer.Title(number));
        var bytes = stream.ToArray();
        var hash = Sha256Hex.Of(bytes);
        return hash == piece.Sha256 ? bytes : throw new CorpusException(
            $"The composed piece '{piece.Name}' has SHA-256 {hash}, but the definition of '{definition.Name}' says {piece.Sha256}. " +
            "After a change to the composer, update the definition: NOCTURNE_UPDATE_GOLDEN=1 dotnet test tests/Nocturne.Corpora.Tests");
    }
}
