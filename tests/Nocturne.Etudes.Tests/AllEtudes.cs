using System.Collections.Concurrent;

namespace Nocturne.Etudes.Tests;

/// <summary>The etudes, each composed once for all tests.</summary>
internal static class AllEtudes
{
    private static readonly ConcurrentDictionary<int, Etude> Composed = new();

    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(1, EtudeComposer.Count)];

    public static Etude Of(int number) => Composed.GetOrAdd(number, static number => EtudeComposer.ComposeEtude(number, seed: 2019));

    public static List<ChordSpan> Chords(this Etude etude) => [.. etude.Phrases.SelectMany(phrase => phrase.Chords)];
}
