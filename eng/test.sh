#!/usr/bin/env bash
# Every suite, one after the other, with one closing line that sums them all. Exits non-zero when a test failed or a suite did not run.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
. eng/setup.sh

passed=0 failed=0 skipped=0 broken=0
results="$cache/results"
rm -rf "$results"
mkdir -p "$results"

say "build everything (warnings are errors) ..."
if ! dotnet build PayGate.sln -c Release -v quiet --nologo >"$cache/build-all.log" 2>&1; then
  tail -n 60 "$cache/build-all.log"
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
fi
stamp build "$(digest src eng Directory.Build.props Directory.Packages.props global.json)"

say "check the format ..."
if dotnet format PayGate.sln --verify-no-changes --no-restore >"$cache/format.log" 2>&1; then
  passed=$((passed + 1))
else
  tail -n 20 "$cache/format.log"
  failed=$((failed + 1))
fi

for project in tests/*.Tests; do
  name=$(basename "$project")
  say "run $name ..."
  dotnet test "$project" -c Release --no-build --nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    --blame-hang-timeout 10m >"$results/$name.log" 2>&1
  code=$?
  counters=$(grep -o '<Counters [^>]*>' "$results/$name.trx" 2>/dev/null)
  if [ -z "$counters" ]; then
    tail -n 60 "$results/$name.log"
    echo "$name ran no test"
    broken=$((broken + 1))
    continue
  fi
  count() { printf '%s' "$counters" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*'; }
  total=$(count total) good=$(count passed) bad=$(count failed)
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + total - good - bad))
  echo "$name: $good passed, $bad failed, $((total - good - bad)) skipped"
  if [ "$code" -ne 0 ]; then
    grep -vE '^\s*$' "$results/$name.log" | tail -n 80
    [ "$bad" -eq 0 ] && broken=$((broken + 1))
  fi
done

say "run the web tests ..."
npm --prefix src/PayGate.Web test >"$results/web.log" 2>&1
code=$?
line=$(sed 's/\x1b\[[0-9;]*m//g' "$results/web.log" | grep -E '^ *Tests ' | tail -n 1)
webgood=$(printf '%s' "$line" | grep -oE '[0-9]+ passed' | grep -oE '[0-9]+' || echo 0)
webbad=$(printf '%s' "$line" | grep -oE '[0-9]+ failed' | grep -oE '[0-9]+' || echo 0)
echo "PayGate.Web: ${webgood:-0} passed, ${webbad:-0} failed, 0 skipped"
passed=$((passed + ${webgood:-0})) failed=$((failed + ${webbad:-0}))
if [ "$code" -ne 0 ]; then
  tail -n 40 "$results/web.log"
  [ "${webbad:-0}" -eq 0 ] && broken=$((broken + 1))
fi

failed=$((failed + broken))
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
