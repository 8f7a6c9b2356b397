namespace Build.Compiling;

/// <summary>Records the inputs and outputs of a step, so that it is repeated only if either has changed.</summary>
public sealed class Stamp(string path)
{
    /// <summary>Whether the step last ran with these inputs and its outputs are unchanged since.</summary>
    public bool Matches(string inputs, string outputs) => File.Exists(path) && File.ReadAllText(path) == Text(inputs, outputs);

    /// <summary>Records a finished step.</summary>
    public void Write(string inputs, string outputs)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".new";
        File.WriteAllText(temporary, Text(inputs, outputs));
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Deletes the record, so that a step that fails is repeated.</summary>
    public void Delete() => File.Delete(path);

    private static string Text(string inputs, string outputs) => $"inputs {inputs}\noutputs {outputs}\n";
}
