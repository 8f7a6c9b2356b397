using System.Globalization;

namespace Nocturne.Generator;

/// <summary>How fast a model composes on this machine.</summary>
/// <param name="Model">Its run.</param>
/// <param name="Device">Where it ran.</param>
/// <param name="LoadMilliseconds">From an unread file to a model that can run, ONNX Runtime's start included where it had none.</param>
/// <param name="FirstNoteMilliseconds">From an unread file to the first note.</param>
/// <param name="StreamNotesPerSecond">One piece, the state carried from note to note.</param>
/// <param name="WindowNotesPerSecond">One piece, the last W notes heard anew for every note.</param>
/// <param name="Batches">Many pieces side by side, the state carried.</param>
internal sealed record BenchReport(
    string Model, string Device, double LoadMilliseconds, double FirstNoteMilliseconds, double StreamNotesPerSecond, double WindowNotesPerSecond, BatchSpeed[] Batches)
{
    /// <summary>The report for people.</summary>
    public string Prose() => string.Create(CultureInfo.InvariantCulture, $"""
        {Model} on {Device}
        First note  after {FirstNoteMilliseconds:0.0} ms, {LoadMilliseconds:0.0} ms of them to load the model
        Stream      {StreamNotesPerSecond:N0} notes a second
        Window      {WindowNotesPerSecond:N0} notes a second
        {string.Join('\n', Batches.Select(batch => string.Create(CultureInfo.InvariantCulture, $"Batch {batch.Pieces,-5} {batch.NotesPerSecond:N0} notes a second, {batch.NotesPerSecond / batch.Pieces:N0} of each piece")))}
        """);

    /// <summary>The report for programs.</summary>
    public string Json() => ReportJson.Write(json =>
    {
        json.WriteString("model", Model);
        json.WriteString("device", Device);
        json.WriteNumber("loadMilliseconds", LoadMilliseconds);
        json.WriteNumber("firstNoteMilliseconds", FirstNoteMilliseconds);
        json.WriteNumber("streamNotesPerSecond", StreamNotesPerSecond);
        json.WriteNumber("windowNotesPerSecond", WindowNotesPerSecond);
        json.WriteStartArray("batches");
        foreach (var batch in Batches)
        {
            json.WriteStartObject();
            json.WriteNumber("pieces", batch.Pieces);
            json.WriteNumber("notesPerSecond", batch.NotesPerSecond);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });
}

/// <summary>Speed of many pieces side by side.</summary>
/// <param name="Pieces">How many.</param>
/// <param name="NotesPerSecond">Notes of all of them together.</param>
internal sealed record BatchSpeed(int Pieces, double NotesPerSecond);
