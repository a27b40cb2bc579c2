<?xml version="1.0" encoding="UTF-8"?>
<!-- remand.xsl - that this is a new review, ordered by the Appeals Board. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lt="urn:engross:letter:1" xmlns:eg="urn:engross:function:1"
    xmlns:c="urn:engross:imr:1" xmlns:f="urn:engross:facts:1" exclude-result-prefixes="c f eg">

  <xsl:template match="/c:case">
    <xsl:for-each select="c:remand">
      <lt:section keep="together" role="remand">
        <lt:heading>Why there is a new review</lt:heading>
        <lt:para>
          <xsl:text>On </xsl:text>
          <lt:date value="{c:wcabOrderDate}"/>
          <xsl:text> the Workers’ Compensation Appeals Board, in case </xsl:text>
          <xsl:value-of select="c:adjNumber"/>
          <xsl:text>, set aside the determination in IMR case </xsl:text>
          <xsl:value-of select="c:previousCaseId"/>
          <xsl:text>, on the ground of Labor Code section&#160;4610.6(h)(</xsl:text>
          <xsl:value-of select="c:ground"/>
          <xsl:text>). The dispute was sent back for another review (section&#160;4610.6(i)), which was
          made by </xsl:text>
          <xsl:choose>
            <xsl:when test="count(/c:case/c:reviewer) &gt; 1">different reviewers</xsl:when>
            <xsl:otherwise>a different reviewer</xsl:otherwise>
          </xsl:choose>
          <xsl:text>. This determination takes the place of the earlier one.</xsl:text>
        </lt:para>
      </lt:section>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
