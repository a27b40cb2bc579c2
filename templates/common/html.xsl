<?xml version="1.0" encoding="UTF-8"?>
<!--
  html.xsl - from the letter vocabulary (schemas/letter/letter.xsd) to HTML.

  One page that needs nothing beside it: no script, no font, no other file.
  Elements say what a thing is, for readers that speak or enlarge; the little
  style there is follows the reader's own sizes and colours.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns="http://www.w3.org/1999/xhtml"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:lt="urn:engross:letter:1"
	xmlns:eg="urn:engross:function:1"
	exclude-result-prefixes="fo lt eg">

	<xsl:output method="xml" encoding="UTF-8"/>

	<!-- yes: the letter is a draft; a published letter made again. -->
	<xsl:param name="draft"/>
	<xsl:param name="reproduction"/>

	<!-- === THE DOCUMENT ================================================== -->
	<xsl:template match="/lt:letter">
		<html lang="{@xml:lang}">
			<head>
				<meta name="viewport" content="width=device-width, initial-scale=1"/>
				<meta http-equiv="Content-Security-Policy"
				    content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/>
				<xsl:if test="$reproduction = 'yes'">
					<meta name="keywords" content="reproduction"/>
				</xsl:if>
				<title><xsl:value-of select="@title"/></title>
				<style><xsl:call-template name="style"/></style>
			</head>
			<body>
				<xsl:if test="$draft = 'yes'">
					<p class="draft" role="note">DRAFT</p>
				</xsl:if>
				<xsl:if test="lt:letterhead">
					<header><xsl:apply-templates select="lt:letterhead"/></header>
				</xsl:if>
				<main>
					<xsl:apply-templates select="*[not(self::lt:letterhead or self::lt:running)]"/>
				</main>
			</body>
		</html>
	</xsl:template>

	<xsl:template name="style">
		<xsl:text>
