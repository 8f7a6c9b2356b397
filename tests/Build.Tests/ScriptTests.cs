using System.Runtime.InteropServices;

namespace Build.Tests;

/// <summary>build.sh and build.ps1, each with a dotnet that only notes down what it is asked.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly ScriptTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [PowerShellFact]
    public void PowerShell_is_among_the_shells() => Shell.PowerShell.WhyMissing.Should().BeNull();

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void The_first_call_chooses_packages_and_compiles_and_starts_the_build_program(Shell shell)
    {
        var (exitCode, _, error) = _tree.Run(shell, "--target=Train", "-p:A=B", "--set", "a b=c");

        exitCode.Should().Be(0, error);
        // PowerShell passes -p:A=B on in two words, which the build program takes as well.
        _tree.Calls.Select(call => call.Replace("|-p|", "|-p:", StringComparison.Ordinal)).Should().Equal(
            "msbuild|build/packages/Packages.proj|-nologo|-v:minimal|-tl:off|-p:Packages=",
            "build|build/Build.csproj|-c|Release|-nologo|-v:quiet|-tl:off|-clp:ErrorsOnly",
            "artifacts/build/bin/Build/release/Build.dll|--target=Train|-p:A=B|--set|a b=c");
        _tree.Environment.Should().Contain("DOTNET_NOLOGO=1").And.Contain("DOTNET_CLI_TELEMETRY_OPTOUT=1");
    }

    [PowerShellFact]
    public void A_property_typed_at_the_prompt_of_PowerShell_arrives_in_one_word()
    {
        _tree.RunAtPrompt("-p:A=B --target Train");

        _tree.Calls[^1].Should().EndWith("Build.dll|-p:A=B|--target|Train");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void The_next_call_starts_the_build_program_and_no_more(Shell shell)
    {
        _tree.Run(shell);
        _tree.Forget();

        _tree.Run(shell, "--help");

        _tree.Calls.Should().Equal("artifacts/build/bin/Build/release/Build.dll|--help");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.AllWith), "build/Tasks/NewTask.cs", MemberType = typeof(Shell))]
    [MemberData(nameof(Shell.AllWith), "global.json", MemberType = typeof(Shell))]
    public void A_changed_source_of_the_build_program_is_compiled_again(Shell shell, string file)
    {
        _tree.Run(shell);
        _tree.Forget();

        _tree.Change(file);
        _tree.Run(shell);

        _tree.Calls.Select(call => call.Split('|')[0]).Should().Equal("build", "artifacts/build/bin/Build/release/Build.dll");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.AllWith), "build/experiments/lab.json", MemberType = typeof(Shell))]
    public void Other_files_change_nothing(Shell shell, string file)
    {
        _tree.Run(shell);
        _tree.Forget();

        _tree.Change(file);
        _tree.Run(shell);

        _tree.Calls.Should().ContainSingle();
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void Changed_versions_ask_the_feed_again_unless_the_user_decided(Shell shell)
    {
        _tree.Run(shell);
        _tree.Forget();
        _tree.Change("Directory.Packages.props");
        _tree.Run(shell);
        _tree.Calls[0].Should().EndWith("|-p:Packages=");

        _tree.Run(shell, "--packages=substitute");
        _tree.Forget();
        _tree.Change("Directory.Packages.props");
        _tree.Run(shell);

        _tree.Calls.Should().NotContain(call => call.StartsWith("msbuild", StringComparison.Ordinal));
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.AllWith), "--packages=substitute", MemberType = typeof(Shell))]
    [MemberData(nameof(Shell.AllWith), "--packages substitute", MemberType = typeof(Shell))]
    [MemberData(nameof(Shell.AllWith), "--Packages=Substitute", MemberType = typeof(Shell))]
    public void The_choice_of_packages_counts_in_every_form_that_the_build_program_takes(Shell shell, string option)
    {
        _tree.Run(shell, option.Split(' '));

        _tree.Calls[0].Should().EndWith("|-p:Packages=substitute");
        _tree.Calls[^1].Should().EndWith("Build.dll|" + option.Replace(' ', '|'));
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void A_choice_that_does_not_exist_is_left_to_the_build_program(Shell shell)
    {
        _tree.Run(shell, "--packages=sometimes");

        _tree.Calls[0].Should().EndWith("|-p:Packages=");
        _tree.Calls[^1].Should().EndWith("Build.dll|--packages=sometimes");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.AllWith), "msbuild", MemberType = typeof(Shell))]
    [MemberData(nameof(Shell.AllWith), "build", MemberType = typeof(Shell))]
    public void A_step_that_fails_shows_its_output_and_starts_nothing(Shell shell, string step)
    {
        _tree.Fail(step, "the compiler is on strike");

        var (exitCode, _, error) = _tree.Run(shell);

        exitCode.Should().Be(1);
        error.Should().Contain("the compiler is on strike");
        _tree.Calls.Should().NotContain(call => call.StartsWith("artifacts", StringComparison.Ordinal));
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void The_exit_code_of_the_build_program_is_the_scripts(Shell shell)
    {
        _tree.Fail("Build.dll", "no such experiment", exitCode: 130);

        _tree.Run(shell).ExitCode.Should().Be(130);
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void An_SDK_that_cannot_start_is_reported_in_its_own_words(Shell shell)
    {
        _tree.Fail("--version", "Too many open files");

        var (exitCode, _, error) = _tree.Run(shell);

        exitCode.Should().Be(1);
        error.Should().Contain("Too many open files");
        _tree.Calls.Should().BeEmpty();
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void Without_dotnet_it_says_how_to_install_it(Shell shell)
    {
        _tree.RemoveDotnet();

        var (exitCode, _, error) = _tree.Run(shell);

        exitCode.Should().Be(1);
        error.Should().Contain(".NET 10 SDK").And.MatchRegex("dotnet-install.sh|winget");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void A_link_to_the_script_is_followed(Shell shell)
    {
        var (exitCode, _, error) = _tree.RunByLink(shell, "--help");

        exitCode.Should().Be(0, error);
        _tree.Calls[^1].Should().Be("artifacts/build/bin/Build/release/Build.dll|--help");
        _tree.Beside.Should().BeEmpty("nothing is written beside the link");
    }

    [LinuxFact]
    public void Without_a_home_and_with_a_tree_that_cannot_be_written_the_home_is_a_temporary_folder()
    {
        _tree.Run(Shell.Bash);
        _tree.Forget();

        var (exitCode, _, error) = _tree.RunAsStranger("--help");

        exitCode.Should().Be(0, error);
        _tree.Environment.Should().Contain(variable => variable.StartsWith($"HOME={_tree.Temporary}/", StringComparison.Ordinal));
    }
}

/// <summary>A fact about PowerShell; skipped, and says so, where there is none: no other test runs build.ps1 then.</summary>
internal sealed class PowerShellFactAttribute : FactAttribute
{
    public PowerShellFactAttribute() => Skip = Shell.PowerShell.WhyMissing;
}

/// <summary>A theory about the scripts; skipped on Windows, where the dotnet that stands in is no program.</summary>
internal sealed class ScriptTheoryAttribute : TheoryAttribute
{
    public ScriptTheoryAttribute() => Skip = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "needs bash" : null;
}

/// <summary>A fact about Linux.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? null : "needs Linux";
}
