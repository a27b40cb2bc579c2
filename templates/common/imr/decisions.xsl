<?xml version="1.0" encoding="UTF-8"?>
<!--
  decisions.xsl - a disputed item as the published letters tell it: its title and
  decision, the claims administrator's guideline line, the reviewer's, the
  rationale.

  A format sets between-guidelines where guidelines of the MTUS are not joined by
  ", and ", and matches items in mode after-rationale for what follows theirs.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c eg f">
  <xsl:include href="citation.xsl"/>
  <xsl:include href="item.xsl"/>
  <xsl:include href="narrative.xsl"/>

  <xsl:template match="c:item">
    <xsl:variable name="title"><xsl:call-template name="item-title"/></xsl:variable>
    <lt:section>
      <lt:heading>
        <xsl:value-of select="eg:nb($title)"/>
        <xsl:text>: </xsl:text>
        <!-- The decision follows from the reviews by a rule (fact decision). -->
        <xsl:choose>
          <xsl:when test="@f:decision = 'overturned'">Overturned</xsl:when>
          <xsl:when test="@f:decision = 'upheld'">Upheld</xsl:when>
          <xsl:otherwise>
            <xsl:message terminate="yes">an item has no decision (fact `decision`)</xsl:message>
          </xsl:otherwise>
        </xsl:choose>
      </lt:heading>
      <xsl:call-template name="basis">
        <xsl:with-param name="label" select="'Claims Administrator guideline:'"/>
        <xsl:with-param name="who" select="'Claims Administrator'"/>
        <xsl:with-param name="citations" select="c:urCitation"/>
      </xsl:call-template>
      <xsl:call-template name="basis">
        <xsl:with-param name="label" select="'MAXIMUS guideline:'"/>
        <xsl:with-param name="who" select="'Expert Reviewer'"/>
        <xsl:with-param name="citations" select="c:review/c:citation"/>
      </xsl:call-template>
      <xsl:for-each select="c:review/c:rationale">
        <xsl:call-template name="narrative">
          <xsl:with-param name="label" select="'Decision rationale:'"/>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:apply-templates select="." mode="after-rationale"/>
    </lt:section>
  </xsl:template>

  <xsl:template match="c:item" mode="after-rationale"/>

  <!-- A guideline line with its label. -->
  <xsl:template name="basis">
    <xsl:param name="label"/>
    <xsl:param name="who"/>
    <xsl:param name="citations"/>
    <xsl:variable name="line">
      <xsl:call-template name="guideline-line">
        <xsl:with-param name="citations" select="$citations"/>
        <xsl:with-param name="who" select="$who"/>
        <xsl:with-param name="joint" select="$between-guidelines"/>
      </xsl:call-template>
    </xsl:variable>
    <lt:para keep="next">
      <lt:emphasis><xsl:value-of select="$label"/></lt:emphasis>
      <xsl:value-of select="concat(' ', eg:nb($line))"/>
    </lt:para>
  </xsl:template>
</xsl:stylesheet>
