using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Nocturne.Generator;

/// <summary>How reports are spelt in JSON.</summary>
internal static class ReportJson
{
    // Letters of every script as they are: it goes to people and programs, never into a web page.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object.</summary>
    /// <param name="fields">Writes its fields.</param>
    public static string Write(Action<Utf8JsonWriter> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
