<?xml version="1.0" encoding="UTF-8"?>
<!-- text.xsl - text of the case as paragraphs and lists of the letter. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <!--
    Context: an element whose children are paragraphs and lists.  role and of are
    the first one's, for the checklist.
  -->
  <xsl:template name="text">
    <xsl:param name="role"/>
    <xsl:param name="of"/>
    <xsl:apply-templates select="*[normalize-space()]" mode="text">
      <xsl:with-param name="role" select="$role"/>
      <xsl:with-param name="of" select="$of"/>
    </xsl:apply-templates>
  </xsl:template>

  <xsl:template name="checked">
    <xsl:param name="role"/>
    <xsl:param name="of"/>
    <xsl:if test="$role and position() = 1">
      <xsl:attribute name="role"><xsl:value-of select="$role"/></xsl:attribute>
      <xsl:attribute name="of"><xsl:value-of select="$of"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="t:p" mode="text">
    <xsl:param name="role"/>
    <xsl:param name="of"/>
    <lt:para>
      <xsl:call-template name="checked">
        <xsl:with-param name="role" select="$role"/>
        <xsl:with-param name="of" select="$of"/>
      </xsl:call-template>
      <!-- A paragraph that introduces a list stays with it. -->
      <xsl:if test="following-sibling::*[1][self::t:ul or self::t:ol]">
        <xsl:attribute name="keep">next</xsl:attribute>
      </xsl:if>
      <xsl:apply-templates mode="text"/>
    </lt:para>
  </xsl:template>
  <xsl:template match="t:ul" mode="text">
    <xsl:param name="role"/>
    <xsl:param name="of"/>
    <lt:list>
      <xsl:call-template name="checked">
        <xsl:with-param name="role" select="$role"/>
        <xsl:with-param name="of" select="$of"/>
      </xsl:call-template>
      <xsl:apply-templates select="t:li[normalize-space()]" mode="text"/>
    </lt:list>
  </xsl:template>
  <xsl:template match="t:ol" mode="text">
    <xsl:param name="role"/>
    <xsl:param name="of"/>
    <lt:list kind="number">
      <xsl:call-template name="checked">
        <xsl:with-param name="role" select="$role"/>
        <xsl:with-param name="of" select="$of"/>
      </xsl:call-template>
      <xsl:apply-templates select="t:li[normalize-space()]" mode="text"/>
    </lt:list>
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
