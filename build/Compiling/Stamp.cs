namespace Build.Compiling;

/// <summary>What a step was made from and what it made, so that it is done again only when either has changed.</summary>
public sealed class Stamp(string path)
{
    /// <summary>Whether the step was last done from these inputs and its outputs are as it left them.</summary>
    public bool Matches(string inputs, string outputs) => File.Exists(path) && File.ReadAllText(path) == Text(inputs, outputs);

    /// <summary>Remembers a step that is done.</summary>
    public void Write(string inputs, string outputs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        File.WriteAllText(temporary, Text(inputs, outputs));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Forgets it: a step that fails half-way must be done again.</summary>
    public void Delete() => File.Delete(path);

    private static string Text(string inputs, string outputs) => $"inputs {inputs}\noutputs {outputs}\n";
}
