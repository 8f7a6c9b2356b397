using System.Globalization;
using System.Security.Cryptography;

namespace Build.Publishing;

/// <summary>A published generator: its folder, its archive and the hash of the archive.</summary>
/// <param name="root">Folder of all published files.</param>
/// <param name="rid">Platform.</param>
/// <param name="isGpu">Whether it contains the CUDA provider.</param>
/// <param name="version">Nocturne's version.</param>
public sealed class Publication(string root, string rid, bool isGpu, string version)
{
    private static readonly string[] SymbolEndings = [".pdb", ".dbg", ".dwarf"];

    private readonly string _name = FolderName(rid, isGpu);

    /// <summary>The folder that the archive contains.</summary>
    public string Folder => Path.Combine(root, _name);

    /// <summary>Folder of the debug symbols.</summary>
    public string Symbols => Path.Combine(root, "symbols", _name);

    public string Archive =>
        Path.Combine(root, $"nocturne-{version}-{_name}{(rid.StartsWith("win", StringComparison.Ordinal) ? ".zip" : ".tar.gz")}");

    public string HashFile => Archive + ".sha256";

    /// <summary>Returns the name of the folder for a platform.</summary>
    public static string FolderName(string rid, bool isGpu) => isGpu ? $"{rid}-gpu" : rid;

    /// <summary>Copies the compiled files: symbols to their own folder, and nothing unexpected.</summary>
    /// <exception cref="BuildException">A file is not part of the generator.</exception>
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
                : throw new BuildException($"Publishing wrote {name}, which is not part of the generator. See {compiled}.");
            File.Copy(file, Path.Combine(target, name));
        }
    }

    /// <summary>Writes the archive and its hash, and returns the hash.</summary>
    public string Pack()
    {
        ReproducibleArchive.Write(Folder, $"nocturne-{version}-{_name}", Archive, IsProgram);
        var hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Archive)));
        File.WriteAllText(HashFile, $"{hash}  {Path.GetFileName(Archive)}\n");
        return hash;
    }

    /// <summary>Describes the sizes in one line.</summary>
    public string Sizes()
    {
        var files = new DirectoryInfo(Folder).GetFiles();
        var program = files.Where(file => IsProgram(file.Name)).Sum(file => file.Length);
        var library = files.Where(file => IsOnnxRuntime(file.Name)).Sum(file => file.Length);
        var rest = files.Sum(file => file.Length) - program - library;
        return $"program {Megabytes(program)}, ONNX Runtime {Megabytes(library)}, other files {Megabytes(rest)}, " +
            $"archive {Megabytes(new FileInfo(Archive).Length)}";
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.00} MB");

    private static bool IsProgram(string name) => name is "nocturne" or "nocturne.exe";

    private static bool IsOnnxRuntime(string name) =>
        name.StartsWith("libonnxruntime", StringComparison.Ordinal) || name.StartsWith("onnxruntime", StringComparison.Ordinal);
}
