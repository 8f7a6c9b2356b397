namespace Nocturne.Models;

/// <summary>The weights of a network: an array for each parameter and each table of constants.</summary>
public sealed class Weights
{
    private readonly Dictionary<string, float[]> _values;

    /// <summary>Creates weights that are all zero.</summary>
    /// <exception cref="SettingException">The specification cannot be used.</exception>
    public Weights(ModelSpec spec)
        : this(spec, All(spec.Checked()).ToDictionary(tensor => tensor.Name, tensor => new float[tensor.Count]))
    {
    }

    private Weights(ModelSpec spec, Dictionary<string, float[]> values) => (Spec, _values) = (spec, values);

    /// <summary>The network of the weights.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The values of a parameter or a table of constants, rows contiguous. They can be changed.</summary>
    /// <exception cref="KeyNotFoundException">The specification has no tensor with this name.</exception>
    public float[] this[string name] => _values[name];

    /// <summary>Loads weights from a safetensors file and checks them against the specification.</summary>
    /// <exception cref="SafetensorsException">
    /// The file is damaged, or a tensor is missing, is unknown or has another shape or type.
    /// </exception>
    public static Weights Load(ModelSpec spec, string path) => From(spec, Safetensors.Load(path), path);

    /// <summary>Creates weights from tensors and checks them against the specification. The arrays are not copied.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="file">Tensors with PyTorch's names.</param>
    /// <param name="source">Name of the source in error messages.</param>
    /// <exception cref="SafetensorsException">A tensor is missing, is unknown or has another shape or type.</exception>
    public static Weights From(ModelSpec spec, Safetensors file, string source)
    {
        var values = new Dictionary<string, float[]>();
        foreach (var tensor in All(spec))
            values[tensor.Name] = file.Floats(tensor.Name, tensor.Shape, source);
        var unknown = file.Names.FirstOrDefault(name => !values.ContainsKey(name));
        if (unknown is not null)
            throw new SafetensorsException(
                $"{source} has a tensor '{unknown}', but {spec.Name} does not. Use weights of the same network.");
        return new Weights(spec, values);
    }

    /// <summary>The weights as tensors to be saved. The arrays are not copied, so later changes show in them.</summary>
    public Safetensors ToSafetensors()
    {
        var file = new Safetensors();
        foreach (var tensor in All(Spec))
            file.Add(tensor.Name, tensor.Shape, _values[tensor.Name]);
        return file;
    }

    private static IEnumerable<ParameterShape> All(ModelSpec spec) => spec.Parameters().Concat(spec.Constants());
}
