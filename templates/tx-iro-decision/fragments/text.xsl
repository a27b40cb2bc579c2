<?xml version="1.0" encoding="UTF-8"?>
<!-- text.xsl - text of the case as paragraphs and lists of the letter. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <!-- Context: an element whose children are paragraphs and lists. -->
  <xsl:template name="text"><xsl:apply-templates select="*[normalize-space()]" mode="text"/></xsl:template>

  <xsl:template match="t:p" mode="text">
    <lt:para>
      <!-- A paragraph that introduces a list stays with it. -->
      <xsl:if test="following-sibling::*[1][self::t:ul or self::t:ol]">
        <xsl:attribute name="keep">next</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates mode="text"/>
    </lt:para>
  </xsl:template>
  <xsl:template match="t:ul" mode="text">
    <lt:list><xsl:apply-templates select="t:li[normalize-space()]" mode="text"/></lt:list>
  </xsl:template>
  <xsl:template match="t:ol" mode="text">
    <lt:list kind="number"><xsl:apply-templates select="t:li[normalize-space()]" mode="text"/></lt:list>
  </xsl:template>
  <xsl:template match="t:li" mode="text">
    <lt:item><xsl:apply-templates mode="text"/></lt:item>
  </xsl:template>
  <xsl:template match="t:strong" mode="text">
    <lt:emphasis><xsl:value-of select="normalize-space()"/></lt:emphasis>
  </xsl:template>
  <xsl:template match="t:em" mode="text">
    <lt:emphasis kind="title"><xsl:value-of select="normalize-space()"/></lt:emphasis>
  </xsl:template>

  <!-- White space next to an element is part of the sentence, as one space. -->
  <xsl:template match="text()" mode="text">
    <xsl:if test="preceding-sibling::* and normalize-space(substring(., 1, 1)) = ''">
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:value-of select="eg:nb(normalize-space())"/>
    <xsl:if test="normalize-space() and following-sibling::* and
        normalize-space(substring(., string-length())) = ''">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
