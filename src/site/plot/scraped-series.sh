#!/usr/bin/env bash
# Makes src/site/resources/images/scraped-series.png from what a Prometheus has scraped: the demo, with the files of the
# archive, a quarter of an hour after its start. Needs promtool and gnuplot.
#   bin/oneclick-exporter demo &
#   (cd src/main/dist/prometheus && prometheus --storage.tsdb.path="$(mktemp -d)") &
#   src/site/plot/scraped-series.sh http://localhost:9090
set -eu
server=${1:?the address of Prometheus, for example http://localhost:9090}
minutes=${2:-15}
image=$(dirname "$0")/../resources/images/scraped-series.png
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

# Lines of "<seconds since the epoch> <value>" for one expression that gives one series.
series() {
  promtool query range --start="$start" --end="$end" --step=15s "$server" "$2" \
    | sed -n 's/^\([0-9.e+-]*\) @\[\([0-9.]*\)\]$/\2 \1/p' >"$data/$1"
}

end=$(date +%s)
start=$((end - minutes * 60))
series open 'sum(oneclick_pr_num{pr_state="open"})'
series merged 'sum(oneclick_pr_num{pr_state="merged"})'
series declined 'sum(oneclick_pr_num{pr_state="declined"})'
series missing 'sum(oneclick_pr_missing_report{pr_state="open"})'
for key in ci codecoverage sast smoke; do
  series "$key" "100 * sum(oneclick_result_report{report=\"$key\",status=\"success\"}) / sum(oneclick_result_report{report=\"$key\",status=\"total\"})"
done

gnuplot <<END
set terminal pngcairo size 1100,900 font "sans,11" background "#ffffff"
set output "$image"
set multiplot layout 3,1
set xdata time
set timefmt "%s"
set format x "%H:%M"
set grid ytics lc rgb "#dddddd"
set border 3 lc rgb "#666666"
set tics nomirror
set key outside right top
set lmargin 8
set rmargin 26
set yrange [0:*]
set title "Open pull requests of the demo, as Prometheus scraped them"
plot "$data/open" using 1:2 with lines lw 2 lc rgb "#1f77b4" title "open"
set title "Of those, which miss a report; and those that closed in the last full minute"
plot "$data/merged" using 1:2 with steps lw 2 lc rgb "#9467bd" title "merged in a minute", \
     "$data/declined" using 1:2 with steps lw 2 lc rgb "#ff7f0e" title "declined in a minute", \
     "$data/missing" using 1:2 with steps lw 2 lc rgb "#d62728" title "miss a report"
set yrange [50:101]
set format y "%g %%"
set title "Reports that pass, by key"
plot "$data/ci" using 1:2 with lines lw 2 title "ci", "$data/codecoverage" using 1:2 with lines lw 2 title "codecoverage", \
     "$data/sast" using 1:2 with lines lw 2 title "sast", "$data/smoke" using 1:2 with lines lw 2 title "smoke"
END
