using System.Globalization;

namespace Nocturne.Generator;

/// <summary>How fast a model composes on this machine.</summary>
/// <param name="Model">Name of the model's run.</param>
/// <param name="Device">Where it ran.</param>
/// <param name="LoadMilliseconds">Time to load the model, including the start of ONNX Runtime if it is not loaded yet.</param>
/// <param name="FirstNoteMilliseconds">Time to load the model and compose one note.</param>
/// <param name="StreamNotesPerSecond">Speed of one piece that carries its state.</param>
/// <param name="WindowNotesPerSecond">Speed of one piece that reads the last W notes again for every note.</param>
/// <param name="Batches">Speed of batches of pieces that carry their state.</param>
internal sealed record BenchReport(
    string Model, string Device, double LoadMilliseconds, double FirstNoteMilliseconds,
    double StreamNotesPerSecond, double WindowNotesPerSecond, BatchSpeed[] Batches)
{
    /// <summary>The report for people.</summary>
    public string Prose() => string.Create(CultureInfo.InvariantCulture, $"""
        {Model} on {Device}
        First note  {FirstNoteMilliseconds:0.0} ms, of which {LoadMilliseconds:0.0} ms to load the model
        Stream      {StreamNotesPerSecond:N0} notes/s
        Window      {WindowNotesPerSecond:N0} notes/s
        {string.Join('\n', Batches.Select(batch => batch.Prose()))}
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
        ReportJson.WriteObjects(json, "batches", Batches, batch =>
        {
            json.WriteNumber("pieces", batch.Pieces);
            json.WriteNumber("notesPerSecond", batch.NotesPerSecond);
        });
    });
}

/// <summary>Speed of a batch.</summary>
/// <param name="Pieces">Number of pieces.</param>
/// <param name="NotesPerSecond">Notes per second of all pieces together.</param>
internal sealed record BatchSpeed(int Pieces, double NotesPerSecond)
{
    /// <summary>The line for people.</summary>
    public string Prose() => string.Create(
        CultureInfo.InvariantCulture, $"Batch {Pieces,-5} {NotesPerSecond:N0} notes/s, {NotesPerSecond / Pieces:N0} per piece");
}
