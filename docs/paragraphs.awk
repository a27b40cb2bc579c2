# paragraphs.awk - scdoc's paragraph breaks where a page needs one: not around a
# heading, and after an indented part, not as its last line.
function flush() {
	if (pending && !fresh)
		print ".P"
	pending = 0
}
/^\.P$/ { pending = 1; next }
/^\.RE$/ { print; next }		# the break comes behind it
/^\.(SH|SS) / { pending = 0; print; fresh = 1; next }
/^\.br$/ { flush(); broken = 1; next }
{
	flush()
	# A line that begins with a blank begins on a new line anyway.
	if (broken && !/^ /)
		print ".br"
	broken = fresh = 0
	print
}
