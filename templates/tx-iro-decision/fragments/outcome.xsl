<?xml version="1.0" encoding="UTF-8"?>
<!-- outcome.xsl - outcomes in words: upheld and overturned are said of the carrier's denial. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template name="outcome">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$of = 'overturned'">Overturned</xsl:when>
      <xsl:when test="$of = 'partlyOverturned'">Partially overturned</xsl:when>
      <xsl:when test="$of = 'upheld'">Upheld</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="necessity">
    <xsl:choose>
      <xsl:when test="t:necessity = 'full'">medically necessary</xsl:when>
      <xsl:when test="t:necessity = 'none'">not medically necessary</xsl:when>
      <xsl:otherwise>
        <xsl:text>medically necessary in part: </xsl:text>
        <xsl:value-of select="normalize-space(t:part)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
