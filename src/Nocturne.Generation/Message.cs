using Microsoft.ML.OnnxRuntime;

namespace Nocturne.Generation;

/// <summary>Shortens the messages of other libraries to one line.</summary>
internal static class Message
{
    // Text from a damaged file must not fill a screen.
    private const int MaxLength = 1_000;

    /// <summary>The message as one line that ends with a period.</summary>
    public static string OneLine(string message)
    {
        var line = TerminalText.OneLine(message);
        if (line.Length > MaxLength)
            line = $"{line.AsSpan(0, MaxLength)} ...";
        return line.EndsWith('.') ? line : line + ".";
    }

    /// <summary>The message of ONNX Runtime without error codes and source locations.</summary>
    /// <remarks>
    /// A message is <c>[ErrorCode:Fail] what is wrong</c> or
    /// <c>... provider_bridge_ort.cc:1988 ... [ONNXRuntimeError] : 1 : FAIL : what is wrong</c>.
    /// </remarks>
    public static string OneLine(OnnxRuntimeException error)
    {
        const string Code = "[ErrorCode:", Location = "[ONNXRuntimeError] : ";
        var text = error.Message;
        var location = text.LastIndexOf(Location, StringComparison.Ordinal);
        if (location >= 0)
            text = text[(location + Location.Length)..].Split(" : ", 3)[^1];
        else if (text.StartsWith(Code, StringComparison.Ordinal))
            text = text[(text.IndexOf(']') + 1)..];
        return OneLine(text);
    }
}
