namespace Nocturne.Models;

/// <summary>The numbers of a network: an array for each parameter of its specification.</summary>
public sealed class Weights
{
    private readonly Dictionary<string, float[]> _values;

    /// <summary>Creates weights that are all zero.</summary>
    /// <exception cref="SettingException">The specification cannot be used.</exception>
    public Weights(ModelSpec spec)
        : this(spec, spec.Checked().Parameters().ToDictionary(parameter => parameter.Name, parameter => new float[parameter.Count]))
    {
    }

    private Weights(ModelSpec spec, Dictionary<string, float[]> values) => (Spec, _values) = (spec, values);

    /// <summary>The network that the weights are for.</summary>
    public ModelSpec Spec { get; }

    /// <summary>The values of a parameter, rows contiguous; they may be changed.</summary>
    /// <exception cref="KeyNotFoundException">The specification has no parameter of that name.</exception>
    public float[] this[string name] => _values[name];

    /// <summary>Weights out of a safetensors file, held to the specification.</summary>
    /// <exception cref="SafetensorsException">The file is damaged, or a tensor is missing, unknown or of another shape or type.</exception>
    public static Weights Load(ModelSpec spec, string path) => From(spec, Safetensors.Load(path), path);

    /// <summary>Weights out of tensors, held to the specification; the arrays are the tensors' own, not copies.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="file">Tensors under PyTorch's names.</param>
    /// <param name="source">What to call them in an error.</param>
    /// <exception cref="SafetensorsException">A tensor is missing, unknown or of another shape or type.</exception>
    public static Weights From(ModelSpec spec, Safetensors file, string source)
    {
        var values = new Dictionary<string, float[]>();
        foreach (var parameter in spec.Parameters())
            values[parameter.Name] = file.Floats(parameter.Name, parameter.Shape, source);
        var unknown = file.Names.FirstOrDefault(name => !values.ContainsKey(name));
        if (unknown is not null)
            throw new SafetensorsException($"{source} holds '{unknown}', which {spec.Name} does not have. Is it the weights of another network?");
        return new Weights(spec, values);
    }

    /// <summary>The weights as tensors, to be saved; the arrays are the weights' own, so later training shows in them.</summary>
    public Safetensors ToSafetensors()
    {
        var file = new Safetensors();
        foreach (var parameter in Spec.Parameters())
            file.Add(parameter.Name, parameter.Shape, _values[parameter.Name]);
        return file;
    }
}
