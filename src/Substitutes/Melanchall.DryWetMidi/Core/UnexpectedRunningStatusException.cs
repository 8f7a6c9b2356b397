using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A data byte where a status byte must be, with no status to go on with.</summary>
public sealed class UnexpectedRunningStatusException : MidiException
{
    internal UnexpectedRunningStatusException()
        : base("A data byte stands where a status byte must be, and no channel event came before it.")
    {
    }
}
