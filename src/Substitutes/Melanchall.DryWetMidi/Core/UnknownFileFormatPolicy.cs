namespace Melanchall.DryWetMidi.Core;

/// <summary>What to do with a file format other than 0, 1 and 2.</summary>
public enum UnknownFileFormatPolicy
{
    /// <summary>Read the file all the same.</summary>
    Ignore = 0,

    /// <summary>Throw <see cref="UnknownFileFormatException"/>.</summary>
    Abort = 1,
}
