# manual.awk - puts what the command says of itself where a page has @NAME@.
/^@[a-z]+@$/ {
	name = substr($0, 2, length($0) - 2)
	command = engross " synopsis " name
	while ((command | getline line) > 0)
		print line
	close(command)
	next
}
{ print }