:root { color-scheme: light dark; --rule: #8a94a3; --accent: #1f3a5f; --tint: #f1f4f8; }
@media (prefers-color-scheme: dark) { :root { --accent: #a9c4ea; --tint: #1d2733; } }
body { font-family: "Noto Serif", Georgia, serif; line-height: 1.5; margin: 2rem auto;
  max-width: 42rem; padding: 0 1rem; }
h1, h2, h3, th, .name, .draft { font-family: "Noto Sans", Arial, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; } h3 { font-size: 1.05rem; }
.name { color: var(--accent); font-size: 1.3rem; font-weight: bold; }
header { border-bottom: 1px solid var(--accent); margin-bottom: 2rem; }
header p, address p { margin: 0; }
address { font-style: normal; margin: 1.5rem 0; }
table { border-collapse: collapse; margin: 1rem 0; width: 100%; }
caption { font-weight: bold; text-align: start; }
th, td { border-bottom: 1px solid var(--rule); padding: 0.25rem 0.5rem 0.25rem 0;
  text-align: start; vertical-align: top; }
th { font-size: 0.85rem; }
.center { text-align: center; } .end { text-align: end; }
.small { font-size: 0.85rem; } .lead { font-size: 1.1rem; }
.keep { white-space: nowrap; }
aside { border-inline-start: 0.25rem solid var(--rule); margin: 1rem 0; padding: 0.25rem 1rem; }
aside.outcome { background: var(--tint); border-color: var(--accent); }
aside.warning { border-color: currentColor; }
.signature { margin: 2rem 0; } .signature p { margin: 0; }
.signature .close { margin-bottom: 2.5rem; }
ul.plain { list-style: none; padding: 0; }
.draft { border: 2px solid currentColor; font-weight: bold; padding: 0.5rem; text-align: center; }
</xsl:text>
	</xsl:template>

	<!-- === HEAD AND FOOT OF THE LETTER =================================== -->
	<xsl:template match="lt:letterhead">
		<xsl:apply-templates select="lt:graphic"/>
		<p class="name"><xsl:apply-templates select="lt:line[1]/node()"/></p>
		<xsl:apply-templates select="lt:line[position() &gt; 1]"/>
	</xsl:template>

	<xsl:template match="lt:address">
		<address><xsl:apply-templates select="lt:line"/></address>
	</xsl:template>

	<xsl:template match="lt:line">
		<p><xsl:apply-templates/></p>
	</xsl:template>

	<xsl:template match="lt:signature">
		<div class="signature">
			<xsl:if test="@close">
				<p class="close"><xsl:value-of select="@close"/></p>
			</xsl:if>
			<p><strong><xsl:apply-templates select="lt:line[1]/node()"/></strong></p>
			<xsl:apply-templates select="lt:line[position() &gt; 1]"/>
		</div>
	</xsl:template>

	<xsl:template match="lt:enclosures | lt:copies">
		<footer class="small">
			<p><strong><xsl:value-of select="@label"/></strong></p>
			<ul class="plain">
				<xsl:for-each select="lt:item">
					<li><xsl:apply-templates/></li>
				</xsl:for-each>
			</ul>
		</footer>
	</xsl:template>

	<!-- === BODY ========================================================== -->
	<xsl:template match="lt:section">
		<section>
			<xsl:copy-of select="@id"/>
			<xsl:apply-templates/>
		</section>
	</xsl:template>

	<xsl:template match="lt:heading">
		<xsl:element name="h{sum(@level) + 2 * not(@level)}"
		    namespace="http://www.w3.org/1999/xhtml">
			<xsl:copy-of select="@id"/>
			<xsl:apply-templates/>
		</xsl:element>
	</xsl:template>

	<xsl:template match="lt:para[not(*) and not(normalize-space())]" priority="2"/>

	<xsl:template match="lt:para[@kind = 'quote']">
		<blockquote><p><xsl:apply-templates/></p></blockquote>
	</xsl:template>

	<xsl:template match="lt:para">
		<p>
			<xsl:if test="@kind = 'lead' or @kind = 'small'">
				<xsl:attribute name="class"><xsl:value-of select="@kind"/></xsl:attribute>
			</xsl:if>
			<xsl:apply-templates/>
		</p>
	</xsl:template>

	<xsl:template match="lt:list">
		<ul>
			<!-- Labels of their own take the place of bullets. -->
			<xsl:if test="@kind = 'plain' or lt:item/@label">
				<xsl:attribute name="class">plain</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="lt:item"/>
		</ul>
	</xsl:template>

	<xsl:template match="lt:list[(@kind = 'number' or @kind = 'letter') and not(lt:item/@label)]">
		<ol>
			<xsl:if test="@kind = 'letter'">
				<xsl:attribute name="type">a</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="lt:item"/>
		</ol>
	</xsl:template>

	<xsl:template match="lt:item">
		<li>
			<xsl:if test="@label">
				<xsl:value-of select="@label"/>
				<xsl:text> </xsl:text>
			</xsl:if>
			<xsl:apply-templates/>
		</li>
	</xsl:template>

	<xsl:template match="lt:note">
		<aside role="note">
			<xsl:attribute name="class">
				<xsl:value-of select="@kind"/>
				<xsl:if test="not(@kind)">aside</xsl:if>
			</xsl:attribute>
			<xsl:apply-templates/>
		</aside>
	</xsl:template>

	<!-- === TABLES ======================================================== -->
	<xsl:template name="caption">
		<xsl:if test="@caption">
			<caption><xsl:value-of select="@caption"/></caption>
		</xsl:if>
	</xsl:template>

	<xsl:template match="lt:reference">
		<table>
			<xsl:call-template name="caption"/>
			<tbody>
				<xsl:for-each select="lt:entry[* or normalize-space()]">
					<tr>
						<th scope="row"><xsl:value-of select="@label"/></th>
						<td><xsl:apply-templates/></td>
					</tr>
				</xsl:for-each>
			</tbody>
		</table>
	</xsl:template>

	<xsl:template match="lt:table">
		<table>
			<xsl:call-template name="caption"/>
			<xsl:if test="lt:row[@kind = 'header']">
				<thead><xsl:apply-templates select="lt:row[@kind = 'header']"/></thead>
			</xsl:if>
			<tbody><xsl:apply-templates select="lt:row[not(@kind = 'header')]"/></tbody>
		</table>
	</xsl:template>

	<xsl:template match="lt:row">
		<tr><xsl:apply-templates select="lt:cell"/></tr>
	</xsl:template>

	<xsl:template match="lt:row[@kind = 'header']/lt:cell">
		<th scope="col"><xsl:call-template name="cell"/></th>
	</xsl:template>

	<xsl:template match="lt:cell[@header = 'yes']">
		<th scope="row"><xsl:call-template name="cell"/></th>
	</xsl:template>

	<xsl:template match="lt:cell">
		<td><xsl:call-template name="cell"/></td>
	</xsl:template>

	<xsl:template name="cell">
		<!-- Cells that span columns move those after them to the right. -->
		<xsl:variable name="at" select="count(preceding-sibling::lt:cell[not(@span)]) +
		    sum(preceding-sibling::lt:cell/@span) + 1"/>
		<xsl:variable name="align" select="../../lt:column[$at]/@align"/>
		<xsl:if test="@span &gt; 1">
			<xsl:attribute name="colspan"><xsl:value-of select="@span"/></xsl:attribute>
		</xsl:if>
		<xsl:if test="$align = 'center' or $align = 'end'">
			<xsl:attribute name="class"><xsl:value-of select="$align"/></xsl:attribute>
		</xsl:if>
		<xsl:apply-templates/>
	</xsl:template>

	<!-- === IN A LINE ===================================================== -->
	<xsl:template match="lt:emphasis">
		<strong><xsl:apply-templates/></strong>
	</xsl:template>

	<xsl:template match="lt:emphasis[@kind = 'title']">
		<cite><xsl:apply-templates/></cite>
	</xsl:template>

	<xsl:template match="lt:date">
		<time datetime="{normalize-space(@value)}">
			<xsl:apply-templates/>
			<xsl:if test="not(node())"><xsl:value-of select="eg:date(@value)"/></xsl:if>
		</time>
	</xsl:template>

	<xsl:template match="lt:link">
		<a href="{@to}"><xsl:apply-templates/></a>
	</xsl:template>

	<xsl:template match="lt:phrase">
		<span>
			<xsl:if test="@xml:lang">
				<xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute>
			</xsl:if>
			<xsl:if test="@keep = 'line'">
				<xsl:attribute name="class">keep</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates/>
		</span>
	</xsl:template>

	<xsl:template match="lt:break"><br/></xsl:template>

	<xsl:template match="lt:graphic">
		<p><img src="{@src}" alt="{@alt}"/></p>
	</xsl:template>

	<!-- === EVERYTHING ELSE =============================================== -->
	<!-- Between blocks there is only the white space of templates. -->
	<xsl:template match="lt:letter/text() | lt:section/text() | lt:note/text()"/>

	<!-- XSL-FO says how a thing looks on paper: here its words are what counts. -->
	<xsl:template match="fo:block | fo:block-container | fo:list-item">
		<div><xsl:apply-templates/></div>
	</xsl:template>

	<xsl:template match="fo:*">
		<xsl:apply-templates/>
	</xsl:template>

	<xsl:template match="fo:leader | fo:page-number | fo:page-number-citation |
	    fo:page-number-citation-last">
		<xsl:text> </xsl:text>
	</xsl:template>

	<xsl:template match="fo:table">
		<table><xsl:apply-templates/></table>
	</xsl:template>
	<xsl:template match="fo:table-row">
		<tr><xsl:apply-templates/></tr>
	</xsl:template>
	<xsl:template match="fo:table-cell">
		<td><xsl:apply-templates/></td>
	</xsl:template>

	<xsl:template match="fo:external-graphic">
		<img alt="">
			<xsl:attribute name="src">
				<xsl:choose>
					<xsl:when test="starts-with(@src, 'url(')">
						<xsl:value-of select='translate(substring-before(substring-after(@src, "("), ")"), "&apos;", "")'/>
					</xsl:when>
					<xsl:otherwise><xsl:value-of select="@src"/></xsl:otherwise>
				</xsl:choose>
			</xsl:attribute>
		</img>
	</xsl:template>

	<xsl:template match="*">
		<xsl:message terminate="yes">
			<xsl:text>`</xsl:text>
			<xsl:value-of select="name()"/>
			<xsl:text>` cannot stand in `</xsl:text>
			<xsl:value-of select="name(..)"/>
			<xsl:text>` of a letter</xsl:text>
		</xsl:message>
	</xsl:template>
</xsl:stylesheet>
