#!/bin/sh
# Builds the C++ side of the wire benchmarks into .cache/wire-cpp with g++ and Debian's libprotobuf 3.21. Packages that are not installed are unpacked there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$(cd "$here/../../.." && pwd)/.cache/wire-cpp
mkdir -p "$out"
cd "$out"
root=$out/root
library=/usr/lib/$(gcc -dumpmachine)
if ! command -v protoc >/dev/null || [ ! -e "$library/libprotobuf.so" ]; then
    if [ ! -d "$root" ]; then
        apt-get download libprotobuf-dev libprotobuf32 libprotoc32 protobuf-compiler
        for package in ./*.deb; do dpkg -x "$package" "$root"; done
    fi
    library=$root$library
    PATH=$root/usr/bin:$PATH
    LD_LIBRARY_PATH=$library
    export PATH LD_LIBRARY_PATH
fi
protoc -I "$here/.." --cpp_out=. bench.proto google1.proto google2.proto
g++ -std=c++17 -O2 -fPIC -shared -I. -I"$root/usr/include" "$here/bench.cc" ./*.pb.cc \
    -L"$library" -Wl,-rpath,"$library" -lprotobuf -o libwirebench.so
echo "$out/libwirebench.so"
