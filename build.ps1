# Sets up what is missing, then starts the build program (build/). ./build.ps1 --help lists targets, options and examples.
# build.sh does the same, step by step. build/set-up.txt contains what both share.
$ErrorActionPreference = 'Stop'
$script = Get-Item -LiteralPath $PSCommandPath -Force
while ($script.LinkTarget) {
    $script = Get-Item -LiteralPath ([IO.Path]::GetFullPath($script.LinkTarget, $script.DirectoryName)) -Force
}
$root = $script.DirectoryName
$own = Join-Path $root 'artifacts/build'
$log = Join-Path $own 'set-up.log'
$answer = Join-Path $root 'artifacts/packages.props'
$decided = Join-Path $own 'packages.decided'
$program = Join-Path $own 'program.stamp'

function Stop-Build([string] $message) {
    [Console]::Error.WriteLine($message)
    exit 1
}

# Runs dotnet and prints its output only if it fails.
function Invoke-Quietly([string] $name, [string[]] $arguments) {
    $ErrorActionPreference = 'Continue'     # Windows PowerShell treats any line on stderr as an error.
    & dotnet @arguments *> $log
    if ($LASTEXITCODE -ne 0) {
        Get-Content $log | ForEach-Object {
            [Console]::Error.WriteLine(($_.Trim() -replace '^.*Packages\.proj\([0-9,]*\): *error *: ', ''))
        }
        Stop-Build "$name failed; see the output above."
    }
}

# Returns the entries of a kind in build/set-up.txt.
$shared = Get-Content -LiteralPath (Join-Path $root 'build/set-up.txt')
function Get-Shared([string] $kind) {
    $shared | Where-Object { $_.StartsWith("$kind ") } | ForEach-Object { $_.Substring($kind.Length + 1) }
}

# Returns whether a file below the paths of a kind is newer than the stamp, or there is no stamp.
function Test-Newer([string] $stamp, [string] $kind) {
    if (-not (Test-Path -LiteralPath $stamp)) { return $true }
    $time = (Get-Item -LiteralPath $stamp).LastWriteTimeUtc
    $experiments = [IO.Path]::Combine($root, 'build', 'experiments')
    $files = foreach ($path in Get-Shared $kind) {
        $path = Join-Path $root $path
        if (Test-Path -LiteralPath $path) {
            Get-Item -LiteralPath $path -Force
            Get-ChildItem -LiteralPath $path -Recurse -Force -ErrorAction SilentlyContinue
        }
    }
    $newer = $files | Where-Object { -not $_.FullName.StartsWith($experiments) -and $_.LastWriteTimeUtc -gt $time }
    return [bool] ($newer | Select-Object -First 1)
}

try { New-Item -ItemType Directory -Force $own | Out-Null }
catch { Stop-Build "Cannot write to $(Join-Path $root 'artifacts'). Copy the checkout to a writable folder." }
foreach ($variable in Get-Shared 'environment') {
    $name, $value = $variable -split '=', 2
    Set-Item -LiteralPath "env:$name" $value
}

# Returns dotnet's message, without its stack trace, if it cannot start the SDK that global.json asks for.
function Get-SdkFault {
    $ErrorActionPreference = 'Continue'
    Push-Location -LiteralPath $root
    try {
        $said = & dotnet --version 2>&1
        if ($LASTEXITCODE -eq 0) { return '' }
        return ((($said | Out-String) -replace '\s+', ' ') -replace ' at .*', '').Trim()
    } finally { Pop-Location }
}
$install = 'winget install Microsoft.DotNet.SDK.10'
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    Stop-Build "Nocturne needs the .NET 10 SDK, but dotnet is not on PATH. Install it: $install"
}
$fault = Get-SdkFault
if ($fault) { Stop-Build "Nocturne needs the .NET 10 SDK; dotnet --version fails: $fault`nIf it is not installed: $install" }

# PowerShell splits -p:NAME=VALUE after the colon.
$arguments = @()
foreach ($argument in $args) {
    $isSecondPart = $arguments.Count -gt 0 -and $arguments[-1] -match '^--?\w+:$'
    if ($isSecondPart) { $arguments[-1] += [string] $argument } else { $arguments += [string] $argument }
}

# Like the build program, this accepts options in any case, as --name value or --name=value.
$option, $choices = (Get-Shared 'option') -split ' '
$choice = ''
$previous = ''
foreach ($argument in $arguments) {
    if ($argument -like "--$option=*") { $choice = $argument.Substring($option.Length + 3) }
    elseif ($previous -eq "--$option") { $choice = $argument }
    $previous = $argument
}
$choice = if ($choices.Split('|') -contains $choice) { $choice.ToLowerInvariant() } else { '' }

# Package or substitute: asks the feed once, and again if the versions change, unless the user decided.
function Test-AsksAgain {
    if ($choice -or -not (Test-Path -LiteralPath $answer) -or -not (Test-Path -LiteralPath $decided)) { return $true }
    return (Get-Content -Raw -LiteralPath $decided).Trim() -eq 'auto' -and (Test-Newer $decided 'packages')
}
if (Test-AsksAgain) {
    $project = Join-Path $root 'build/packages/Packages.proj'
    Invoke-Quietly 'Choosing packages' @('msbuild', $project, '-nologo', '-v:minimal', '-tl:off', "-p:Packages=$choice")
    Get-Content $log | ForEach-Object { $_.Trim() }
}

# Compiles the build program if its sources have changed.
if (Test-Newer $program 'program') {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    Remove-Item -LiteralPath $program -ErrorAction SilentlyContinue
    $project = Join-Path $root 'build/Build.csproj'
    $compile = @('build', $project, '-c', 'Release', '-nologo', '-v:quiet', '-tl:off', '-clp:ErrorsOnly')
    Invoke-Quietly 'Compiling the build program' $compile
    Set-Content -LiteralPath $program ''
    Write-Output ('compiled the build program ({0:0} s)' -f $watch.Elapsed.TotalSeconds)
}

& dotnet (Join-Path $own 'bin/Build/release/Build.dll') @arguments
exit $LASTEXITCODE
