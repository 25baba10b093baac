#!/usr/bin/env bash
# Random and damaged bytes, JSON and text against every message of tests/Wire.Tests/protos, generated and dynamic: never anything but a ProtoException,
# round trips stable, taken and refused as Google.Protobuf does, with the exceptions that the tests list. Usage: ./fuzz.sh [rounds] [first seed]; a round takes
# about ten seconds of one core. Without a seed each run has others. Needs a build: dotnet build tests/Wire.Tests -c Release.
set -euo pipefail
cd "$(dirname "$0")"
export PROTOGEN_DIFFERENTIAL_ROUNDS=${1:-20} PROTOGEN_SEED=${2:-$((RANDOM * 1000))} PROTOGEN_FUZZ_LOG
PROTOGEN_FUZZ_LOG=$(mktemp)
trap 'rm -f "$PROTOGEN_FUZZ_LOG"' EXIT
status=0
dotnet test tests/Wire.Tests -c Release --no-build --filter 'Differential|Json|Dynamic|TextFormat|Fuzz' --logger 'console;verbosity=minimal' || status=$?
awk -F '\t' '
  { taken[$1] += $2; refused[$1] += $3; total += $2 + $3 }
  END {
    for (inputs in taken) printf "%-30s %9d taken %9d refused\n", inputs, taken[inputs], refused[inputs]
    printf "%d inputs\n", total
  }
' "$PROTOGEN_FUZZ_LOG" | sort
if [ "$status" = 0 ]; then verdict="no failure"; else verdict="FAILED"; fi
echo "fuzz: $PROTOGEN_DIFFERENTIAL_ROUNDS rounds from seed $PROTOGEN_SEED: $verdict"
exit "$status"
