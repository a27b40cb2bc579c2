<?xml version="1.0" encoding="UTF-8"?>
<!--
  text.xsl - from the letter vocabulary (schemas/letter/letter.xsd) to plain
  text, for a terminal, an e-mail, a comparison.

  What is written here are lines to be filled (namespace urn:engross:text:1):

    p        a paragraph; label="1." hangs before it; under="=" underlines it;
             close="yes" when no empty line is wanted above
    br       a new line in it
    part     a part whose lines all begin with prefix="| "
    table    rows of cells in columns; row head="yes", cell align="end"
-->
<xsl:stylesheet version="1.0"
	xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	xmlns="urn:engross:text:1"
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
		<text>
			<xsl:if test="$draft = 'yes'"><p under="*">DRAFT</p></xsl:if>
			<xsl:apply-templates select="*[not(self::lt:running)]"/>
		</text>
	</xsl:template>

	<!-- === HEAD AND FOOT OF THE LETTER =================================== -->
	<xsl:template match="lt:letterhead | lt:address">
		<xsl:apply-templates select="lt:graphic"/>
		<p>
			<xsl:call-template name="lines"/>
		</p>
	</xsl:template>

	<xsl:template name="lines">
		<xsl:for-each select="lt:line">
			<xsl:if test="position() &gt; 1"><br/></xsl:if>
			<xsl:apply-templates/>
		</xsl:for-each>
	</xsl:template>

	<xsl:template match="lt:signature">
		<xsl:if test="@close"><p><xsl:value-of select="@close"/></p></xsl:if>
		<p><xsl:call-template name="lines"/></p>
	</xsl:template>

	<xsl:template match="lt:enclosures | lt:copies">
		<p><xsl:value-of select="@label"/></p>
		<part prefix="  ">
			<xsl:for-each select="lt:item">
				<xsl:call-template name="item">
					<xsl:with-param name="label">-</xsl:with-param>
				</xsl:call-template>
			</xsl:for-each>
		</part>
	</xsl:template>

	<!-- === BODY ========================================================== -->
	<xsl:template match="lt:section">
		<xsl:apply-templates select="*"/>
	</xsl:template>

	<xsl:template match="lt:heading">
		<p>
			<xsl:if test="@level = 1"><xsl:attribute name="under">=</xsl:attribute></xsl:if>
			<xsl:if test="not(@level) or @level = 2">
				<xsl:attribute name="under">-</xsl:attribute>
			</xsl:if>
			<xsl:apply-templates/>
		</p>
	</xsl:template>

	<xsl:template match="lt:para[not(*) and not(normalize-space())]" priority="2"/>

	<xsl:template match="lt:para[@kind = 'quote']">
		<part prefix="    "><p><xsl:apply-templates/></p></part>
	</xsl:template>

	<xsl:template match="lt:para">
		<p><xsl:apply-templates/></p>
	</xsl:template>

	<xsl:template match="lt:list">
		<xsl:for-each select="lt:item">
			<xsl:call-template name="item">
				<xsl:with-param name="label">
					<xsl:choose>
						<xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
						<xsl:when test="../@kind = 'number'"><xsl:number value="position()" format="1."/></xsl:when>
						<xsl:when test="../@kind = 'letter'"><xsl:number value="position()" format="a."/></xsl:when>
						<xsl:when test="../@kind = 'plain'"/>
						<xsl:otherwise>-</xsl:otherwise>
					</xsl:choose>
				</xsl:with-param>
			</xsl:call-template>
		</xsl:for-each>
	</xsl:template>

	<xsl:template name="item">
		<xsl:param name="label"/>
		<xsl:variable name="close" select="position() &gt; 1 or parent::lt:copies or
		    parent::lt:enclosures"/>
		<xsl:variable name="text" select="text()[normalize-space()] | lt:emphasis |
		    lt:date | lt:link | lt:phrase | lt:break | fo:*"/>
		<p label="{$label}">
			<xsl:if test="$close"><xsl:attribute name="close">yes</xsl:attribute></xsl:if>
			<xsl:choose>
				<xsl:when test="$text"><xsl:apply-templates select="$text"/></xsl:when>
				<xsl:otherwise><xsl:apply-templates select="lt:para[1]/node()"/></xsl:otherwise>
			</xsl:choose>
		</p>
		<xsl:variable name="rest" select="lt:list | lt:para[$text or position() &gt; 1]"/>
		<xsl:if test="$rest">
			<part>
				<xsl:attribute name="prefix">
					<xsl:value-of select="translate($label, '-.0123456789abcdefghijklmnopqrstuvwxyz', '                                      ')"/>
					<xsl:text> </xsl:text>
				</xsl:attribute>
				<xsl:apply-templates select="$rest"/>
			</part>
		</xsl:if>
	</xsl:template>

	<xsl:template match="lt:note">
		<part prefix="| "><xsl:apply-templates select="*"/></part>
	</xsl:template>

	<!-- === TABLES ======================================================== -->
	<xsl:template match="lt:reference">
		<xsl:if test="@caption"><p><xsl:value-of select="@caption"/></p></xsl:if>
		<table>
			<xsl:for-each select="lt:entry[* or normalize-space()]">
				<row>
					<cell><xsl:value-of select="@label"/>:</cell>
					<cell><xsl:apply-templates/></cell>
				</row>
			</xsl:for-each>
		</table>
	</xsl:template>

	<xsl:template match="lt:table">
		<xsl:if test="@caption"><p><xsl:value-of select="@caption"/></p></xsl:if>
		<table>
			<xsl:for-each select="lt:row">
				<row>
					<xsl:if test="@kind = 'header'"><xsl:attribute name="head">yes</xsl:attribute></xsl:if>
					<xsl:apply-templates select="lt:cell"/>
				</row>
			</xsl:for-each>
		</table>
	</xsl:template>

	<xsl:template match="lt:cell">
		<!-- Cells that span columns move those after them to the right. -->
		<xsl:variable name="at" select="count(preceding-sibling::lt:cell[not(@span)]) +
		    sum(preceding-sibling::lt:cell/@span) + 1"/>
		<cell>
			<xsl:copy-of select="../../lt:column[$at]/@align | @span"/>
			<xsl:for-each select="node()">
				<xsl:if test="self::lt:para[preceding-sibling::*] or
				    self::lt:list[preceding-sibling::*]"><br/></xsl:if>
				<xsl:apply-templates select="." mode="cell"/>
			</xsl:for-each>
		</cell>
	</xsl:template>

	<xsl:template match="node()" mode="cell"><xsl:apply-templates select="."/></xsl:template>
	<xsl:template match="lt:para" mode="cell"><xsl:apply-templates/></xsl:template>
	<xsl:template match="lt:list" mode="cell">
		<xsl:for-each select="lt:item">
			<xsl:if test="position() &gt; 1"><br/></xsl:if>
			<xsl:choose>
				<xsl:when test="@label"><xsl:value-of select="@label"/></xsl:when>
				<xsl:otherwise>-</xsl:otherwise>
			</xsl:choose>
			<xsl:text> </xsl:text>
			<xsl:value-of select="normalize-space()"/>
		</xsl:for-each>
	</xsl:template>

	<!-- === IN A LINE ===================================================== -->
	<xsl:template match="lt:date">
		<xsl:apply-templates/>
		<xsl:if test="not(node())"><xsl:value-of select="eg:date(@value)"/></xsl:if>
	</xsl:template>

	<!-- The address is told where the words do not say it themselves. -->
	<xsl:template match="lt:link">
		<xsl:apply-templates/>
		<xsl:variable name="address">
			<xsl:choose>
				<xsl:when test="starts-with(@to, 'mailto:')"><xsl:value-of select="substring-after(@to, ':')"/></xsl:when>
				<xsl:when test="starts-with(@to, 'tel:')"><xsl:value-of select="substring-after(@to, ':')"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="@to"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:if test="not(starts-with(@to, '#') or contains($address, normalize-space()))">
			<xsl:text> &lt;</xsl:text>
			<xsl:value-of select="$address"/>
			<xsl:text>&gt;</xsl:text>
		</xsl:if>
	</xsl:template>

	<xsl:template match="lt:break"><br/></xsl:template>

	<xsl:template match="lt:graphic[@alt = '']"/>
	<xsl:template match="lt:graphic"><p>[<xsl:value-of select="@alt"/>]</p></xsl:template>

	<!-- === EVERYTHING ELSE =============================================== -->
	<xsl:template match="lt:emphasis | lt:phrase"><xsl:apply-templates/></xsl:template>

	<!-- XSL-FO says how a thing looks on paper: here its words are what counts. -->
	<xsl:template match="fo:*"><xsl:apply-templates/></xsl:template>
	<xsl:template match="fo:block[text()[normalize-space()] or fo:inline]">
		<p><xsl:apply-templates/></p>
	</xsl:template>
	<xsl:template match="fo:leader | fo:page-number | fo:page-number-citation |
	    fo:page-number-citation-last"><xsl:text> </xsl:text></xsl:template>

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
