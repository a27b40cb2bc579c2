<?xml version="1.0" encoding="UTF-8"?>
<!-- decided.xsl - what follows from the reviews: decisions of items, outcome of the case. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">

  <!-- The rules put an item's decision on it as a fact; no template decides. -->
  <xsl:variable name="overturned" select="/c:case/c:item[@f:decision = 'overturned']"/>
  <xsl:variable name="upheld" select="/c:case/c:item[@f:decision = 'upheld']"/>
  <xsl:variable name="n" select="count(/c:case/c:item)"/>

  <!-- The letter of this case that is the determination: of several the last. -->
  <xsl:variable name="letter" select="/c:case/c:letter[starts-with(c:kind, 'FDL')][last()]"/>
  <xsl:variable name="addressee" select="$letter/c:recipient[1]"/>

  <!-- What is in dispute of an item, as words.  Context: an item. -->
  <xsl:template name="disputed">
    <xsl:choose>
      <xsl:when test="c:disputed and not(c:authorizedRelation = 'different')">
        <xsl:value-of select="eg:sentence(eg:nb(normalize-space(c:disputed/c:text)))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="eg:sentence(eg:nb(normalize-space(c:requested/c:text)))"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "Overturned", "No: upheld".  Context: an item. -->
  <xsl:template name="decision">
    <xsl:param name="overturned" select="'Overturned'"/>
    <xsl:param name="upheld" select="'Upheld'"/>
    <xsl:choose>
      <xsl:when test="@f:decision = 'overturned'"><xsl:copy-of select="$overturned"/></xsl:when>
      <xsl:when test="@f:decision = 'upheld'"><xsl:copy-of select="$upheld"/></xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">an item has no decision (fact `decision`)</xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words of a case at the end of a sentence; they may have a full stop. -->
  <xsl:template name="stop">
    <xsl:param name="words" select="normalize-space()"/>
    <xsl:value-of select="eg:nb($words)"/>
    <xsl:if test="not(contains('.?!', substring($words, string-length($words))))">.</xsl:if>
  </xsl:template>
</xsl:stylesheet>
