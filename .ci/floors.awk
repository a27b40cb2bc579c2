# floors.awk - arrows between folders point down, and a foreign library's
# headers appear in one folder only.
#
# usage: awk -f floors.awk floors.txt foreign.txt file...

function folder_of(path,   parts, n) {
	sub(/^.*pipeline\//, "", path)
	n = split(path, parts, "/")
	return n > 1 ? parts[1] : "top"
}

function complain(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text
	bad = 1
}

FILENAME ~ /floors\.txt$/ && !/^#/ && NF == 2 { floor[$1] = $2; next }
FILENAME ~ /foreign\.txt$/ && !/^#/ && NF == 2 { home[$1] = $2; next }
FILENAME ~ /\.txt$/ { next }

FNR == 1 {
	here = folder_of(FILENAME)
	if (!(here in floor))
		complain("folder " here " has no floor")
}

/^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, quoted, "\"")
	there = index(quoted[2], "/") ? quoted[2] : ""
	if (there == "")
		next
	sub(/\/.*/, "", there)
	if (there != here && (!(there in floor) || floor[there] >= floor[here]))
		complain("include of \"" quoted[2] "\" points up or sideways from " here)
}

/^[ \t]*#[ \t]*include[ \t]*</ {
	match($0, /<[^>]*>/)
	name = substr($0, RSTART + 1, RLENGTH - 2)
	for (prefix in home)
		if (index(name, prefix) == 1 && home[prefix] != here)
			complain("<" name "> belongs to " home[prefix] "/ only")
}

END { exit bad }
