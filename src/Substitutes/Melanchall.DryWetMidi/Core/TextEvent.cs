namespace Melanchall.DryWetMidi.Core;

/// <summary>A text.</summary>
public sealed class TextEvent : BaseTextEvent
{
    /// <summary>Creates the event.</summary>
    public TextEvent(string text)
        : base(MetaType.Text, text)
    {
    }
}
