# words.awk - no C knows what a case is about: words of a domain are in data,
# and in comments at most, as an example.
#
# usage: awk -f words.awk words.txt file...

FILENAME ~ /words\.txt$/ {
	if (!/^#/)
		for (i = 1; i <= NF; i++)
			domain[$i] = 1
	next
}

FNR == 1 { comment = 0 }

{
	line = $0
	code = ""
	while (line != "") {
		at = index(line, comment ? "*/" : "/*")
		if (!comment)
			code = code " " (at ? substr(line, 1, at - 1) : line)
		line = at ? substr(line, at + 2) : ""
		comment = at ? !comment : comment
	}
	n = split(tolower(code), word, /[^a-z]+/)
	for (i = 1; i <= n; i++)
		if (word[i] in domain) {
			printf "%s:%d: `%s` is a word of a domain; it belongs to data\n",
			    FILENAME, FNR, word[i]
			bad = 1
		}
}

END { exit bad }
