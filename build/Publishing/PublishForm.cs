namespace Build.Publishing;

/// <summary>How a published program is compiled.</summary>
public enum PublishForm
{
    /// <summary>Native AOT: machine code only.</summary>
    Aot,

    /// <summary>ReadyToRun: one trimmed file that contains .NET, mostly compiled ahead of time.</summary>
    ReadyToRun,
}
