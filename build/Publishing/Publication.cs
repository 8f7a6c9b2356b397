using System.Globalization;
using System.Security.Cryptography;

namespace Build.Publishing;

/// <summary>A published generator: its folder, its archive, their hash.</summary>
/// <param name="root">Folder of all that is published.</param>
/// <param name="rid">What it is for.</param>
/// <param name="isGpu">Whether it carries the CUDA provider.</param>
/// <param name="version">Nocturne's version.</param>
public sealed class Publication(string root, string rid, bool isGpu, string version)
{
    private static readonly string[] SymbolEndings = [".pdb", ".dbg", ".dwarf"];

    private readonly string _name = FolderName(rid, isGpu);

    /// <summary>The folder as a user unpacks it.</summary>
    public string Folder => Path.Combine(root, _name);

    /// <summary>Symbols to debug it with, apart.</summary>
    public string Symbols => Path.Combine(root, "symbols", _name);

    public string Archive => Path.Combine(root, $"nocturne-{version}-{_name}{(rid.StartsWith("win", StringComparison.Ordinal) ? ".zip" : ".tar.gz")}");

    public string HashFile => Archive + ".sha256";

    /// <summary>Name of the folder for a kind of machine and a flavour.</summary>
    public static string FolderName(string rid, bool isGpu) => isGpu ? $"{rid}-gpu" : rid;

    /// <summary>Takes over what was compiled: symbols apart, and nothing that was not expected.</summary>
    public void Take(string compiled)
    {
        foreach (var folder in (string[])[Folder, Symbols])
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            Directory.CreateDirectory(folder);
        }
        foreach (var file in Directory.EnumerateFileSystemEntries(compiled).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            var target = SymbolEndings.Contains(Path.GetExtension(name)) ? Symbols
                : IsProgram(name) || IsOnnxRuntime(name) ? Folder
                : throw new BuildException($"Publishing wrote {name}, which the generator is not made of. See {compiled}.");
            File.Copy(file, Path.Combine(target, name));
        }
    }

    /// <summary>Writes archive and hash.</summary>
    public string Pack()
    {
        ReproducibleArchive.Write(Folder, $"nocturne-{version}-{_name}", Archive, IsProgram);
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Archive)));
        File.WriteAllText(HashFile, $"{hash}  {Path.GetFileName(Archive)}\n");
        return hash;
    }

    /// <summary>Sizes in a line: the program, what it is made of, the library beside it.</summary>
    public string Sizes()
    {
        var files = new DirectoryInfo(Folder).GetFiles();
        var (program, library) = (files.Where(file => IsProgram(file.Name)).Sum(file => file.Length), files.Where(file => IsOnnxRuntime(file.Name)).Sum(file => file.Length));
        return string.Create(CultureInfo.InvariantCulture,
            $"the program {Megabytes(program)}, ONNX Runtime {Megabytes(library)}, the rest {Megabytes(files.Sum(file => file.Length) - program - library)}, the archive {Megabytes(new FileInfo(Archive).Length)}");
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.00} MB");

    private static bool IsProgram(string name) => name is "nocturne" or "nocturne.exe";

    private static bool IsOnnxRuntime(string name) =>
        name.StartsWith("libonnxruntime", StringComparison.Ordinal) || name.StartsWith("onnxruntime", StringComparison.Ordinal);
}
