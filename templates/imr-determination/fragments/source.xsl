<?xml version="1.0" encoding="UTF-8"?>
<!-- source.xsl - what a decision rests on, as a reader can look it up. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">

  <!-- Context: a citation. -->
  <xsl:template match="c:citation | c:urCitation | c:treatingCitation" mode="source">
    <xsl:apply-templates select="*" mode="source"/>
  </xsl:template>

  <xsl:template match="c:mtus" mode="source">
    <xsl:text>Medical Treatment Utilization Schedule (MTUS), </xsl:text>
    <xsl:for-each select="c:organization"><xsl:value-of select="concat(normalize-space(), ', ')"/></xsl:for-each>
    <xsl:for-each select="c:chapter"><xsl:value-of select="concat('chapter&#160;', normalize-space(), ', ')"/></xsl:for-each>
    <lt:emphasis kind="title"><xsl:value-of select="normalize-space(c:title)"/></lt:emphasis>
    <xsl:for-each select="c:year"><xsl:value-of select="concat(' (', ., ')')"/></xsl:for-each>
    <xsl:call-template name="sections-and-pages"/>
  </xsl:template>

  <xsl:template match="c:guideline" mode="source">
    <xsl:for-each select="c:organization"><xsl:value-of select="concat(normalize-space(), ', ')"/></xsl:for-each>
    <lt:emphasis kind="title"><xsl:value-of select="normalize-space(c:title)"/></lt:emphasis>
    <xsl:for-each select="c:abbreviation"><xsl:value-of select="concat(' (', normalize-space(), ')')"/></xsl:for-each>
    <xsl:for-each select="c:edition"><xsl:value-of select="concat(', ', translate(normalize-space(), ' ', '&#160;'))"/></xsl:for-each>
    <xsl:for-each select="c:year"><xsl:value-of select="concat(', ', .)"/></xsl:for-each>
    <xsl:for-each select="c:chapter"><xsl:value-of select="concat(', ', normalize-space())"/></xsl:for-each>
    <xsl:call-template name="sections-and-pages"/>
  </xsl:template>

  <!-- Volume, issue and pages as journals write them: 12(3):101-109. -->
  <xsl:template match="c:study" mode="source">
    <xsl:for-each select="c:authors | c:title">
      <xsl:variable name="words" select="normalize-space()"/>
      <xsl:value-of select="$words"/>
      <xsl:if test="not(contains('.?!', substring($words, string-length($words))))">.</xsl:if>
      <xsl:text> </xsl:text>
    </xsl:for-each>
    <lt:emphasis kind="title"><xsl:value-of select="normalize-space(c:journal)"/></lt:emphasis>
    <xsl:value-of select="concat(' ', c:year)"/>
    <xsl:for-each select="c:volume"><xsl:value-of select="concat('; ', .)"/></xsl:for-each>
    <xsl:for-each select="c:issue"><xsl:value-of select="concat('(', ., ')')"/></xsl:for-each>
    <xsl:for-each select="c:pages"><xsl:value-of select="concat(': ', translate(., '-', '–'))"/></xsl:for-each>
    <xsl:for-each select="c:doi"><xsl:value-of select="concat('. doi:', .)"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="c:other" mode="source">
    <xsl:value-of select="normalize-space(c:text)"/>
  </xsl:template>

  <xsl:template name="sections-and-pages">
    <xsl:if test="c:section">
      <xsl:value-of select="concat(', ', eg:plural(count(c:section), 'section'), ' ')"/>
      <xsl:for-each select="c:section">
        <xsl:choose>
          <xsl:when test="position() = 1"/>
          <xsl:when test="position() = last()"> and </xsl:when>
          <xsl:otherwise>, </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="concat('“', normalize-space(), '”')"/>
      </xsl:for-each>
    </xsl:if>
    <xsl:if test="c:page">
      <xsl:value-of select="concat(', ', eg:plural(count(c:page) + contains(c:page, '-'), 'page'), '&#160;')"/>
      <xsl:for-each select="c:page">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="translate(., '-', '–')"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Several sources one under the other.  Context: any. -->
  <xsl:template name="sources">
    <xsl:param name="citations"/>
    <xsl:param name="none"/>
    <xsl:choose>
      <xsl:when test="not($citations)"><xsl:value-of select="$none"/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$citations">
          <xsl:if test="position() &gt; 1"><lt:break/></xsl:if>
          <xsl:apply-templates select="." mode="source"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
