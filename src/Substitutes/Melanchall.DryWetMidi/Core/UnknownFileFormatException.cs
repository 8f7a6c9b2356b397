using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A file format other than 0, 1 and 2.</summary>
public sealed class UnknownFileFormatException : MidiException
{
    internal UnknownFileFormatException(ushort fileFormat)
        : base($"File format {fileFormat} is unknown; use 0, 1 or 2.")
    {
    }
}
