using Nocturne.Music.Encodings;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>Encodings by name.</summary>
internal static class Encodings
{
    /// <summary>The encoding of a name that an experiment may have.</summary>
    public static IEncoding ByName(string name) => name switch
    {
        "pitch" => new PitchEncoding(),
        _ => throw new PipelineException($"There is no encoding '{name}'; use pitch."),
    };
}
