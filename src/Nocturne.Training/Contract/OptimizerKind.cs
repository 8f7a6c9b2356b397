using System.Text.Json.Serialization;

namespace Nocturne.Training.Contract;

/// <summary>Optimizers, each as PyTorch's class of that name defines it.</summary>
public enum OptimizerKind
{
    /// <summary>Adam (Kingma and Ba 2015, algorithm 1); weight decay is added to the gradient.</summary>
    [JsonStringEnumMemberName("adam")]
    Adam,

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    [JsonStringEnumMemberName("adamw")]
    AdamW,

    /// <summary>Stochastic gradient descent, with optional momentum.</summary>
    [JsonStringEnumMemberName("sgd")]
    Sgd,

    /// <summary>RMSProp (Hinton 2012), with optional momentum.</summary>
    [JsonStringEnumMemberName("rmsprop")]
    RmsProp,
}
