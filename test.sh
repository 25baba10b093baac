#!/usr/bin/env bash
# Restores, builds, checks the formatting and runs every test. Needs the .NET 10 SDK, and node with npm for the oracle and interop tests; those
# against gRPC's C core need python3-grpcio, which root gets installed from apt, and say so when they are skipped.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet build ProtoGen.sln -c Release -v quiet
dotnet format whitespace ProtoGen.sln --no-restore --verify-no-changes

log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
dotnet test ProtoGen.sln -c Release --no-build --logger "console;verbosity=minimal" 2>&1 | tee "$log" || status=$?

# The vector code's other halves: without AVX-512, and without any instruction beyond the base set. The first run had what the machine has.
for narrower in DOTNET_EnableAVX512=0 DOTNET_EnableHWIntrinsic=0; do
  env "$narrower" dotnet test tests/Wire.Tests -c Release --no-build --filter 'Utf8Tests|VarintTests|RepeatedTextTests' --logger "console;verbosity=minimal" 2>&1 | tee -a "$log" || status=$?
done

# One line for all projects, from the runner's own summaries.
awk '
  /(Passed|Failed)! +- +Failed:/ {
    for (i = 1; i <= NF; i++) {
      if ($i == "Failed:") { failed += $(i + 1) }
      if ($i == "Passed:") { passed += $(i + 1) }
      if ($i == "Skipped:") { skipped += $(i + 1) }
    }
  }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped; exit passed == 0 || failed > 0 }
' "$log" || status=1
exit "$status"
