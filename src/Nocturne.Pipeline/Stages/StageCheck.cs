namespace Nocturne.Pipeline.Stages;

/// <summary>Decides whether a stage has anything to do.</summary>
internal static class StageCheck
{
    /// <summary>Why a stage must run; <c>null</c> where all is as it was when it last ran to its end.</summary>
    /// <param name="contract">What it depends on and makes now.</param>
    /// <param name="last">What was true at its last end; <c>null</c> where it never came to one.</param>
    /// <param name="files">Where everything is.</param>
    public static string? WhyRun(StageContract contract, StageLock? last, Workspace files)
    {
        if (last is null)
            return "not done yet";
        if (last.Code != contract.CodeVersion)
            return $"the stage's code is of version {contract.CodeVersion}, was {last.Code}";
        return ChangedSetting(contract.Settings, last.Settings)
            ?? ChangedInput(contract.Inputs, last.Inputs, files)
            ?? ChangedOutput(contract.Outputs, last.Outputs, files);
    }

    private const int MostCharacters = 60;

    private static string? ChangedSetting(IReadOnlyDictionary<string, string> now, SortedDictionary<string, string> then)
    {
        var changes = now.Keys.Union(then.Keys)
            .Where(key => now.GetValueOrDefault(key) != then.GetValueOrDefault(key))
            .Order(StringComparer.Ordinal)
            .Select(key => $"{key} was {Shown(then.GetValueOrDefault(key))}, now {Shown(now.GetValueOrDefault(key))}")
            .ToArray();
        return changes.Length == 0 ? null : string.Join("; ", changes);
    }

    private static string Shown(string? value) => value switch
    {
        null => "not there",
        "" => "not set",
        { Length: > MostCharacters } => $"'{value[..MostCharacters].TrimEnd()}...'",
        _ => value,
    };

    private static string? ChangedInput(IReadOnlyList<Artifact> now, SortedDictionary<string, string> then, Workspace files)
    {
        foreach (var input in now)
        {
            var label = input.Label(files);
            var hash = input.Compute();
            if (hash is null)
                return $"input {label} is missing";
            if (!then.TryGetValue(label, out var before))
                return $"input {label} is new";
            if (before != hash)
                return $"input {label} changed";
        }
        return Gone(now, then, files) is { } gone ? $"input {gone} is gone" : null;
    }

    /// <summary>Why outputs are not those that a lock tells of; <c>null</c> where they are.</summary>
    public static string? ChangedOutput(IReadOnlyList<Artifact> now, SortedDictionary<string, string> then, Workspace files)
    {
        foreach (var output in now)
        {
            var label = output.Label(files);
            var hash = output.Compute();
            if (hash is null)
                return $"output {label} is missing";
            if (!then.TryGetValue(label, out var before))
                return $"output {label} is new";
            if (before != hash)
                return $"output {label} was changed by something else";
        }
        return Gone(now, then, files) is { } gone ? $"output {gone} is missing" : null;
    }

    private static string? Gone(IReadOnlyList<Artifact> now, SortedDictionary<string, string> then, Workspace files) =>
        then.Keys.Except(now.Select(artifact => artifact.Label(files))).FirstOrDefault();
}
