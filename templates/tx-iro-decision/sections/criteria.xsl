<?xml version="1.0" encoding="UTF-8"?>
<!-- criteria.xsl - the check list of screening criteria and other clinical bases (Labor Code 413.032(a)(2)). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:t="urn:engross:tx-iro:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="t f eg">

  <xsl:template match="/t:review">
    <lt:section>
      <lt:heading>Source of the screening criteria or other clinical basis</lt:heading>
      <lt:list>
        <xsl:call-template name="box"><xsl:with-param name="kind">acoem</xsl:with-param>
          <xsl:with-param name="words">ACOEM: American College of Occupational and Environmental Medicine</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">ahrq</xsl:with-param>
          <xsl:with-param name="words">AHRQ: Agency for Healthcare Research and Quality</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">dwcGuidelines</xsl:with-param>
          <xsl:with-param name="words">Policies or guidelines of the Division of Workers’ Compensation</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">interqual</xsl:with-param>
          <xsl:with-param name="words">InterQual criteria</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">judgment</xsl:with-param>
          <xsl:with-param name="words">Medical judgment, clinical experience and expertise, by accepted medical standards</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">milliman</xsl:with-param>
          <xsl:with-param name="words">Milliman care guidelines</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">odg</xsl:with-param>
          <xsl:with-param name="words">ODG: Official Disability Guidelines</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">peerReviewed</xsl:with-param>
          <xsl:with-param name="words">Peer-reviewed, nationally accepted medical literature</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">textbook</xsl:with-param>
          <xsl:with-param name="words">A medical textbook</xsl:with-param></xsl:call-template>
        <xsl:call-template name="box"><xsl:with-param name="kind">other</xsl:with-param>
          <xsl:with-param name="words">Other evidence-based, scientifically valid sources</xsl:with-param></xsl:call-template>
      </lt:list>
    </lt:section>
  </xsl:template>

  <!-- A box that is not ticked says so only to the eye; the words of one that is are bold. -->
  <xsl:template name="box">
    <xsl:param name="kind"/>
    <xsl:param name="words"/>
    <xsl:variable name="used" select="t:criterion[@kind = $kind]"/>
    <xsl:choose>
      <xsl:when test="$used">
        <lt:item label="&#x2612;" role="criteria">
          <lt:emphasis><xsl:value-of select="$words"/></lt:emphasis>
          <xsl:for-each select="$used[t:description]">
            <xsl:choose>
              <xsl:when test="position() = 1">: </xsl:when>
              <xsl:otherwise>; </xsl:otherwise>
            </xsl:choose>
            <xsl:value-of select="eg:nb(normalize-space(t:description))"/>
          </xsl:for-each>
        </lt:item>
      </xsl:when>
      <xsl:otherwise>
        <lt:item label="&#x2610;"><xsl:value-of select="$words"/></lt:item>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
