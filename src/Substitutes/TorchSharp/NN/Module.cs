using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A part of a network: its parameters and the parts that it consists of, in the order in which they were registered.</summary>
        public class Module : IDisposable
        {
            private readonly List<(string name, Parameter parameter)> _parameters = [];
            private readonly List<(string name, Module module)> _children = [];
            private readonly string _name;

            /// <summary>A part without parameters yet.</summary>
            protected Module(string name) => _name = name;

            /// <summary>Whether it learns: dropout drops then.</summary>
            public virtual bool training { get; private set; } = true;

            /// <summary>Lets it and its parts learn, or not.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var (_, child) in _children)
                    child.train(train);
            }

            /// <summary>The opposite of <see cref="train"/>.</summary>
            public virtual void eval() => train(false);

            /// <summary>Makes a tensor a parameter of it.</summary>
            /// <exception cref="InvalidOperationException">There is a parameter of that name.</exception>
            public virtual void register_parameter(string name, Parameter param)
            {
                if (_parameters.Exists(known => known.name == name))
                    throw new InvalidOperationException($"{_name} has a parameter '{name}' already.");
                _parameters.Add((name, param));
            }

            /// <summary>Makes another module a part of it.</summary>
            /// <exception cref="InvalidOperationException">There is a part of that name.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.'))
                    throw new ArgumentException($"A part's name is '{name}'; use one with no dot that is not empty.", nameof(name));
                if (_children.Exists(known => known.name == name))
                    throw new InvalidOperationException($"{_name} has a part '{name}' already.");
                _children.Add((name, submodule));
            }

            /// <summary>Its parameters and, where asked for, its parts', the latter's names behind the part's and a dot.</summary>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) => recurse
                ? _parameters.Concat(_children.SelectMany(child =>
                    child.module.named_parameters().Select(inner => ($"{child.name}.{inner.name}", inner.parameter))))
                : _parameters;

            /// <summary>Its parameters and, where asked for, its parts'.</summary>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(named => named.parameter);

            /// <summary>A parameter by its name; <c>null</c> where there is none.</summary>
            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(named => named.name == target).parameter;

            /// <summary>Sets all gradients to none, or to zero.</summary>
            public virtual unsafe void zero_grad(bool set_to_none = true) =>
                Handles.Use(parameters(), (handles, count) => Native.nt_zero_grad(handles, count, set_to_none));

            /// <summary>Frees the parameters and the parts.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the parameters and the parts.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing)
                    return;
                foreach (var (_, parameter) in _parameters)
                    parameter.Dispose();
                foreach (var (_, child) in _children)
                    child.Dispose();
            }

            /// <summary>Moves its own parameters to a device and changes their type; they stay the same objects.</summary>
            internal unsafe void Move(Device device, ScalarType type)
            {
                Initialized(device);
                Handles.Use(parameters(recurse: false), (handles, count) =>
                    Native.nt_move(handles, count, (int)type, (int)device.type, device.index));
                WhenMoved();
            }

            // What a part does beside being moved: recurrent layers lay their weights in one block again.
            private protected virtual void WhenMoved()
            {
            }
        }

        /// <summary>A part that turns one thing into another.</summary>
        public abstract class Module<T, TResult>(string name) : Module(name)
        {
            /// <summary>What it computes.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes it.</summary>
            public TResult call(T input) => forward(input);
        }

        /// <summary>A part that turns two things into another.</summary>
        public abstract class Module<T1, T2, TResult>(string name) : Module(name)
        {
            /// <summary>What it computes.</summary>
            public abstract TResult forward(T1 input1, T2 input2);

            /// <summary>Computes it.</summary>
            public TResult call(T1 input1, T2 input2) => forward(input1, input2);
        }
    }
}
