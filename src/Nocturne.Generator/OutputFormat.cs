namespace Nocturne.Generator;

/// <summary>Format of a report.</summary>
internal enum OutputFormat
{
    Text,
    Json,
}
