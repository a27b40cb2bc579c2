<?xml version="1.0" encoding="UTF-8"?>
<!--
  theme.xsl - from the letter vocabulary (schemas/letter/letter.xsd) to XSL-FO.

  Every size is a parameter or follows from one: a format's letter.xml sets
  them with <parameter>, a theme of its own imports this file and sets others
  (classic.xsl).  Sizes are numbers of points, page measures have a unit.
  role="..." names the structure type that the element has in the PDF.
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns:fo="http://www.w3.org/1999/XSL/Format"
	xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
	xmlns:lt="urn:engross:letter:1"
	xmlns:eg="urn:engross:function:1"
	exclude-result-prefixes="lt eg">

	<xsl:output method="xml" encoding="UTF-8"/>

	<!-- === PARAMETERS ==================================================== -->
	<!-- US Letter; the measure of 5.75 in holds some 75 characters. -->
	<xsl:param name="page-width">8.5in</xsl:param>
	<xsl:param name="page-height">11in</xsl:param>
	<xsl:param name="margin-side">1.375in</xsl:param>
	<xsl:param name="margin-top">0.8in</xsl:param>
	<xsl:param name="margin-bottom">0.7in</xsl:param>

	<xsl:param name="body-family">Noto Serif</xsl:param>
	<xsl:param name="heading-family">Noto Sans</xsl:param>
	<xsl:param name="body-size">11.5</xsl:param>
	<xsl:param name="leading">15.5</xsl:param>
	<xsl:param name="small-size">9.5</xsl:param>
	<!-- Between paragraphs. -->
	<xsl:param name="para-space">9</xsl:param>
	<!-- Sizes of headings, as shares of the body's. -->
	<xsl:param name="heading-1">1.35</xsl:param>
	<xsl:param name="heading-2">1.15</xsl:param>
	<xsl:param name="heading-3">1</xsl:param>
	<!-- Of 18 shares of a reference block's pair, the label's; 25 when alone. -->
	<xsl:param name="label-share">7</xsl:param>
	<!-- One colour beside black; all of it survives a black-and-white print. -->
	<xsl:param name="accent">#1f3a5f</xsl:param>
	<xsl:param name="rule-color">#8a94a3</xsl:param>
	<xsl:param name="tint">#f1f4f8</xsl:param>
	<!--
	  yes: the address stands in the window of a #10 envelope (sheet folded at
	  3.875 in from the top), and nothing else does.
	-->
	<xsl:param name="window">yes</xsl:param>
	<!-- yes: the case number heads later pages, with "Page x of y". -->
	<xsl:param name="running-number">yes</xsl:param>
	<xsl:param name="number-label">Case </xsl:param>
	<!--
	  Who signs electronically needs a field: visible in the room to sign, or
	  invisible.  The label is for who does not see the page.
	-->
	<xsl:param name="signature-field">no</xsl:param>
	<xsl:param name="signature-label">Signature</xsl:param>

	<!-- === THE DOCUMENT ================================================== -->
	<xsl:template match="/lt:letter">
		<fo:root xml:lang="{@xml:lang}" font-family="{$body-family}"
		    font-size="{$body-size}pt" line-height="{$leading}pt"
		    line-height-shift-adjustment="disregard-shifts"
		    text-align="start" hyphenate="false" widows="3" orphans="3">
			<fo:layout-master-set>
				<xsl:call-template name="masters"/>
			</fo:layout-master-set>
			<xsl:call-template name="outline"/>
			<fo:page-sequence master-reference="letter" id="letter">
				<fo:title><xsl:value-of select="@title"/></fo:title>
				<fo:static-content flow-name="head" role="artifact">
					<xsl:call-template name="running-head"/>
				</fo:static-content>
				<fo:static-content flow-name="foot" role="artifact">
					<xsl:call-template name="first-foot"/>
				</fo:static-content>
				<fo:flow flow-name="body">
					<xsl:apply-templates select="*[not(self::lt:running)]"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>

	<xsl:template name="masters">
		<fo:simple-page-master master-name="first"
		    page-width="{$page-width}" page-height="{$page-height}"
		    margin-left="{$margin-side}" margin-right="{$margin-side}"
		    margin-top="{$margin-top}" margin-bottom="{$margin-bottom}">
			<fo:region-body region-name="body" margin-bottom="0.35in"/>
			<fo:region-after region-name="foot" extent="0.25in"
			    display-align="after"/>
		</fo:simple-page-master>
		<fo:simple-page-master master-name="rest"
		    page-width="{$page-width}" page-height="{$page-height}"
		    margin-left="{$margin-side}" margin-right="{$margin-side}"
		    margin-top="{$margin-top}" margin-bottom="{$margin-bottom}">
			<fo:region-body region-name="body" margin-top="0.5in"
			    margin-bottom="0.2in"/>
			<fo:region-before region-name="head" extent="0.3in"/>
		</fo:simple-page-master>
		<fo:page-sequence-master master-name="letter">
			<fo:single-page-master-reference master-reference="first"/>
			<fo:repeatable-page-master-reference master-reference="rest"/>
		</fo:page-sequence-master>
	</xsl:template>

	<!-- === RUNNING MATTER ================================================ -->
	<xsl:template name="page-of-pages">
		<xsl:text>Page&#160;</xsl:text>
		<fo:page-number/>
		<xsl:text> of&#160;</xsl:text>
		<fo:page-number-citation-last ref-id="letter"/>
	</xsl:template>

	<xsl:template name="fill">
		<fo:leader leader-pattern="space" leader-length.minimum="12pt"
		    leader-length.optimum="12pt" leader-length.maximum="100%"/>
	</xsl:template>

	<xsl:template name="number">
		<xsl:if test="@number and $running-number = 'yes'">
			<fo:inline keep-together.within-line="always">
				<xsl:value-of select="translate($number-label, ' ', '&#160;')"/>
				<xsl:value-of select="@number"/>
			</fo:inline>
		</xsl:if>
	</xsl:template>

	<xsl:template name="running-head">
		<fo:block font-size="{$small-size}pt" line-height="{$small-size * 1.35}pt"
		    text-align-last="justify" padding-after="3pt"
		    border-after-style="solid" border-after-width="0.5pt"
		    border-after-color="{$rule-color}">
			<xsl:call-template name="number"/>
			<xsl:choose>
				<xsl:when test="lt:running">
					<xsl:if test="@number">
						<xsl:text> &#183; </xsl:text>
					</xsl:if>
					<xsl:apply-templates select="lt:running[1]/node()"/>
				</xsl:when>
				<xsl:when test="@date">
					<xsl:if test="@number">
						<xsl:text> &#183; </xsl:text>
					</xsl:if>
					<xsl:value-of select="eg:date(@date)"/>
				</xsl:when>
			</xsl:choose>
			<xsl:call-template name="fill"/>
			<xsl:call-template name="page-of-pages"/>
		</fo:block>
	</xsl:template>

	<xsl:template name="first-foot">
		<fo:block font-size="{$small-size}pt" line-height="{$small-size * 1.35}pt"
		    text-align-last="justify">
			<xsl:call-template name="number"/>
			<xsl:call-template name="fill"/>
			<xsl:call-template name="page-of-pages"/>
		</fo:block>
	</xsl:template>

	<!-- === OUTLINE ======================================================= -->
	<xsl:template name="outline">
		<xsl:variable name="listed"
		    select=".//lt:heading[not(ancestor::lt:note) and not(@level = 3)]"/>
		<xsl:if test="$listed">
			<fo:bookmark-tree>
				<xsl:for-each select="$listed">
					<fo:bookmark>
						<xsl:attribute name="internal-destination">
							<xsl:call-template name="heading-id"/>
						</xsl:attribute>
						<fo:bookmark-title>
							<xsl:value-of select="normalize-space(.)"/>
						</fo:bookmark-title>
					</fo:bookmark>
				</xsl:for-each>
			</fo:bookmark-tree>
		</xsl:if>
	</xsl:template>

	<!-- The way down to it, in numbers: the same for the same letter. -->
	<xsl:template name="heading-id">
		<xsl:choose>
			<xsl:when test="@id"><xsl:value-of select="@id"/></xsl:when>
			<xsl:otherwise>
				<xsl:text>h</xsl:text>
				<xsl:for-each select="ancestor-or-self::*[parent::*]">
					<xsl:text>-</xsl:text>
					<xsl:value-of select="count(preceding-sibling::*) + 1"/>
				</xsl:for-each>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- === HEAD OF THE LETTER ============================================ -->
	<xsl:template match="lt:letterhead">
		<fo:block-container role="Div">
			<!-- 0.8 in margin + 1.65 in: the address begins at 2.45 in. -->
			<xsl:if test="$window = 'yes' and ../lt:address">
				<xsl:attribute name="block-progression-dimension">1.65in</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="lt:graphic"/>
			<fo:block role="P" font-family="{$heading-family}" font-weight="bold"
			    color="{$accent}" font-size="{$body-size * 1.35}pt"
			    line-height="{$body-size * 1.7}pt" keep-with-next="always">
				<xsl:apply-templates select="lt:line[1]/node()"/>
			</fo:block>
			<fo:block role="P" font-family="{$heading-family}"
			    font-size="{$small-size}pt" line-height="{$small-size * 1.4}pt"
			    padding-after="6pt" border-after-style="solid"
			    border-after-width="1pt" border-after-color="{$accent}">
				<xsl:for-each select="lt:line[position() &gt; 1]">
					<xsl:if test="position() &gt; 1"><fo:block/></xsl:if>
					<xsl:apply-templates/>
				</xsl:for-each>
			</fo:block>
		</fo:block-container>
		<xsl:if test="$window != 'yes' or not(../lt:address)">
			<fo:block space-after="{$leading}pt"/>
		</xsl:if>
	</xsl:template>

	<xsl:template match="lt:address">
		<fo:block-container role="Div">
			<xsl:choose>
				<xsl:when test="$window = 'yes' and preceding-sibling::lt:letterhead">
					<xsl:attribute name="block-progression-dimension">1.1in</xsl:attribute>
				</xsl:when>
				<xsl:otherwise>
					<xsl:attribute name="space-after">
						<xsl:value-of select="concat($leading, 'pt')"/>
					</xsl:attribute>
				</xsl:otherwise>
			</xsl:choose>
			<!-- What a window shows wherever the sheet lies is 2.875 in wide and holds
			     seven lines at most; a longer line takes two. -->
			<xsl:variable name="lines" select="count(lt:line) +
			    count(lt:line[string-length(normalize-space()) &gt; 38])"/>
			<fo:block role="P">
				<xsl:attribute name="font-size">
					<xsl:choose>
						<xsl:when test="$lines &gt; 6">10pt</xsl:when>
						<xsl:otherwise>10.5pt</xsl:otherwise>
					</xsl:choose>
				</xsl:attribute>
				<xsl:attribute name="line-height">
					<xsl:choose>
						<xsl:when test="$lines &gt; 6">11.25pt</xsl:when>
						<xsl:when test="$lines &gt; 5">13pt</xsl:when>
						<xsl:otherwise>13.5pt</xsl:otherwise>
					</xsl:choose>
				</xsl:attribute>
				<xsl:if test="$window = 'yes'">
					<xsl:attribute name="end-indent">2.875in</xsl:attribute>
				</xsl:if>
				<xsl:for-each select="lt:line">
					<xsl:if test="position() &gt; 1"><fo:block/></xsl:if>
					<xsl:apply-templates/>
				</xsl:for-each>
			</fo:block>
		</fo:block-container>
	</xsl:template>

	<!-- === REFERENCE BLOCK =============================================== -->
	<xsl:template match="lt:reference">
		<!-- 1 when it is not given. -->
		<xsl:variable name="pairs" select="sum(@pairs) + not(@pairs)"/>
		<xsl:variable name="entries" select="lt:entry[* or normalize-space()]"/>
		<xsl:call-template name="caption"/>
		<fo:table role="Table" table-layout="fixed" inline-progression-dimension="100%"
		    border-collapse="separate" space-before="{$leading * 0.25}pt"
		    space-after="{$para-space + 3}pt" keep-together.within-page="always"
		    border-before-style="solid" border-before-width="0.5pt"
		    border-before-color="{$rule-color}">
			<xsl:if test="@keep = 'next'">
				<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
			</xsl:if>
			<xsl:call-template name="pair-columns">
				<xsl:with-param name="n" select="$pairs"/>
			</xsl:call-template>
			<fo:table-body start-indent="0pt" end-indent="0pt">
				<xsl:for-each select="$entries[position() mod $pairs = 1 or $pairs = 1]">
					<xsl:variable name="at" select="position() * $pairs - $pairs"/>
					<fo:table-row role="TR" keep-together.within-page="always">
						<xsl:apply-templates mode="pair"
						    select="$entries[position() &gt; $at and position() &lt;= $at + $pairs]"/>
						<!-- A short last row is filled up. -->
						<xsl:if test="count($entries) &lt; $at + $pairs">
							<xsl:call-template name="empty-cell">
								<xsl:with-param name="span" select="2 * ($at + $pairs - count($entries))"/>
							</xsl:call-template>
						</xsl:if>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<xsl:template name="pair-columns">
		<xsl:param name="n"/>
		<xsl:if test="$n &gt; 0">
			<fo:table-column column-width="proportional-column-width({$label-share})"/>
			<fo:table-column
			    column-width="proportional-column-width({18 + 7 * not(@pairs &gt; 1) - $label-share})"/>
			<xsl:call-template name="pair-columns">
				<xsl:with-param name="n" select="$n - 1"/>
			</xsl:call-template>
		</xsl:if>
	</xsl:template>

	<xsl:template match="lt:entry" mode="pair">
		<fo:table-cell role="TH" padding-before="2.5pt" padding-after="2.5pt"
		    padding-end="8pt" border-after-style="solid"
		    border-after-width="0.5pt" border-after-color="{$rule-color}">
			<fo:block font-family="{$heading-family}" font-weight="bold"
			    font-size="{$small-size - 0.5}pt" line-height="{$leading - 1.5}pt">
				<xsl:value-of select="@label"/>
			</fo:block>
		</fo:table-cell>
		<fo:table-cell role="TD" padding-before="2.5pt" padding-after="2.5pt"
		    padding-end="8pt" border-after-style="solid"
		    border-after-width="0.5pt" border-after-color="{$rule-color}">
			<fo:block font-size="{$body-size - 1}pt" line-height="{$leading - 1.5}pt">
				<xsl:apply-templates/>
			</fo:block>
		</fo:table-cell>
	</xsl:template>

	<xsl:template name="empty-cell">
		<xsl:param name="span"/>
		<fo:table-cell role="TD" number-columns-spanned="{$span}"
		    border-after-style="solid" border-after-width="0.5pt"
		    border-after-color="{$rule-color}">
			<fo:block/>
		</fo:table-cell>
	</xsl:template>

	<!-- === BODY ========================================================== -->
	<xsl:template match="lt:section">
		<fo:block role="Sect">
			<xsl:copy-of select="@id"/>
			<xsl:if test="@keep = 'together'">
				<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
			</xsl:if>
			<xsl:if test="@break = 'page'">
				<xsl:attribute name="break-before">page</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- Space above is at least twice the space below. -->
	<xsl:template match="lt:heading">
		<xsl:variable name="level" select="sum(@level) + 2 * not(@level)"/>
		<xsl:variable name="share">
			<xsl:choose>
				<xsl:when test="$level = 1"><xsl:value-of select="$heading-1"/></xsl:when>
				<xsl:when test="$level = 2"><xsl:value-of select="$heading-2"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="$heading-3"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<fo:block role="H{$level}" font-family="{$heading-family}"
		    font-weight="bold" font-size="{$body-size * $share}pt"
		    line-height="{$leading * $share}pt"
		    keep-with-next.within-page="always"
		    keep-together.within-page="always" space-after="{$leading * 0.3}pt"
		    space-before="{$leading * (1.5 - 0.25 * $level + 0.15)}pt">
			<xsl:if test="$level &lt; 3 and not(parent::lt:note)">
				<xsl:attribute name="id">
					<xsl:call-template name="heading-id"/>
				</xsl:attribute>
			</xsl:if>
			<xsl:if test="$level = 3 and @id">
				<xsl:copy-of select="@id"/>
			</xsl:if>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="lt:para[not(*) and not(normalize-space())]" priority="2"/>

	<xsl:template match="lt:para">
		<fo:block role="P" space-after="{$para-space}pt">
			<xsl:choose>
				<xsl:when test="@kind = 'lead'">
					<xsl:attribute name="font-size">
						<xsl:value-of select="concat($body-size * 1.1, 'pt')"/>
					</xsl:attribute>
				</xsl:when>
				<xsl:when test="@kind = 'small'">
					<xsl:attribute name="font-size">
						<xsl:value-of select="concat($small-size, 'pt')"/>
					</xsl:attribute>
					<xsl:attribute name="line-height">
						<xsl:value-of select="concat($small-size * 1.35, 'pt')"/>
					</xsl:attribute>
				</xsl:when>
				<xsl:when test="@kind = 'quote'">
					<xsl:attribute name="role">BlockQuote</xsl:attribute>
					<xsl:attribute name="start-indent">from-parent(start-indent) + 18pt</xsl:attribute>
					<xsl:attribute name="end-indent">from-parent(end-indent) + 18pt</xsl:attribute>
				</xsl:when>
			</xsl:choose>
			<xsl:if test="@keep = 'next'">
				<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
			</xsl:if>
			<xsl:if test="@keep = 'together'">
				<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- The last thing in a cell, an item or a note needs no space of its own. -->
	<xsl:template name="inner-blocks">
		<xsl:choose>
			<xsl:when test="lt:para or lt:list">
				<xsl:apply-templates select="lt:para | lt:list"/>
			</xsl:when>
			<xsl:otherwise>
				<fo:block><xsl:apply-templates/></fo:block>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="lt:item/lt:para[not(following-sibling::*)] | lt:cell/lt:para[not(following-sibling::*)] |
	    lt:note/lt:para[not(following-sibling::*)]"
	    priority="1">
		<fo:block role="P">
			<xsl:if test="@kind = 'small'">
				<xsl:attribute name="font-size">
					<xsl:value-of select="concat($small-size, 'pt')"/>
				</xsl:attribute>
				<xsl:attribute name="line-height">
					<xsl:value-of select="concat($small-size * 1.35, 'pt')"/>
				</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- === LISTS ========================================================= -->
	<xsl:template match="lt:list">
		<xsl:variable name="indent">
			<xsl:choose>
				<xsl:when test="@kind = 'plain'">0</xsl:when>
				<xsl:when test="@kind = 'number' or @kind = 'letter' or lt:item/@label">22</xsl:when>
				<xsl:otherwise>15</xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<fo:list-block role="L" space-after="{$para-space}pt"
		    provisional-distance-between-starts="{$indent}pt"
		    provisional-label-separation="4pt">
			<xsl:apply-templates select="lt:item" mode="list"/>
		</fo:list-block>
	</xsl:template>

	<xsl:template match="lt:item" mode="list">
		<fo:list-item role="LI">
			<xsl:if test="position() &gt; 1">
				<xsl:attribute name="space-before">
					<xsl:value-of select="concat($leading * 0.2, 'pt')"/>
				</xsl:attribute>
			</xsl:if>
			<!-- No page holds one item of a list alone, if it is but a line or two: one
			     as long as a paragraph may stand by itself, as a paragraph does. -->
			<xsl:if test="string-length(normalize-space()) &lt; 160">
				<xsl:if test="position() = 1 and last() &gt; 1">
					<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
				</xsl:if>
				<xsl:if test="position() = last() and last() &gt; 2">
					<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
				</xsl:if>
			</xsl:if>
			<fo:list-item-label role="Lbl" end-indent="label-end()">
				<fo:block>
					<xsl:choose>
						<xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
						<xsl:when test="../@kind = 'number'"><xsl:number value="position()" format="1."/></xsl:when>
						<xsl:when test="../@kind = 'letter'"><xsl:number value="position()" format="a."/></xsl:when>
						<xsl:when test="../@kind = 'plain'"/>
						<xsl:otherwise>&#8226;</xsl:otherwise>
					</xsl:choose>
				</fo:block>
			</fo:list-item-label>
			<fo:list-item-body role="LBody" start-indent="body-start()">
				<xsl:call-template name="inner-blocks"/>
			</fo:list-item-body>
		</fo:list-item>
	</xsl:template>

	<!-- === TABLES ======================================================== -->
	<xsl:template name="caption">
		<xsl:if test="@caption">
			<fo:block role="Caption" font-family="{$heading-family}"
			    font-weight="bold" font-size="{$small-size}pt"
			    keep-with-next.within-page="always" space-after="2pt">
				<xsl:value-of select="@caption"/>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template match="lt:table">
		<xsl:call-template name="caption"/>
		<fo:table role="Table" table-layout="fixed" inline-progression-dimension="100%"
		    font-size="{$body-size - 1}pt" line-height="{$leading - 1.5}pt"
		    border-collapse="separate" border-before-style="solid"
		    border-before-width="0.75pt" border-before-color="{$rule-color}">
			<xsl:if test="not(parent::lt:note) or following-sibling::*">
				<xsl:attribute name="space-after">
					<xsl:value-of select="concat($para-space, 'pt')"/>
				</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="lt:column"/>
			<xsl:if test="lt:row[@kind = 'header']">
				<fo:table-header start-indent="0pt" end-indent="0pt">
					<xsl:apply-templates select="lt:row[@kind = 'header']"/>
				</fo:table-header>
			</xsl:if>
			<fo:table-body start-indent="0pt" end-indent="0pt">
				<xsl:apply-templates select="lt:row[not(@kind = 'header')]"/>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<xsl:template match="lt:column">
		<xsl:variable name="share" select="sum(@share) + not(@share)"/>
		<fo:table-column column-width="proportional-column-width({$share})"/>
	</xsl:template>

	<xsl:template match="lt:row">
		<fo:table-row role="TR" keep-together.within-page="always">
			<!-- No page holds one row of a table alone. -->
			<xsl:if test="position() = 1 and last() &gt; 1 and not(@kind = 'header')">
				<xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
			</xsl:if>
			<xsl:if test="position() = last() and last() &gt; 2 and not(@kind = 'header')">
				<xsl:attribute name="keep-with-previous.within-page">always</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates select="lt:cell"/>
		</fo:table-row>
	</xsl:template>

	<xsl:template match="lt:cell">
		<xsl:variable name="at" select="position()"/>
		<fo:table-cell role="TD" padding-before="2.5pt" padding-after="2.5pt"
		    padding-end="8pt" border-after-style="solid"
		    border-after-width="0.5pt" border-after-color="{$rule-color}">
			<xsl:if test="../@kind = 'header' or @header = 'yes'">
				<xsl:attribute name="role">TH</xsl:attribute>
			</xsl:if>
			<xsl:if test="../@kind = 'header'">
				<xsl:attribute name="font-family"><xsl:value-of select="$heading-family"/></xsl:attribute>
				<xsl:attribute name="font-weight">bold</xsl:attribute>
				<xsl:attribute name="font-size"><xsl:value-of select="concat($small-size, 'pt')"/></xsl:attribute>
				<xsl:attribute name="border-after-width">0.75pt</xsl:attribute>
			</xsl:if>
			<xsl:if test="@span">
				<xsl:attribute name="number-columns-spanned"><xsl:value-of select="@span"/></xsl:attribute>
			</xsl:if>
			<xsl:variable name="align" select="../../lt:column[$at]/@align"/>
			<xsl:if test="$align">
				<xsl:attribute name="text-align"><xsl:value-of select="$align"/></xsl:attribute>
			</xsl:if>
			<xsl:call-template name="inner-blocks"/>
		</fo:table-cell>
	</xsl:template>

	<!-- === SET APART ===================================================== -->
	<!-- Indents make room for border and padding, which lie outside them. -->
	<xsl:template match="lt:note">
		<fo:block role="Sect" space-before="{$para-space * 0.5}pt"
		    space-after="{$para-space + 4}pt"
		    start-indent="from-parent(start-indent) + 14pt"
		    end-indent="from-parent(end-indent) + 10pt"
		    padding-before="7pt" padding-after="7pt" padding-start="11pt"
		    padding-end="10pt" border-start-style="solid"
		    border-start-width="3pt" border-start-color="{$accent}">
			<!-- A table may be longer than the page. -->
			<xsl:if test="not(lt:table)">
				<xsl:attribute name="keep-together.within-page">always</xsl:attribute>
			</xsl:if>
			<xsl:choose>
				<xsl:when test="@kind = 'outcome'">
					<xsl:attribute name="background-color"><xsl:value-of select="$tint"/></xsl:attribute>
				</xsl:when>
				<xsl:when test="@kind = 'warning'">
					<xsl:attribute name="border-start-color">black</xsl:attribute>
				</xsl:when>
				<xsl:otherwise>
					<xsl:attribute name="border-start-color"><xsl:value-of select="$rule-color"/></xsl:attribute>
				</xsl:otherwise>
			</xsl:choose>
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<xsl:template match="lt:note/lt:heading[1]" priority="1">
		<fo:block role="H{sum(@level) + 2 * not(@level)}"
		    font-family="{$heading-family}" font-weight="bold"
		    font-size="{$body-size * $heading-2}pt"
		    line-height="{$leading * $heading-2}pt"
		    keep-with-next.within-page="always" space-after="{$leading * 0.25}pt">
			<xsl:apply-templates/>
		</fo:block>
	</xsl:template>

	<!-- === FOOT OF THE LETTER ============================================ -->
	<xsl:template match="lt:signature">
		<fo:block role="Div" keep-together.within-page="always"
		    keep-with-previous.within-page="always" space-before="{$leading * 0.5}pt"
		    space-after="{$leading}pt">
			<xsl:if test="@close">
				<fo:block role="P" keep-with-next.within-page="always">
					<xsl:if test="$signature-field != 'visible'">
						<xsl:attribute name="space-after">
							<xsl:value-of select="concat($leading * 2.5, 'pt')"/>
						</xsl:attribute>
					</xsl:if>
					<xsl:value-of select="@close"/>
				</fo:block>
			</xsl:if>
			<xsl:if test="$signature-field = 'visible'">
				<fo:block-container role="Form" fox:alt-text="{$signature-label}"
				    block-progression-dimension="{$leading * 2.5}pt"
				    end-indent="2.5in" keep-with-next.within-page="always">
					<fo:block/>
				</fo:block-container>
			</xsl:if>
			<xsl:if test="$signature-field = 'invisible'">
				<fo:block role="Form" fox:alt-text="{$signature-label}"
				    keep-with-next.within-page="always"/>
			</xsl:if>
			<fo:block role="P">
				<fo:inline font-weight="bold">
					<xsl:apply-templates select="lt:line[1]/node()"/>
				</fo:inline>
				<xsl:for-each select="lt:line[position() &gt; 1]">
					<fo:block><xsl:apply-templates/></fo:block>
				</xsl:for-each>
			</fo:block>
		</fo:block>
	</xsl:template>

	<xsl:template match="lt:enclosures | lt:copies">
		<fo:block role="Sect" font-size="{$body-size - 1}pt"
		    line-height="{$leading - 1}pt" space-after="{$para-space}pt"
		    keep-together.within-page="always">
			<fo:block role="P" font-family="{$heading-family}" font-weight="bold"
			    font-size="{$small-size}pt" keep-with-next.within-page="always"
			    space-after="2pt">
				<xsl:value-of select="@label"/>
			</fo:block>
			<fo:list-block role="L" provisional-distance-between-starts="0pt"
			    provisional-label-separation="0pt">
				<xsl:for-each select="lt:item">
					<fo:list-item role="LI">
						<fo:list-item-label role="Lbl" end-indent="label-end()">
							<fo:block/>
						</fo:list-item-label>
						<fo:list-item-body role="LBody" start-indent="body-start()">
							<xsl:call-template name="inner-blocks"/>
						</fo:list-item-body>
					</fo:list-item>
				</xsl:for-each>
			</fo:list-block>
		</fo:block>
	</xsl:template>

	<!-- === IN A LINE ===================================================== -->
	<xsl:template match="lt:emphasis">
		<fo:inline font-weight="bold"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="lt:emphasis[@kind = 'title']">
		<fo:inline font-style="italic"><xsl:apply-templates/></fo:inline>
	</xsl:template>

	<xsl:template match="lt:date">
		<fo:inline keep-together.within-line="always">
			<xsl:apply-templates/>
			<xsl:if test="not(node())"><xsl:value-of select="eg:date(@value)"/></xsl:if>
		</fo:inline>
	</xsl:template>

	<xsl:template match="lt:link">
		<fo:basic-link role="Link" external-destination="url('{@to}')"
		    color="{$accent}"><xsl:apply-templates/></fo:basic-link>
	</xsl:template>

	<xsl:template match="lt:link[starts-with(@to, '#')]">
		<fo:basic-link role="Link" internal-destination="{substring(@to, 2)}"
		    color="{$accent}"><xsl:apply-templates/></fo:basic-link>
	</xsl:template>

	<xsl:template match="lt:phrase">
		<fo:inline>
			<xsl:copy-of select="@xml:lang"/>
			<xsl:if test="@keep = 'line'">
				<xsl:attribute name="keep-together.within-line">always</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates/>
		</fo:inline>
	</xsl:template>

	<!-- A block without content ends the line. -->
	<xsl:template match="lt:break"><fo:block/></xsl:template>

	<xsl:template match="lt:graphic">
		<fo:block space-after="{$para-space}pt">
			<fo:external-graphic src="url('{@src}')" fox:alt-text="{@alt}" role="Figure">
				<xsl:if test="@alt = ''">
					<xsl:attribute name="role">artifact</xsl:attribute>
				</xsl:if>
				<xsl:if test="@width">
					<xsl:attribute name="content-width"><xsl:value-of select="@width"/></xsl:attribute>
				</xsl:if>
				<xsl:if test="@height">
					<xsl:attribute name="content-height"><xsl:value-of select="@height"/></xsl:attribute>
				</xsl:if>
			</fo:external-graphic>
		</fo:block>
	</xsl:template>

	<!-- === EVERYTHING ELSE =============================================== -->
	<xsl:template match="fo:*">
		<xsl:copy>
			<xsl:copy-of select="@*"/>
			<xsl:apply-templates/>
		</xsl:copy>
	</xsl:template>

	<!-- Between blocks there is only the white space of templates. -->
	<xsl:template match="lt:letter/text() | lt:section/text() | lt:note/text()"/>

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
