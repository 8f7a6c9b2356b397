namespace Nocturne.Reports.Inputs;

/// <summary>The audience of a report.</summary>
public enum Edition
{
    /// <summary>For the person who ran the experiment: links to models and music.</summary>
    Full,

    /// <summary>For publication: numbers, curves and findings, without music or models. The experiment may be unfinished.</summary>
    Published,
}
