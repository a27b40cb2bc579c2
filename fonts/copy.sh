#!/bin/sh
# copy.sh MANIFEST DIRECTORY - the fonts of the manifest, as the formatter
# uses them.
#
# Each source is one exact file of a Debian package, known by its SHA-256.
# Faces lose their hinting: a PDF viewer does not use it, and the subsets
# that go into every letter become half as large.  All glyphs stay, under
# their numbers.  The manifest is copied last, so it also says "complete".
set -eu
LC_ALL=C export LC_ALL
manifest=$1
out=$2
tab=$(printf '\t')

fail()
{
	echo "fonts: $1" >&2
	exit 1
}

check()
{
	[ -r "$source" ] || fail "$source is missing: apt-get install $package"
	set -- "$(sha256sum <"$source")"
	[ "${1%% *}" = "$sum" ] ||
	    fail "$source is not the file fonts/manifest.tsv names (SHA-256); has $package changed?"
}

unhint()
{
	hb-subset --gids='*' --unicodes='*' --retain-gids --no-hinting \
	    --notdef-outline --layout-features='*' --name-IDs='*' \
	    --no-prune-unicode-ranges --output-file="$2" --font-file="$1" ||
	    fail "hb-subset cannot read $1 (package libharfbuzz-bin)"
}

mkdir -p "$out"
rm -f "$out/manifest.tsv"
while IFS=$tab read -r kind a b c d e f g; do
	case $kind in
	face)
		file=$d sum=$e package=$f source=$g
		check
		unhint "$source" "$out/$file.new"
		;;
	hyphenation)
		file=$b sum=$c package=$d source=$e
		check
		cp "$source" "$out/$file.new"
		;;
	*)
		continue
		;;
	esac
	mv "$out/$file.new" "$out/$file"
done <"$manifest"
cp "$manifest" "$out/manifest.tsv.new"
mv "$out/manifest.tsv.new" "$out/manifest.tsv"
