# Set-up steps of the launcher; sourced. Each step is skipped when what it makes is already there and newer than its sources.
# Everything is said on standard error, so that `smoke --json` prints nothing but its object.

run_packages=(libsodium23)
# One line a suite that needs them, so that two changes do not meet on one line.
test_packages=(multimon-ng sox libsox-fmt-base chromium)
test_packages+=(libsrtp2-1 rtpengine-daemon)
test_packages+=(kamailio kamailio-tls-modules sip-tester baresip-core tcpdump)
bench_packages=(multimon-ng sox libsox-fmt-base)
bench_packages+=(libspandsp2 rtpengine-daemon)
# The second opinion on tones and on G.722.
test_packages+=(libspandsp2 espeak-ng)
test_packages+=(softhsm2)
bench_packages+=(libspandsp2 espeak-ng)
test_packages+=(postgresql)
bench_packages+=(postgresql)
# The reference for SRTP.
bench_packages+=(libsrtp2-1)
cache="$root/.cache"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_EnableDiagnostics=0
mkdir -p "$cache"

say() { printf 'paygate: %s\n' "$*" >&2; }

# Runs a command quietly; on failure shows what it printed.
quietly() {
  local what=$1 log
  shift
  log="$cache/$(printf '%s' "$what" | tr -c 'a-z0-9' '-').log"
  say "$what ..."
  if ! "$@" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    say "$what failed; the whole output is in $log"
    return 1
  fi
}

# A digest of the files under the given paths, to know whether a step has to run again.
digest() { git ls-files -co --exclude-standard -z -- "$@" | sort -z | xargs -0 sha256sum 2>/dev/null | sha256sum | cut -d' ' -f1; }

is_fresh() { [ -f "$cache/$1.stamp" ] && [ "$(cat "$cache/$1.stamp")" = "$2" ]; }
stamp() { printf '%s' "$2" >"$cache/$1.stamp"; }

setup_packages() {
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null)" = "install ok installed" ] || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { say "needs the Debian packages: ${missing[*]}"; return 1; }
    sudo=(sudo)
  fi
  export DEBIAN_FRONTEND=noninteractive
  quietly "update the package lists" "${sudo[@]}" apt-get update
  # Kamailio, rtpengine, PostgreSQL and others start themselves when installed; tests start their own, with their own folders and ports.
  local policy=/usr/sbin/policy-rc.d guarded=0 code=0
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" tee "$policy" >/dev/null
    "${sudo[@]}" chmod 755 "$policy"
    guarded=1
  fi
  quietly "install ${missing[*]}" "${sudo[@]}" apt-get install -y --no-install-recommends "${missing[@]}" || code=$?
  [ "$guarded" -eq 0 ] || "${sudo[@]}" rm -f "$policy"
  return "$code"
}

setup_web() {
  local want
  want=$(digest src/PayGate.Web)
  if is_fresh web "$want" && [ -f src/PayGate.Web/dist/index.html ]; then
    return 0
  fi
  quietly "install the packages of the web pages" npm --prefix src/PayGate.Web ci --no-audit --no-fund
  quietly "build the web pages" npm --prefix src/PayGate.Web run build
  stamp web "$want"
}

# The official client of Key Vault, which a test checks the fake with.
setup_key_vault_client() {
  local folder=tests/PayGate.Vault.Tests/KeyVaults/Azure/OfficialClient want
  want=$(digest "$folder/package-lock.json")
  if is_fresh key-vault-client "$want" && [ -d "$folder/node_modules" ]; then
    return 0
  fi
  quietly "install the official client of Key Vault" npm --prefix "$folder" ci --no-audit --no-fund
  stamp key-vault-client "$want"
}

setup_build() {
  local want
  want=$(digest src eng Directory.Build.props Directory.Packages.props global.json)
  if is_fresh build "$want" && [ -x artifacts/bin/PayGate/release/paygate ]; then
    return 0
  fi
  quietly "build PayGate" dotnet build src/PayGate -c Release -v quiet --nologo
  stamp build "$want"
}

setup_fuzz() {
  local want
  want=$(digest src tests/PayGate.Fuzz Directory.Build.props Directory.Packages.props global.json)
  if is_fresh fuzz "$want" && [ -x artifacts/bin/PayGate.Fuzz/release/PayGate.Fuzz ]; then
    return 0
  fi
  quietly "build the fuzz targets" dotnet build tests/PayGate.Fuzz -c Release -v quiet --nologo
  stamp fuzz "$want"
}

setup_bench() {
  local want
  want=$(digest src tests/PayGate.Benchmarks eng Directory.Build.props Directory.Packages.props global.json)
  if is_fresh bench "$want" && [ -x artifacts/bin/PayGate.Benchmarks/release/PayGate.Benchmarks ]; then
    return 0
  fi
  quietly "build the benchmarks" dotnet build tests/PayGate.Benchmarks -c Release -v quiet --nologo
  stamp bench "$want"
}
