<?xml version="1.0" encoding="UTF-8"?>
<!--
  citation.xsl - citations in words, and the guideline lines made of them.

  One grammar serves the letters of 2014 and since: what a citation has decides
  what is said of it.

    line     = none | outside SP nonmtus | mtus [ SP nonmtus ]
    none     = "The " who " did not cite any medical evidence for its decision."
    outside  = "The " who " based their decision on recommendation(s) outside of
               the MTUS Guidelines."
    mtus     = "Decision based on MTUS " guide { joint guide } "."
    guide    = [ organization SP ] [ "Chapter " number SP ] title [ SP year ]
               [ " Guidelines" ] [ ", Section(s): " section { ", " section } ]
               [ SP "Page(s): " page { ", " page } ]; a comma where sections
               come before the pages
    nonmtus  = "Decision based on Non-MTUS Citation " source { "; " source } "."

  Named templates: guideline-line, citation, citation-part.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="urn:engross:imr:1" exclude-result-prefixes="c">

  <!--
    citations: c:citation or c:urCitation elements, maybe none.
    who:       "Claims Administrator" or "Expert Reviewer".
    joint:     between two guidelines of the MTUS.
  -->
  <xsl:template name="guideline-line">
    <xsl:param name="citations"/>
    <xsl:param name="who"/>
    <xsl:param name="joint" select="', and '"/>
    <xsl:variable name="mtus" select="$citations[c:mtus]"/>
    <xsl:variable name="others" select="$citations[not(c:mtus)]"/>
    <xsl:choose>
      <xsl:when test="not($citations)">
        <xsl:text>The </xsl:text>
        <xsl:value-of select="$who"/>
        <xsl:text> did not cite any medical evidence for its decision.</xsl:text>
      </xsl:when>
      <xsl:when test="not($mtus)">
        <xsl:text>The </xsl:text>
        <xsl:value-of select="$who"/>
        <xsl:text> based their decision on recommendation(s) outside of the MTUS Guidelines. </xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>Decision based on MTUS </xsl:text>
        <xsl:for-each select="$mtus">
          <xsl:if test="position() &gt; 1"><xsl:value-of select="$joint"/></xsl:if>
          <xsl:call-template name="citation"/>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
        <xsl:if test="$others"><xsl:text> </xsl:text></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$others">
      <xsl:text>Decision based on Non-MTUS Citation </xsl:text>
      <xsl:for-each select="$others">
        <xsl:if test="position() &gt; 1">; </xsl:if>
        <xsl:call-template name="citation"/>
      </xsl:for-each>
      <xsl:text>.</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- One citation in words, without a full stop.  Context: a citation. -->
  <xsl:template name="citation">
    <xsl:apply-templates select="*" mode="citation"/>
  </xsl:template>

  <xsl:template match="c:mtus" mode="citation">
    <xsl:for-each select="c:organization">
      <xsl:value-of select="concat(normalize-space(), ' ')"/>
    </xsl:for-each>
    <xsl:for-each select="c:chapter">
      <xsl:value-of select="concat('Chapter ', normalize-space(), ' ')"/>
    </xsl:for-each>
    <xsl:value-of select="normalize-space(c:title)"/>
    <xsl:for-each select="c:year"><xsl:value-of select="concat(' ', .)"/></xsl:for-each>
    <xsl:if test="@guidelinesWord = 'true'"> Guidelines</xsl:if>
    <xsl:for-each select="c:section">
      <xsl:choose>
        <xsl:when test="position() = 1">, Section(s): </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="normalize-space()"/>
    </xsl:for-each>
    <xsl:for-each select="c:page">
      <xsl:choose>
        <xsl:when test="position() = 1 and ../c:section">, Page(s): </xsl:when>
        <xsl:when test="position() = 1"> Page(s): </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="c:guideline" mode="citation">
    <xsl:value-of select="normalize-space(c:organization)"/>
    <xsl:for-each select="c:title">
      <xsl:call-template name="citation-part">
        <xsl:with-param name="first" select="not(../c:organization)"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="c:abbreviation">
      <xsl:value-of select="concat(' (', normalize-space(), ')')"/>
    </xsl:for-each>
    <xsl:for-each select="c:edition"><xsl:call-template name="citation-part"/></xsl:for-each>
    <xsl:for-each select="c:year"><xsl:value-of select="concat(', ', .)"/></xsl:for-each>
    <xsl:for-each select="c:chapter"><xsl:call-template name="citation-part"/></xsl:for-each>
    <xsl:for-each select="c:section"><xsl:call-template name="citation-part"/></xsl:for-each>
    <xsl:for-each select="c:page">
      <xsl:choose>
        <xsl:when test="position() = 1">, pg. </xsl:when>
        <xsl:otherwise>, </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="c:study" mode="citation">
    <xsl:value-of select="concat(normalize-space(c:authors), ', ', normalize-space(c:title), ', ',
        c:year, ', ', normalize-space(c:journal))"/>
    <xsl:for-each select="c:volume"><xsl:value-of select="concat(', volume ', .)"/></xsl:for-each>
    <xsl:for-each select="c:issue"><xsl:value-of select="concat(', issue ', .)"/></xsl:for-each>
    <xsl:for-each select="c:pages"><xsl:value-of select="concat(', pages ', .)"/></xsl:for-each>
    <xsl:for-each select="c:doi"><xsl:value-of select="concat(', doi ', .)"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="c:other" mode="citation">
    <xsl:value-of select="normalize-space(c:text)"/>
  </xsl:template>

  <!-- A part with the mark before it; a first part has none. -->
  <xsl:template name="citation-part">
    <xsl:param name="first" select="false()"/>
    <xsl:choose>
      <xsl:when test="$first"/>
      <xsl:when test="@after = 'space'"><xsl:text> </xsl:text></xsl:when>
      <xsl:when test="@after = 'colon'"><xsl:text>: </xsl:text></xsl:when>
      <xsl:when test="@after = 'dash'"><xsl:text> - </xsl:text></xsl:when>
      <xsl:when test="@after = 'slash'"><xsl:text>/ </xsl:text></xsl:when>
      <xsl:when test="@after = 'parentheses'"><xsl:text> (</xsl:text></xsl:when>
      <xsl:otherwise><xsl:text>, </xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="normalize-space()"/>
    <xsl:if test="not($first) and @after = 'parentheses'">)</xsl:if>
  </xsl:template>
</xsl:stylesheet>
