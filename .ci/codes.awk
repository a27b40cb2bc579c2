# codes.awk - every code a message can carry has its place in the manual page.
#
# usage: awk -f codes.awk docs/engross-diagnostics.7.scd pipeline/*/*.c ...
FILENAME ~ /\.scd$/ {
	if (match($0, /^\*[A-Z][0-9][0-9][0-9][0-9]\*/))
		listed[substr($0, 2, 5)] = 1
	next
}
{
	line = $0
	while (match(line, /"[A-Z][0-9][0-9][0-9][0-9]"/)) {
		code = substr(line, RSTART + 1, 5)
		if (!(code in listed) && !(code in told)) {
			printf "%s:%d: %s is not in the manual page\n", FILENAME, FNR, code
			told[code] = bad = 1
		}
		used[code] = 1
		line = substr(line, RSTART + RLENGTH)
	}
}
END {
	for (code in listed)
		if (!(code in used)) {
			printf "the manual page lists %s, which nothing reports\n", code
			bad = 1
		}
	exit bad
}
