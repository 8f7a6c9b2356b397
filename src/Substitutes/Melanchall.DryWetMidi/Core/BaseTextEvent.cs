using System.Text;

namespace Melanchall.DryWetMidi.Core;

/// <summary>An event that holds a text.</summary>
public abstract class BaseTextEvent : MetaEvent
{
    private readonly byte _type;

    private protected BaseTextEvent(byte type, string? text)
    {
        _type = type;
        Text = text;
    }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    internal override void Write(SmfBuffer buffer, WritingSettings settings) =>
        Write(buffer, _type, (settings.TextEncoding ?? Encoding.ASCII).GetBytes(Text ?? string.Empty));
}
