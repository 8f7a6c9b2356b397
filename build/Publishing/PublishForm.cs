namespace Build.Publishing;

/// <summary>How a published program is compiled.</summary>
public enum PublishForm
{
    /// <summary>Native AOT: machine code alone.</summary>
    Aot,

    /// <summary>One file with .NET in it, trimmed, compiled ahead of time where that can be.</summary>
    ReadyToRun,
}
