using Microsoft.ML.OnnxRuntime;

namespace Nocturne.Generation;

/// <summary>Messages of others as one line.</summary>
internal static class Message
{
    // What a file makes up must not fill a screen, nor steer a terminal.
    private const int Longest = 1_000;

    /// <summary>A message as one line that ends in a full stop.</summary>
    public static string OneLine(string message)
    {
        var line = string.Join(' ', message.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries));
        if (line.Length > Longest)
            line = $"{line.AsSpan(0, Longest)} ...";
        line = string.Concat(line.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? '?' : letter));
        return line.EndsWith('.') ? line : line + ".";
    }

    /// <summary>What ONNX Runtime says, without its codes and the places in its sources.</summary>
    /// <remarks>A message is <c>[ErrorCode:Fail] what is wrong</c> or <c>... provider_bridge_ort.cc:1988 ... [ONNXRuntimeError] : 1 : FAIL : what is wrong</c>.</remarks>
    public static string OneLine(OnnxRuntimeException error)
    {
        const string Code = "[ErrorCode:", Place = "[ONNXRuntimeError] : ";
        var text = error.Message;
        var place = text.LastIndexOf(Place, StringComparison.Ordinal);
        if (place >= 0)
            text = text[(place + Place.Length)..].Split(" : ", 3)[^1];
        else if (text.StartsWith(Code, StringComparison.Ordinal))
            text = text[(text.IndexOf(']') + 1)..];
        return OneLine(text);
    }
}
